import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { standin } from './desktop.ts';
import { markDestroyed } from './destroyed.ts';
import { createEvent } from './events.ts';
import { nativeTheme } from './native-theme.ts';
import { WebContents } from './web-contents.ts';

/** On Wayland a window that was never shown gets no frame, and no `ready-to-show` (electron/electron#48859). */
const isReadyUnseen = process.env['ELECTRON_STANDIN_READY'] !== 'never';

const windows = new Set<BrowserWindow>();
let nextId = 1;

/** A window: one page of the private browser context. */
export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'blur'
      | 'center'
      | 'close'
      | 'destroy'
      | 'flashFrame'
      | 'focus'
      | 'getBounds'
      | 'getContentBounds'
      | 'getContentSize'
      | 'getMinimumSize'
      | 'getNormalBounds'
      | 'getSize'
      | 'getTitle'
      | 'hide'
      | 'isContentProtected'
      | 'isDestroyed'
      | 'isFocused'
      | 'isFullScreen'
      | 'isMaximized'
      | 'isMinimized'
      | 'isVisible'
      | 'loadFile'
      | 'loadURL'
      | 'maximize'
      | 'minimize'
      | 'reload'
      | 'removeMenu'
      | 'restore'
      | 'setBackgroundColor'
      | 'setContentProtection'
      | 'setContentSize'
      | 'setMenu'
      | 'setMenuBarVisibility'
      | 'setMinimumSize'
      | 'setSize'
      | 'setTitle'
      | 'show'
      | 'showInactive'
      | 'unmaximize'
    >
{
  readonly id = nextId++;
  readonly webContents: WebContents;
  #bounds: Electron.Rectangle;
  #minimum: number[];
  #title: string;
  #visible: boolean;
  #state: 'normal' | 'minimized' | 'maximized' = 'normal';
  #destroyed = false;
  #isProtected = false;
  #readyToShow = false;
  #isDrawn = false;
  readonly #page: WebContents['page'];

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].findLast((window) => window.isFocused()) ?? null;
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { width = 800, height = 600, x = 0, y = 0, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.#title = options.title ?? app.getName();
    this.#visible = options.show ?? true;
    const preload = webPreferences.preload ? readFileSync(webPreferences.preload, 'utf8') : '';
    this.webContents = new WebContents(webPreferences, preload, { width, height, hidden: !this.#visible });
    this.#page = this.webContents.page;
    windows.add(this);
    this.webContents.on('standin-close', () => this.close());
    this.#page.on('closed', () => this.#closed());
    this.webContents.page.on('loaded', () => {
      this.#isDrawn = true;
      if (isReadyUnseen || this.#visible) this.#tellReady();
    });
    nativeTheme.follow(this.webContents.page);
    app.emit('web-contents-created', createEvent({}), this.webContents);
    app.emit('browser-window-created', createEvent({}), this);
  }

  #tellReady(): void {
    if (this.#readyToShow || !this.#isDrawn) return;
    this.#readyToShow = true;
    this.emit('ready-to-show');
  }

  #closed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this);
    void this.#page.close();
    markDestroyed(this, ['webContents']);
    this.emit('closed');
    if (windows.size === 0) app.lastWindowClosed();
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }
  async loadFile(file: string): Promise<void> {
    await this.webContents.loadURL(pathToFileURL(path.resolve(app.getAppPath(), file)).href);
  }
  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    const wasVisible = this.#visible;
    this.#visible = true;
    if (!wasVisible) this.emit('show');
    this.#tellReady();
    this.focus();
  }
  showInactive(): void {
    this.#visible = true;
    this.emit('show');
    this.#tellReady();
  }
  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }
  focus(): void {
    if (standin.refusesFocus) return;
    windows.delete(this);
    windows.add(this);
    this.webContents.focus();
    this.emit('focus');
  }
  blur(): void {
    this.emit('blur');
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isFocused(): boolean {
    return !standin.refusesFocus && this.#visible && this.#state !== 'minimized';
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isMinimized(): boolean {
    return this.#state === 'minimized';
  }
  isMaximized(): boolean {
    return this.#state === 'maximized';
  }
  isFullScreen(): boolean {
    return false;
  }
  minimize(): void {
    this.#setState('minimized', 'minimize');
  }
  maximize(): void {
    this.#setState('maximized', 'maximize');
  }
  unmaximize(): void {
    this.#setState('normal', 'unmaximize');
  }
  restore(): void {
    this.#setState('normal', 'restore');
  }
  #setState(state: 'normal' | 'minimized' | 'maximized', event: string): void {
    this.#state = state;
    void this.#page.setWindowState(state).catch(() => undefined);
    this.emit(event);
  }

  /** Closes, unless the app prevents the `close` event. */
  close(): void {
    const event = createEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.#closed();
  }
  destroy(): void {
    this.#closed();
  }

  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { width, height } = this.#bounds;
    const page = this.#page;
    void page.opened.then(() => page.setContentSize(width, height)).catch(() => undefined);
    this.webContents.resized({ width, height });
    this.emit('resize');
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getMinimumSize(): number[] {
    return this.#minimum;
  }
  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }
  center(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setBackgroundColor(): void {}
  flashFrame(flag: boolean): void {
    standin.flashing[this.id] = flag;
  }
  // Told, and no more: nothing here records screens.
  setContentProtection(enable: boolean): void {
    this.#isProtected = enable;
  }
  isContentProtected(): boolean {
    return this.#isProtected;
  }
}
