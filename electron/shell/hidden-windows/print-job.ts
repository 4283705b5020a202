/** What a paper is printed with, and what Electron's answer means. Pure: no Electron here. */
import { StatementError } from '../../errors.ts';

/**
 * Given any option but no size, Electron takes A4 (shell/browser/api/electron_api_web_contents.cc
 * `OnGetDeviceNameToUse`); a size does not go together with `usePrinterDefaultPageSize`.
 */
export function choosePrintOptions(paper: unknown): { printBackground: true; pageSize: 'Letter' | 'A4' } {
  return { printBackground: true, pageSize: paper === 'a4' ? 'A4' : 'Letter' };
}

/**
 * True when it was printed, false when the person closed the dialog. Chromium's own error windows are not in Electron:
 * the reason is all that tells of a fault (patches/chromium/printing.patch).
 *
 * @throws {StatementError} statement/no-printer, statement/not-printed
 */
export function readPrintAnswer(isPrinted: boolean, reason: string): boolean {
  if (isPrinted) return true;
  if (/cancel/i.test(reason)) return false;
  if (/printers? available|no default printer/i.test(reason))
    throw new StatementError('statement/no-printer', 'This computer has no printer.');
  throw new StatementError('statement/not-printed', 'The printer did not take the paper.');
}

export function notAnsweredError(): StatementError {
  return new StatementError('statement/not-printed', 'The print dialog closed without a word.');
}
