/** Carries requests from the page to the router, and events from the app to the main window. */
import { type BrowserWindow, ipcMain } from 'electron';
import { type EventChannel, requestChannels } from '#shared/ipc/channels';
import type { Dispatch } from '../ipc/router.ts';
import { isTrustedSender } from './trusted-sender.ts';

export function connectIpc(dispatch: Dispatch): void {
  for (const channel of requestChannels) {
    ipcMain.handle(channel, (event, input) => {
      const frame = event.senderFrame;
      if (frame && isTrustedSender({ url: frame.url, isMainFrame: frame.parent === null }))
        return dispatch(channel, input);
      return {
        ok: false,
        failure: { code: 'ipc/untrusted-sender', message: 'Not allowed.', retryable: false },
      };
    });
  }
}

/** Papers in hidden windows hear nothing: they show what they asked for once. */
export function sendToPage(window: BrowserWindow | null, channel: EventChannel, payload: unknown): void {
  window?.webContents.send(channel, payload);
}
