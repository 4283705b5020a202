/**
 * Draws scans in a window nobody sees: sandboxed, without a preload, so that whatever takes it over has neither a
 * network nor a way to ask main for anything. It lives for one page.
 */
import { BrowserWindow } from 'electron';
import PQueue from 'p-queue';
import { largestPicture } from '#shared/model/bills/scan';
import { ScanError } from '../../errors.ts';
import type { ScanPainter } from '../../ports.ts';
import { limitTime } from '../limit-time.ts';
import { windowOptions } from '../main-window.ts';
import { painterUrl } from '../trusted-sender.ts';

type Scan = Parameters<ScanPainter['draw']>[0];

/** A page of a scan takes about a second. */
const mostMs = 20_000;

/** How much of a scan is handed over at once, in bytes: base64 of it takes main a millisecond. A multiple of 3. */
const portion = 3 * 256 * 1024;

export function createScanPainter(): ScanPainter {
  const queue = new PQueue({ concurrency: 1 });
  return { draw: (scan) => queue.add(() => drawApart(scan)) };
}

async function drawApart(scan: Scan): Promise<string> {
  const window = new BrowserWindow(windowOptions(null));
  try {
    return await limitTime(drawIn(window, scan), mostMs, notDrawnError);
  } catch (cause) {
    throw cause instanceof ScanError ? cause : notDrawnError(cause);
  } finally {
    // The app may have closed it at its end.
    if (!window.isDestroyed()) window.destroy();
  }
}

async function drawIn(window: BrowserWindow, { bytes, mediaType, page }: Scan): Promise<string> {
  await window.loadURL(painterUrl);
  const run = (code: string): Promise<unknown> => window.webContents.executeJavaScript(code);
  for (let start = 0; start < bytes.length; start += portion) {
    const text = Buffer.from(bytes.subarray(start, start + portion)).toString('base64');
    await run(`takeScan('${text}')`);
  }
  const picture = await run(`drawScan('${mediaType}', ${page})`);
  if (typeof picture !== 'string' || picture.length > largestPicture || !/^data:image\/webp;/.test(picture))
    throw notDrawnError();
  return picture;
}

function notDrawnError(cause?: unknown): ScanError {
  return new ScanError('scan/not-drawn', 'The paper was not drawn.', { cause });
}
