const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('fixture', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  onMessage(listener) {
    const receive = (_event, ...args) => listener(...args);
    ipcRenderer.on('message', receive);
    return () => ipcRenderer.off('message', receive);
  },
  sandboxed: process.sandboxed,
});

ipcRenderer.send('early');
