import { EventEmitter } from 'node:events';
import type { Protocol } from '../browser/cdp.ts';
import { type Browser, browserReady } from '../browser/runtime-state.ts';
import { toExternal, toInternal } from '../net/addresses.ts';
import { bindingName, receiverName, writePageScript } from './page-script.ts';
import type { MainMessage, PageMessage } from './page-side.ts';

type Parameters<M extends keyof Protocol.CommandParameters> = Protocol.CommandParameters[M];

/** One frame of a page as the app may see it. */
export interface Frame {
  id: string;
  parentId: string | undefined;
  url: string;
}

export interface PageOptions {
  width: number;
  height: number;
  hidden: boolean;
  preload: string;
}

/** A browser page over CDP: its frames, its navigation, and the pipe to its preload. */
export class WindowPage extends EventEmitter {
  readonly opened: Promise<void>;
  readonly frames = new Map<string, Frame>();
  targetId = '';
  /** True while the page goes where the app itself sent it (loadURL, reload). */
  sentByApp = false;
  #sessionId = '';
  #browser: Browser | undefined;
  #contexts = new Map<number, string>();
  #mainContext: number | undefined;
  #windowId: number | undefined;
  #closed = false;

  constructor(options: PageOptions) {
    super();
    this.opened = this.#open(options);
    this.opened.catch(() => undefined);
  }

  async #open(options: PageOptions): Promise<void> {
    this.#browser = await browserReady;
    const { cdp } = this.#browser;
    const targetId = await this.#target(this.#browser, options);
    this.targetId = targetId;
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    this.#sessionId = sessionId;
    cdp.listen('', 'Target.targetDestroyed', (event) => {
      if (event.targetId === targetId) this.#gone();
    });
    this.#listen(sessionId);
    await Promise.all([
      this.command('Page.enable', {}),
      this.command('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.command('Runtime.addBinding', { name: bindingName }),
      this.command('Runtime.enable', {}),
      this.command('Page.addScriptToEvaluateOnNewDocument', { source: writePageScript(options.preload) }),
      this.command('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
      this.setContentSize(options.width, options.height),
    ]);
  }

  async #target(browser: Browser, { hidden, width, height }: PageOptions): Promise<string> {
    const { cdp, contextId: browserContextId, spareTargetId } = browser;
    browser.spareTargetId = undefined;
    if (spareTargetId) return spareTargetId;
    const wanted = {
      url: 'about:blank',
      browserContextId,
      newWindow: true,
      background: hidden,
      width,
      height,
    };
    return (await cdp.send('Target.createTarget', wanted)).targetId;
  }

  #listen(sessionId: string): void {
    const { cdp } = this.#browser ?? { cdp: undefined };
    cdp?.listen(sessionId, 'Page.frameNavigated', ({ frame }) => {
      const url = toExternal(frame.url + (frame.urlFragment ?? ''));
      this.frames.set(frame.id, { id: frame.id, parentId: frame.parentId, url });
      if (frame.parentId === undefined) this.emit('navigated', url);
    });
    cdp?.listen(sessionId, 'Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame) this.frames.set(frameId, { ...frame, url: toExternal(url) });
    });
    cdp?.listen(sessionId, 'Page.frameDetached', ({ frameId }) => void this.frames.delete(frameId));
    cdp?.listen(sessionId, 'Page.domContentEventFired', () => this.emit('dom-ready'));
    cdp?.listen(sessionId, 'Page.loadEventFired', () => {
      if (this.url !== '' && this.url !== 'about:blank') this.emit('loaded');
    });
    cdp?.listen(sessionId, 'Page.windowOpen', ({ url }) => this.emit('window-open', url));
    cdp?.listen(sessionId, 'Inspector.targetCrashed', () => this.emit('crashed'));
    cdp?.listen(sessionId, 'Fetch.requestPaused', (event) => this.emit('request', event));
    cdp?.listen(sessionId, 'Runtime.executionContextCreated', ({ context }) => {
      const { frameId, isDefault } = (context.auxData ?? {}) as { frameId?: string; isDefault?: boolean };
      if (!isDefault || frameId === undefined) return;
      this.#contexts.set(context.id, frameId);
      if (frameId !== this.targetId) return;
      this.#mainContext = context.id;
      this.emit('context');
    });
    cdp?.listen(sessionId, 'Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId);
      if (this.#mainContext === executionContextId) this.#mainContext = undefined;
    });
    cdp?.listen(sessionId, 'Runtime.executionContextsCleared', () => {
      this.#contexts.clear();
      this.#mainContext = undefined;
    });
    cdp?.listen(sessionId, 'Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frameId = this.#contexts.get(executionContextId) ?? this.targetId;
      if (name === bindingName) this.#receive(payload, this.frames.get(frameId), executionContextId);
    });
  }

  #receive(payload: string, frame: Frame | undefined, contextId: number): void {
    const end = payload.indexOf('\n');
    this.emit(
      'message',
      JSON.parse(payload.slice(0, end)) as PageMessage,
      payload.slice(end + 1),
      frame,
      contextId,
    );
  }

  #gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#browser?.cdp.forget(this.#sessionId);
    this.emit('closed');
  }

  /** The main frame's address as the app wrote it. */
  get url(): string {
    return this.frames.get(this.targetId)?.url ?? '';
  }

  /** Sends one CDP command to the page. */
  async command<M extends keyof Protocol.CommandParameters>(
    method: M,
    params: Parameters<M>,
  ): Promise<Protocol.CommandReturnValues[M]> {
    const browser = await browserReady;
    return await browser.cdp.send(method, params, this.#sessionId);
  }

  /** Sends a message to the page's bridge. A page that has navigated away does not get it. */
  async tell(message: MainMessage, body = '', contextId = this.#mainContext): Promise<void> {
    if (contextId === undefined || this.#closed) return;
    const call = {
      functionDeclaration: `function (text, body) { globalThis[${JSON.stringify(receiverName)}]?.(text, body); }`,
      executionContextId: contextId,
      arguments: [{ value: JSON.stringify(message) }, { value: body }],
      silent: true,
    };
    await this.command('Runtime.callFunctionOn', call).catch(() => undefined);
  }

  /** Goes to an address; rejects as Electron does when it cannot be loaded. */
  async navigate(url: string): Promise<void> {
    // lib/browser/api/web-contents.ts `_awaitNextLoad`: a window that goes, or another `loadURL`, is a failure too.
    this.emit('another-load');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (name: string, code: number) => reject(new Error(`${name} (${code}) loading '${url}'`));
    this.once('loaded', resolve);
    this.once('closed', () => fail('ERR_FAILED', -2));
    this.once('another-load', () => fail('ERR_ABORTED', -3));
    const load = async () => {
      await this.opened;
      this.sentByApp = true;
      const { errorText } = await this.command('Page.navigate', { url: toInternal(url) });
      if (errorText) fail(errorText.replace('net::', ''), -2);
    };
    load().catch(reject);
    await promise;
  }

  async #window(): Promise<number> {
    const browser = await browserReady;
    this.#windowId ??= (
      await browser.cdp.send('Browser.getWindowForTarget', { targetId: this.targetId })
    ).windowId;
    return this.#windowId;
  }

  /** Makes the page exactly this large, whatever the browser draws around it. */
  async setContentSize(width: number, height: number): Promise<void> {
    const browser = await browserReady;
    await browser.cdp.send('Browser.setContentsSize', { windowId: await this.#window(), width, height });
  }

  /** Minimizes, maximizes or restores the window. */
  async setWindowState(windowState: 'normal' | 'minimized' | 'maximized' | 'fullscreen'): Promise<void> {
    await this.opened;
    const browser = await browserReady;
    await browser.cdp.send('Browser.setWindowBounds', {
      windowId: await this.#window(),
      bounds: { windowState },
    });
  }

  /** Closes the page. */
  async close(): Promise<void> {
    this.#gone();
    await this.opened.catch(() => undefined);
    const { cdp } = await browserReady;
    await cdp.send('Target.closeTarget', { targetId: this.targetId }).catch(() => undefined);
  }
}
