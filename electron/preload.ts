/** Runs before the page, sandboxed: gives it `window.claimfolio` and nothing of Electron. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
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
  pathOf: (file) => webUtils.getPathForFile(file as File),
});

contextBridge.exposeInMainWorld('claimfolio', bridge);
