/** The window that draws scans is believed nothing: what it answers is checked, and it ends in time, drawn or not. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createScanPainter } from '../../electron/shell/hidden-windows/scan-painter.ts';

const shown = vi.hoisted(() => ({
  answer: async (_code: string): Promise<unknown> => null,
  asked: [] as string[],
  open: 0,
  window: null as { destroy(): void } | null,
}));

vi.mock('electron', () => ({
  app: { isPackaged: true },
  BrowserWindow: class {
    webContents = {
      executeJavaScript(code: string) {
        shown.asked.push(code);
        return code.startsWith('drawScan') ? shown.answer(code) : Promise.resolve();
      },
    };
    constructor() {
      shown.window = this;
      shown.open += 1;
    }
    async loadURL() {}
    #isGone = false;
    isDestroyed() {
      return this.#isGone;
    }
    destroy() {
      // As Electron has it for a window that is gone.
      if (this.#isGone) throw new TypeError('Object has been destroyed');
      this.#isGone = true;
      shown.open -= 1;
    }
  },
}));

const scan = { bytes: new Uint8Array(2_000_000).fill(7), mediaType: 'application/pdf', page: 3 } as const;

beforeEach(() => {
  shown.asked = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  expect(shown.open).toBe(0);
});

it('gets the bytes in portions, whole and in order, and the number of the page', async () => {
  shown.answer = async () => 'data:image/webp;base64,AAAA';
  expect(await createScanPainter().draw(scan)).toBe('data:image/webp;base64,AAAA');
  const portions = shown.asked
    .slice(0, -1)
    .map((code) => /^takeScan\('([A-Za-z0-9+/=]*)'\)$/.exec(code)?.[1] ?? '');
  expect(portions.every(({ length }) => length <= 1_048_576)).toBe(true);
  expect(Buffer.compare(Buffer.from(portions.join(''), 'base64'), scan.bytes)).toBe(0);
  expect(shown.asked.at(-1)).toBe("drawScan('application/pdf', 3)");
});

it('closed with the app, it says that nothing was drawn, and not that it was closed', async () => {
  shown.answer = async () => {
    shown.window?.destroy();
    throw new Error('The page is gone.');
  };
  await expect(createScanPainter().draw(scan)).rejects.toMatchObject({ code: 'scan/not-drawn' });
});

it.each([
  ['nothing', null],
  ['an address of elsewhere', 'https://elsewhere.example/x.webp'],
  ['markup', 'data:text/html,<script>'],
  ['a picture that is far too long', `data:image/webp;base64,${'A'.repeat(12_000_001)}`],
])('%s is no drawn page', async (_, answer) => {
  shown.answer = async () => answer;
  await expect(createScanPainter().draw(scan)).rejects.toMatchObject({ code: 'scan/not-drawn' });
});

it('a fault in it is told without its words', async () => {
  shown.answer = () => Promise.reject(new Error('Canary'));
  const error = await createScanPainter()
    .draw(scan)
    .catch((fault: Error) => fault);
  expect(error).toMatchObject({ code: 'scan/not-drawn', message: 'The paper was not drawn.' });
});

it('one that hangs is closed after 20 seconds, and the next scan is drawn', async () => {
  shown.answer = () => new Promise(() => undefined);
  const painter = createScanPainter();
  const drawn = painter.draw(scan).catch(({ code }) => code);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await drawn).toBe('scan/not-drawn');
  shown.answer = async () => 'data:image/webp;base64,AAAA';
  expect(await painter.draw(scan)).toBe('data:image/webp;base64,AAAA');
});
