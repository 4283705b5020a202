/** Renders a route of the page in a window nobody sees, then prints it. */
import { BrowserWindow } from 'electron';
import { StatementError } from '../../errors.ts';
import type { PagePrinter } from '../../ports.ts';
import { windowOptions } from '../main-window.ts';
import { pageUrl } from '../trusted-sender.ts';
import { limitTime } from './limit-time.ts';

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

export function createPagePrinter(preload: string): PagePrinter {
  return {
    pdf: (route) =>
      drawPaper(preload, route, async (window) =>
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
      drawPaper(
        preload,
        route,
        (window) => new Promise((resolve) => window.webContents.print({}, (printed) => resolve(printed))),
      ),
  };
}

async function drawPaper<T>(preload: string, route: string, use: (window: BrowserWindow) => Promise<T>) {
  const window = new BrowserWindow({ ...windowOptions(preload), width: 816, height: 1056 });
  try {
    await window.loadURL(`${pageUrl}#${route}`);
    const state: unknown = await limitTime(
      window.webContents.executeJavaScript(paperState),
      mostMs,
      notDrawnError,
    );
    if (state !== 'ready') throw notDrawnError();
    return await use(window);
  } finally {
    window.destroy();
  }
}

function notDrawnError(): StatementError {
  return new StatementError('statement/render-failed', 'The statement was not drawn.');
}
