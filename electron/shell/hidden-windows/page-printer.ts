/** Renders a route of the page in a window nobody sees, for a PDF; what goes to a printer is shown first. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { StatementError } from '../../errors.ts';
import type { PagePrinter } from '../../ports.ts';
import { limitTime } from '../limit-time.ts';
import { windowOptions } from '../main-window.ts';
import { pageUrl } from '../trusted-sender.ts';
import { choosePrintOptions, notAnsweredError, readPrintAnswer } from './print-job.ts';

/** The paper route sets `data-paper` on its root element when everything is drawn. */
const paperState = `new Promise((resolve) => {
  const look = () => {
    const state = document.documentElement.dataset.paper;
    if (state) document.fonts.ready.then(() => resolve(state));
    else setTimeout(look, 30);
  };
  look();
})`;

/** A year of 1,000 claims takes about five seconds. */
const mostMs = 90_000;

/** How long the system may take for its answer once the dialog is closed. */
const mostMsAfterDialog = 60_000;

export function createPagePrinter(preload: string, mainWindow: () => BrowserWindow | null): PagePrinter {
  const open = new Set<BrowserWindow>();
  return {
    pdf: (route) =>
      drawPaper(open, windowOptions(preload), route, async (window) =>
        limitTime(
          window.webContents.printToPDF({
            generateTaggedPDF: true,
            generateDocumentOutline: true,
            preferCSSPageSize: true,
            printBackground: true,
          }),
          mostMs,
          notDrawnError,
        ),
      ),
    print: (route) =>
      drawPaper(open, { ...windowOptions(preload), ...ownedBy(mainWindow()) }, route, async (window) =>
        printFrom(window),
      ),
    stop() {
      for (const window of open) {
        open.delete(window);
        window.destroy();
      }
    },
  };
}

async function drawPaper<T>(
  open: Set<BrowserWindow>,
  options: BrowserWindowConstructorOptions,
  route: string,
  use: (window: BrowserWindow) => Promise<T>,
) {
  const window = new BrowserWindow({ ...options, width: 816, height: 1056 });
  open.add(window);
  window.once('closed', () => open.delete(window));
  try {
    const state = await limitTime(draw(window, route), mostMs, notDrawnError);
    if (state !== 'ready') throw notDrawnError();
    return await use(window);
  } finally {
    if (open.delete(window)) window.destroy();
  }
}

async function draw(window: BrowserWindow, route: string): Promise<unknown> {
  try {
    await window.loadURL(`${pageUrl}#${route}`);
  } catch (cause) {
    // It was closed meanwhile, or its page is broken.
    throw notDrawnError(cause);
  }
  return window.webContents.executeJavaScript(paperState);
}

/** The dialog then belongs to the window that the person sees, and is not lost behind it. */
function ownedBy(parent: BrowserWindow | null): BrowserWindowConstructorOptions {
  return parent === null ? {} : { parent, modal: true, minimizable: false };
}

/** Shows the paper, so that the person can close it whatever becomes of the dialog, and prints it. */
async function printFrom(window: BrowserWindow): Promise<boolean> {
  const paper: unknown = await window.webContents.executeJavaScript(
    'document.documentElement.dataset.paperSize',
  );
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  let timer: NodeJS.Timeout | undefined;
  window.once('closed', () => resolve(false));
  window.removeMenu();
  window.show();
  window.webContents.print(choosePrintOptions(paper), (isPrinted, reason) => {
    try {
      resolve(readPrintAnswer(isPrinted, reason));
    } catch (error) {
      reject(error);
    }
  });
  // While the dialog is open the window has no focus; a dialog that ended in neither way never answers.
  window.on('blur', () => clearTimeout(timer));
  window.on('focus', () => {
    clearTimeout(timer);
    timer = setTimeout(() => reject(notAnsweredError()), mostMsAfterDialog);
  });
  return promise.finally(() => clearTimeout(timer));
}

function notDrawnError(cause?: unknown): StatementError {
  return new StatementError('statement/render-failed', 'The statement was not drawn.', { cause });
}
