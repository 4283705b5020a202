/** Renders a route of the page in a window nobody sees, then prints it. */
import { BrowserWindow } from 'electron';
import { StatementError } from '../errors.ts';
import type { PagePrinter } from '../ports.ts';
import { windowOptions } from './main-window.ts';
import { pageUrl } from './trusted-sender.ts';

/** The paper route says so itself, on its root element, when everything is drawn and every font is there. */
const paperState = `new Promise((resolve) => {
  const look = () => {
    const state = document.documentElement.dataset.paper;
    if (state) document.fonts.ready.then(() => resolve(state));
    else setTimeout(look, 30);
  };
  look();
})`;

const renderTimeoutMs = 60_000;

export function createPagePrinter(preload: string): PagePrinter {
  return {
    pdf: (route) =>
      withPaper(preload, route, async (window) =>
        window.webContents.printToPDF({
          generateTaggedPDF: true,
          generateDocumentOutline: true,
          preferCSSPageSize: true,
          printBackground: true,
        }),
      ),
    print: (route) =>
      withPaper(
        preload,
        route,
        (window) => new Promise((resolve) => window.webContents.print({}, (printed) => resolve(printed))),
      ),
  };
}

async function withPaper<T>(preload: string, route: string, use: (window: BrowserWindow) => Promise<T>) {
  const window = new BrowserWindow({ ...windowOptions(preload), width: 816, height: 1056 });
  try {
    await window.loadURL(`${pageUrl}#${route}`);
    const state = await Promise.race([
      window.webContents.executeJavaScript(paperState),
      new Promise((resolve) => setTimeout(resolve, renderTimeoutMs, 'timeout')),
    ]);
    if (state !== 'ready')
      throw new StatementError('statement/render-failed', 'The statement was not drawn.');
    return await use(window);
  } finally {
    window.destroy();
  }
}
