/** Runs before the page, sandboxed: gives it `window.claimfolio` and nothing of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from '#shared/ipc/bridge';

const bridge = createBridge({
  invoke: (channel, input) => ipcRenderer.invoke(channel, input),
  subscribe: (channel, listener) => {
    const forward = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.removeListener(channel, forward);
    };
  },
});

contextBridge.exposeInMainWorld('claimfolio', bridge);
