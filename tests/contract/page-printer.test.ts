/** Papers that wait in the print dialog, over an Electron that only records. */
import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createPagePrinter } from '../../electron/shell/hidden-windows/page-printer.ts';

const electron = vi.hoisted(() => ({ open: new Set<object>(), asked: () => {} }));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    webContents = {
      executeJavaScript: async () => 'ready',
      // Nobody answers the dialog.
      print: () => electron.asked(),
    };
    constructor() {
      super();
      electron.open.add(this);
    }
    async loadURL() {}
    destroy() {
      // As Electron has it for a window that is gone.
      if (!electron.open.delete(this)) throw new TypeError('Object has been destroyed');
      this.emit('closed');
    }
  }
  return { BrowserWindow, app: new EventEmitter() };
});

it('are closed when the app locks, and nothing was printed', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  electron.asked = resolve;
  const printer = createPagePrinter('/preload.cjs');
  const printing = printer.print('/paper');
  await promise;
  expect(electron.open.size).toBe(1);
  printer.stop();
  expect(electron.open.size).toBe(0);
  expect(await printing).toBe(false);
});
