import { EventEmitter } from 'node:events';
import { Session, session } from '../net/session.ts';
import { codec } from '../page/clone.ts';
import { PageRequests } from '../page/page-requests.ts';
import type { PageMessage } from '../page/page-side.ts';
import { followPopups } from '../page/popups.ts';
import { isPaper, toPdfParameters } from '../page/print-parameters.ts';
import { type Frame, WindowPage } from '../page/window-page.ts';
import { app } from './app.ts';
import { askPrinter } from './desktop.ts';
import { markDestroyed } from './destroyed.ts';
import { createEvent } from './events.ts';
import { ipcMain } from './ipc-main.ts';
import { listKeyChords, menuChanges, pressAccelerator } from './menu.ts';

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;
export type WebPreferences = Electron.WebPreferences;

const all = new Map<number, WebContents>();
let nextId = 1;

/** The page of a window; the class itself is Electron's `webContents` module. */
export class WebContents
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
      | 'close'
      | 'executeJavaScript'
      | 'focus'
      | 'getURL'
      | 'getZoomFactor'
      | 'getZoomLevel'
      | 'isCrashed'
      | 'isDestroyed'
      | 'isLoading'
      | 'isLoadingMainFrame'
      | 'loadURL'
      | 'print'
      | 'printToPDF'
      | 'reload'
      | 'send'
      | 'setWebRTCIPHandlingPolicy'
      | 'setWindowOpenHandler'
      | 'setZoomFactor'
      | 'setZoomLevel'
    >
{
  readonly id = nextId++;
  readonly session: Session;
  readonly page: WindowPage;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #zoom = 1;
  #size: { width: number; height: number };
  #crashed = false;
  #loading = false;
  #destroyed = false;

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find(({ page }) => page.targetId === targetId);
  }
  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }
  static getFocusedWebContents(): WebContents | null {
    return [...all.values()].at(-1) ?? null;
  }

  constructor(
    preferences: WebPreferences,
    preload: string,
    size: { width: number; height: number; hidden: boolean },
  ) {
    super();
    const given: unknown = preferences.session;
    this.session = given instanceof Session ? given : session.fromPartition(preferences.partition ?? '');
    this.#size = size;
    this.page = new WindowPage({ ...size, preload });
    new PageRequests(this.page, this.session, (...asked) => this.#mayNavigate(...asked));
    all.set(this.id, this);
    this.page.on(
      'message',
      (message: PageMessage, body: string, frame: Frame | undefined, contextId: number) => {
        void this.#receive(message, body, frame, contextId);
      },
    );
    followPopups(this.page, (url) => this.#open({ url, name: '', features: '' }));
    const tellShortcuts = () => void this.page.tell({ kind: 'accelerators', list: listKeyChords() });
    this.page.on('context', tellShortcuts);
    menuChanges.on('changed', tellShortcuts);
    this.page.on('closed', () => menuChanges.off('changed', tellShortcuts));
    this.page.on('navigated', (url: string) => this.emit('did-navigate', createEvent({}), url, 200, 'OK'));
    this.page.on('dom-ready', () => this.emit('dom-ready', createEvent({})));
    this.page.on('loaded', () => {
      this.#loading = false;
      this.emit('did-finish-load', createEvent({}));
      this.emit('did-stop-loading', createEvent({}));
    });
    this.page.on('crashed', () => {
      this.#crashed = true;
      const gone = { reason: 'crashed', exitCode: 1 };
      this.emit('render-process-gone', createEvent({}), gone);
      // docs/api/app.md: the same on the app, with the contents.
      app.emit('render-process-gone', createEvent({}), this, gone);
    });
    this.page.on('closed', () => {
      this.#destroyed = true;
      all.delete(this.id);
      markDestroyed(this);
      this.emit('destroyed');
    });
  }

  get mainFrame() {
    return this.#frame(this.page.frames.get(this.page.targetId));
  }

  /** The frame in the shape of Electron's `WebFrameMain`. */
  #frame(frame: Frame | undefined): object {
    const parent = frame?.parentId === undefined ? null : this.#frame(this.page.frames.get(frame.parentId));
    const url = frame?.url ?? this.page.url;
    const made = {
      url,
      parent,
      top: null as object | null,
      processId: this.id,
      routingId: 1,
      frameTreeNodeId: this.id,
      origin: new URL(url).origin,
    };
    made.top = parent ? (parent as { top: object }).top : made;
    return made;
  }

  #mayNavigate(url: string, frameId: string, redirected: boolean): boolean {
    const isMainFrame = frameId === this.page.targetId;
    this.#loading ||= isMainFrame;
    if (isMainFrame && this.page.sentByApp && !redirected) {
      this.page.sentByApp = false;
      return true;
    }
    const frame = this.#frame(this.page.frames.get(frameId));
    const event = createEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    if (redirected) this.emit('will-redirect', event, url, false, isMainFrame, this.id, 1);
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event, url, false, true, this.id, 1);
    }
    return !event.defaultPrevented;
  }

  async #receive(
    message: PageMessage,
    body: string,
    frame: Frame | undefined,
    contextId: number,
  ): Promise<void> {
    if (message.kind === 'accelerator') return pressAccelerator(message.index);
    if (message.kind === 'open') return this.#open(message);
    if (message.kind === 'context-menu') return this.#tellContextMenu(message);
    const senderFrame = this.#frame(frame);
    const event = createEvent({
      type: 'frame',
      sender: this,
      senderFrame,
      frameId: 1,
      processId: this.id,
      ports: [],
    });
    const args = codec.decode(body) as unknown[];
    if (message.kind === 'send') {
      const reply = (channel: string, ...values: unknown[]) => this.send(channel, ...values);
      ipcMain.emit(message.channel, Object.assign(event, { reply, returnValue: undefined }), ...args);
      return;
    }
    const { id, channel } = message;
    try {
      const value = await ipcMain.answer(channel, event as unknown as Electron.IpcMainInvokeEvent, args);
      await this.page.tell({ kind: 'reply', id }, codec.encode(value), contextId);
    } catch (error) {
      const text = `Error invoking remote method '${channel}': ${String(error)}`;
      await this.page.tell({ kind: 'reply', id, error: text }, '', contextId);
    }
  }

  #tellContextMenu({
    x,
    y,
    isEditable,
    selectionText,
  }: Extract<PageMessage, { kind: 'context-menu' }>): void {
    const isSelected = selectionText !== '';
    const editFlags = {
      canUndo: isEditable,
      canRedo: isEditable,
      canCut: isEditable && isSelected,
      canCopy: isSelected,
      canPaste: isEditable,
      canDelete: isEditable && isSelected,
      canSelectAll: true,
      canEditRichly: false,
    };
    this.emit('context-menu', createEvent({}), { x, y, isEditable, selectionText, editFlags });
  }

  #open({ url, name, features }: { url: string; name: string; features: string }): void {
    const { action } = this.#openHandler({
      url: URL.canParse(url, this.getURL()) ? new URL(url, this.getURL()).href : url,
      frameName: name,
      features,
      disposition: features ? 'new-window' : 'foreground-tab',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    });
    if (action === 'allow')
      process.emitWarning('electron stand-in: windows opened by a page are not supported and stay closed');
  }

  send(channel: string, ...args: unknown[]): void {
    const body = codec.encode(args);
    void this.page.tell({ kind: 'event', channel }, body);
  }

  setWebRTCIPHandlingPolicy(): void {}
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  getURL(): string {
    return this.page.url === 'about:blank' ? '' : this.page.url;
  }
  isLoadingMainFrame(): boolean {
    return this.#loading;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  isLoading(): boolean {
    return this.#loading;
  }
  focus(): void {
    void this.page.command('Page.bringToFront', {}).catch(() => undefined);
  }
  /** Closes the window of the page; the window decides. */
  close(): void {
    this.emit('standin-close');
  }

  async loadURL(url: string): Promise<void> {
    this.#loading = true;
    await this.page.navigate(url);
  }

  reload(): void {
    this.page.sentByApp = true;
    this.#crashed = false;
    this.#loading = true;
    void this.page.command('Page.reload', {});
  }

  async executeJavaScript(code: string): Promise<unknown> {
    await this.page.opened;
    // lib/browser/api/web-contents.ts `waitTillCanExecuteJavaScript`: a page that never loads never answers.
    if (!this.getURL() || this.#loading)
      await new Promise<void>((resolve) => this.once('did-stop-loading', resolve));
    const answer = await this.page.command('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (answer.exceptionDetails) {
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    }
    return answer.result.value;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    await this.page.opened;
    const { data } = await this.page.command('Page.printToPDF', toPdfParameters(options));
    return Buffer.from(data, 'base64');
  }

  print(
    options: Electron.WebContentsPrintOptions = {},
    done?: (success: boolean, failureReason: string) => void,
  ): void {
    const { pageSize, usePrinterDefaultPageSize } = options;
    if (usePrinterDefaultPageSize !== undefined && pageSize !== undefined)
      throw new Error('usePrinterDefaultPageSize cannot be combined with pageSize');
    if (typeof pageSize === 'string' && !isPaper(pageSize))
      throw new Error(`Unsupported pageSize: ${pageSize}`);
    askPrinter(options, (reason) => done?.(reason === '', reason));
  }

  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoom = factor;
    void this.#applyZoom();
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2);
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  /** Keeps the zoom when the window is resized. */
  resized(size: { width: number; height: number }): void {
    this.#size = size;
    if (this.#zoom !== 1) void this.#applyZoom();
  }

  async #applyZoom(): Promise<void> {
    await this.page.opened;
    if (this.#zoom === 1) return void (await this.page.command('Emulation.clearDeviceMetricsOverride', {}));
    await this.page.command('Emulation.setDeviceMetricsOverride', {
      width: Math.round(this.#size.width / this.#zoom),
      height: Math.round(this.#size.height / this.#zoom),
      deviceScaleFactor: this.#zoom,
      mobile: false,
    });
  }
}
