/** Papers that wait in the print dialog, over an Electron that only records. */
import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { createPagePrinter } from '../../electron/shell/hidden-windows/page-printer.ts';

type Printed = (isPrinted: boolean, reason: string) => void;

const electron = vi.hoisted(() => ({
  open: [] as EventEmitter[],
  options: [] as object[],
  shown: 0,
  size: 'letter',
  asked: (_options: object, _done: Printed) => {},
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    webContents = {
      executeJavaScript: async (code: string) => (code.includes('paperSize') ? electron.size : 'ready'),
      print: (options: object, done: Printed) => electron.asked(options, done),
    };
    constructor(options: object) {
      super();
      electron.open.push(this);
      electron.options.push(options);
    }
    async loadURL() {}
    removeMenu() {}
    show() {
      electron.shown++;
    }
    destroy() {
      // As Electron has it for a window that is gone.
      if (!electron.open.includes(this)) throw new TypeError('Object has been destroyed');
      electron.open.splice(electron.open.indexOf(this), 1);
      this.emit('closed');
    }
  }
  return { BrowserWindow, app: new EventEmitter() };
});

const parent = new EventEmitter() as never;

/** Prints; settles once the dialog is open. */
async function print() {
  const { promise, resolve } = Promise.withResolvers<{ options: object; done: Printed }>();
  electron.asked = (options, done) => resolve({ options, done });
  const printer = createPagePrinter('/preload.cjs', () => parent);
  const printing = printer.print('/paper');
  printing.catch(() => undefined);
  return { printer, printing, ...(await promise) };
}

beforeEach(() => {
  electron.open.splice(0);
  electron.options.splice(0);
  electron.shown = 0;
});

it('are closed when the app locks, and nothing was printed', async () => {
  const { printer, printing } = await print();
  expect(electron.open).toHaveLength(1);
  printer.stop();
  expect(electron.open).toHaveLength(0);
  expect(await printing).toBe(false);
});

it('are shown over the main window, which then owns the dialog; the person can close them', async () => {
  const { printing } = await print();
  expect(electron.options.at(-1)).toMatchObject({ parent, modal: true, show: false });
  expect(electron.shown).toBe(1);
  electron.open.splice(0)[0]?.emit('closed');
  expect(await printing).toBe(false);
});

// shell/browser/api/electron_api_web_contents.cc `OnGetDeviceNameToUse`: 297000 x 210000 where no size is given.
it.each([
  ['letter', 'Letter'],
  ['a4', 'A4'],
] as const)('keep their size: %s is %s', async (size, pageSize) => {
  electron.size = size;
  const { printing, options, done } = await print();
  expect(options).toEqual({ printBackground: true, pageSize });
  done(true, '');
  expect(await printing).toBe(true);
  expect(electron.open).toHaveLength(0);
});

it('that a printer did not take say so, and their window goes', async () => {
  const { printing, done } = await print();
  done(false, 'Print job failed');
  await expect(printing).rejects.toMatchObject({ code: 'statement/not-printed' });
  expect(electron.open).toHaveLength(0);
});

it('whose dialog closed without an answer are given up a minute later', async () => {
  const { printing } = await print();
  vi.useFakeTimers();
  try {
    const [window] = electron.open;
    window?.emit('blur');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(electron.open).toHaveLength(1);
    window?.emit('focus');
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(printing).rejects.toMatchObject({ code: 'statement/not-printed' });
    expect(electron.open).toHaveLength(0);
  } finally {
    vi.useRealTimers();
  }
});
