/**
 * Draws papers in a window nobody sees: sandboxed, without a preload, so that whatever takes it over has neither a
 * network nor a way to ask main for anything. It lives for one page.
 */
import { BrowserWindow } from 'electron';
import PQueue from 'p-queue';
import { largestPicture } from '#shared/model/bills/paper';
import { PaperError } from '../../errors.ts';
import type { PaperPainter } from '../../ports.ts';
import { windowOptions } from '../main-window.ts';
import { painterUrl } from '../trusted-sender.ts';
import { limitTime } from './limit-time.ts';

type Paper = Parameters<PaperPainter['draw']>[0];

/** A page of a scan takes about a second. */
const mostMs = 20_000;

/** How much of a paper is handed over at once, in bytes: base64 of it takes main a millisecond. A multiple of 3. */
const portion = 3 * 256 * 1024;

export function createPaperPainter(): PaperPainter {
  const queue = new PQueue({ concurrency: 1 });
  return { draw: (paper) => queue.add(() => drawApart(paper)) };
}

async function drawApart(paper: Paper): Promise<string> {
  const window = new BrowserWindow(windowOptions(null));
  try {
    return await limitTime(drawIn(window, paper), mostMs, notDrawnError);
  } catch (cause) {
    throw cause instanceof PaperError ? cause : notDrawnError(cause);
  } finally {
    window.destroy();
  }
}

async function drawIn(window: BrowserWindow, { bytes, mediaType, page }: Paper): Promise<string> {
  await window.loadURL(painterUrl);
  const run = (code: string): Promise<unknown> => window.webContents.executeJavaScript(code);
  for (let start = 0; start < bytes.length; start += portion) {
    const text = Buffer.from(bytes.subarray(start, start + portion)).toString('base64');
    await run(`takePaper('${text}')`);
  }
  const picture = await run(`drawPaper('${mediaType}', ${page})`);
  if (typeof picture !== 'string' || picture.length > largestPicture || !/^data:image\/webp;/.test(picture))
    throw notDrawnError();
  return picture;
}

function notDrawnError(cause?: unknown): PaperError {
  return new PaperError('paper/not-drawn', 'The paper was not drawn.', { cause });
}
