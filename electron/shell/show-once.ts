/** When a window that is made hidden is shown. Pure: no Electron here. */

type Window = {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
  webContents: { once(event: 'did-finish-load', listener: () => void): unknown };
  show(): void;
};

/** A page that takes longer is shown as far as it is. */
const mostMs = 3_000;

/**
 * Shows it at the first of: the page is drawn, the page is loaded, three seconds. On Wayland a hidden window is never drawn
 * (electron/electron#48859). `onShown` hears which it was.
 */
export function showOnce(window: Window, onShown: (by: string) => void): void {
  let isOver = false;
  const show = (by: string) => {
    if (isOver) return;
    end();
    window.show();
    onShown(by);
  };
  const timer = setTimeout(() => show('time'), mostMs);
  const end = () => {
    isOver = true;
    clearTimeout(timer);
  };
  window.once('ready-to-show', () => show('drawn'));
  window.webContents.once('did-finish-load', () => show('loaded'));
  window.once('closed', end);
}
