import { expect, it } from 'vitest';
import { readPrintAnswer } from '../../../electron/shell/hidden-windows/print-job.ts';

it('tells a print from a closed dialog', () => {
  expect(readPrintAnswer(true, '')).toBe(true);
  expect(readPrintAnswer(false, 'Print job canceled')).toBe(false);
});

// patches/chromium/printing.patch gives the first three; electron/electron#24664 the fourth.
it.each([
  ['Invalid printer settings', 'statement/not-printed'],
  ['Print job failed', 'statement/not-printed'],
  ['failed', 'statement/not-printed'],
  ['No valid printers available', 'statement/no-printer'],
] as const)('%s is %s', (reason, code) => {
  expect(() => readPrintAnswer(false, reason)).toThrow(expect.objectContaining({ code }));
});
