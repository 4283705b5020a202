import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, ipcMain, nativeTheme, protocol, safeStorage, session } from 'electron';

const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const folder = path.join(import.meta.dirname, 'page');
const seen = { requests: [], navigations: [], opened: [], instances: [], sender: '', early: '' };
globalThis.seen = seen;

if (!app.requestSingleInstanceLock({ hello: 'first' })) app.quit();
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.on('second-instance', (_event, _argv, _folder, data) => seen.instances.push(data));
app.on('window-all-closed', () => app.quit());

ipcMain.handle('echo', (event, value) => {
  seen.sender = event.senderFrame.url;
  return value;
});
ipcMain.handle(
  'describe',
  (_event, value) => Object.prototype.toString.call(value) + String(value?.constructor?.name),
);
ipcMain.handle('fail', () => {
  throw new TypeError('no luck');
});
ipcMain.handle('function', () => () => 1);
ipcMain.on('early', (event) => {
  seen.early = event.senderFrame.url;
});
ipcMain.on('ping', (event, value) => event.sender.send('message', value, { from: 'main' }));
ipcMain.handle('seal', async (_event, text) => [...(await safeStorage.encryptStringAsync(text))]);
ipcMain.handle('open', async (_event, bytes) => await safeStorage.decryptStringAsync(Buffer.from(bytes)));

await app.whenReady();
protocol.handle('app', (request) => {
  const file = path.join(folder, new URL(request.url).pathname);
  if (!existsSync(file)) return new Response('', { status: 404 });
  const headers = {
    'content-type': types[path.extname(file)] ?? 'text/plain',
    'content-security-policy': csp,
  };
  return new Response(readFileSync(file), { headers });
});
session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
  seen.requests.push(details.url);
  callback({ cancel: !details.url.startsWith('app://') });
});
const window = new BrowserWindow({
  width: 1366,
  height: 900,
  show: false,
  webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs'), sandbox: true },
});
window.webContents.setWindowOpenHandler(({ url }) => {
  seen.opened.push(url);
  return { action: 'deny' };
});
window.webContents.on('will-navigate', (event) => {
  seen.navigations.push(event.url);
  if (!event.url.startsWith('app://')) event.preventDefault();
});
window.once('ready-to-show', () => window.show());
nativeTheme.themeSource = 'system';
await window.loadURL('app://bundle/index.html');
console.log('window loaded');
