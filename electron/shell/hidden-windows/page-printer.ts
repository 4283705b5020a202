/** Renders a route of the page in a window nobody sees, then prints it. */
import { BrowserWindow } from 'electron';
import { StatementError } from '../../errors.ts';
import type { PagePrinter } from '../../ports.ts';
import { limitTime } from '../limit-time.ts';
import { windowOptions } from '../main-window.ts';
import { pageUrl } from '../trusted-sender.ts';

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
  const open = new Set<BrowserWindow>();
  return {
    pdf: (route) =>
      drawPaper(open, preload, route, async (window) =>
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
        open,
        preload,
        route,
        (window) =>
          new Promise((resolve) => {
            window.once('closed', () => resolve(false));
            window.webContents.print({}, (printed) => resolve(printed));
          }),
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
  preload: string,
  route: string,
  use: (window: BrowserWindow) => Promise<T>,
) {
  const window = new BrowserWindow({ ...windowOptions(preload), width: 816, height: 1056 });
  open.add(window);
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
    if (open.delete(window)) window.destroy();
  }
}

function notDrawnError(): StatementError {
  return new StatementError('statement/render-failed', 'The statement was not drawn.');
}
