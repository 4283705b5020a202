/**
 * What the application asks of the operating system. `shell/` answers with Electron, tests and scripts with plain
 * Node; nothing else in electron/ touches either.
 */

import type { EventChannel } from '#shared/ipc/channels';
import type { EventPayload } from '#shared/ipc/contract';
import type { ScanType } from '#shared/model/bills/scan';

export type HttpRequest = {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** The request fails with `fhir/timeout` when no complete answer came in this time. */
  timeoutMs: number;
  /** The request fails with `fhir/too-large` when the body is longer. */
  maxBytes: number;
  signal?: AbortSignal;
};

export type HttpResponse = {
  status: number;
  /** Header names in lower case; several values are joined with ", ". */
  headers: Record<string, string>;
  /** The body after content decoding. */
  body: Uint8Array<ArrayBuffer>;
};

/**
 * One HTTP exchange. Never follows a redirect, sends no cookies, keeps no cache.
 *
 * @throws {FhirError} fhir/unreachable, fhir/timeout, fhir/certificate, fhir/too-large
 */
export type Fetch = (request: HttpRequest) => Promise<HttpResponse>;

/** Seals text with the operating system's key store. */
export interface SecretBox {
  /**
   * Whether a text can be sealed now. `unprotected`: there is no safe key store on this computer. `locked`: there is
   * one, but it is locked. `refused`: the person did not allow it.
   */
  state(): Promise<'protected' | 'unprotected' | 'locked' | 'refused'>;
  seal(text: string): Promise<string>;
  /**
   * The text, and whether it should be sealed again with a newer key.
   *
   * @throws {VaultError} vault/locked, vault/refused, vault/unavailable, vault/unreadable
   */
  open(sealed: string): Promise<{ text: string; stale: boolean }>;
}

/** Small durable values by name. A value is on disk before `set` resolves. */
export interface Cabinet {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  delete(name: string): void;
  names(): string[];
  /** Deletes every value, damaged files that were put aside, and what a crash left of a write. */
  erase(): void;
}

export interface SystemBrowser {
  /** Opens an https address, or http on 127.0.0.1, in the person's own browser. */
  open(url: string): Promise<void>;
}

export type FileKind = 'pdf' | 'csv' | 'json' | 'file';

export interface FileSaver {
  /** Asks where; the full path, or `null` when the person closed the dialog. */
  choosePlace(file: { name: string; kind: FileKind }): Promise<string | null>;
  /** Asks for a folder to save several files in; its full path, or `null` when the person closed the dialog. */
  chooseFolder(): Promise<string | null>;
  /** Those of these names that the folder holds already. */
  findExisting(folder: string, names: readonly string[]): Promise<string[]>;
  /**
   * Writes a file to that full path, in place of what is there. `isForeign`: others wrote it, and it is marked as what
   * browsers download.
   *
   * @throws {StatementError} statement/write-failed
   */
  write(file: string, bytes: Uint8Array, isForeign?: boolean): Promise<void>;
  /** Shows a file in its folder, in the computer's own file manager. */
  show(path: string): void;
}

export type ChosenKind = 'records' | 'scan' | 'copy' | 'list' | 'plans';

export interface FilePicker {
  /**
   * Asks for files of a plan to open, for one PDF or picture, for one copy of this app, for one list of a plan, or for one
   * public table of plans; their full paths, or `null` when the person closed the dialog.
   */
  choose(what: ChosenKind): Promise<string[] | null>;
}

/** Draws scans of which nobody knows what is in them, apart from everything else. */
export interface ScanPainter {
  /**
   * One page, from 1, as the data address of a picture.
   *
   * @throws {ScanError} scan/not-drawn, also when it takes too long
   */
  draw(scan: { bytes: Uint8Array; mediaType: ScanType; page: number }): Promise<string>;
}

/** A module of the app that runs in a process of its own. It has the rights of the app, and none of its memory. */
export interface Helper {
  /** Crosses by structured clone. What was sent before the process runs waits for it. */
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  /** However it ended. */
  on(event: 'exit', listener: () => void): unknown;
  /** Ends it, whatever it does. */
  kill(): unknown;
}

/** Starts the module at that path. What it prints goes nowhere. It never outlives the app. */
export type StartHelper = (entry: string) => Helper;

/** What a dialog of the app itself says, in the person's language. */
export type Question = { message: string; detail: string; confirm: string; cancel: string };

/** Asks in a dialog of the operating system, which the page can neither draw nor answer. */
export interface Dialogs {
  /** True when the person chose `confirm`; closing the dialog is no yes. */
  confirm(question: Question): Promise<boolean>;
}

/** Renders a route of the page on paper. */
export interface PagePrinter {
  /** A tagged PDF of the route, page size and margins from its own style sheet. */
  pdf(route: string): Promise<Uint8Array>;
  /**
   * Shows the paper and the system's print dialog over it; false when the person closed either.
   *
   * @throws {StatementError} statement/no-printer, statement/not-printed
   */
  print(route: string): Promise<boolean>;
  /** Closes what is being drawn, and what waits in the print dialog: nobody can print it any more. */
  stop(): void;
}

export interface Clock {
  /** Milliseconds since 1970, as the computer's clock is set. */
  now(): number;
  /** Milliseconds since some moment, whatever the clock is set to meanwhile; where absent, waits go by `now`. */
  elapsed?(): number;
  /** Lets so much of its time go by before a request is sent again; where absent, so much time. Rejects as the signal says. */
  wait?(ms: number, signal: AbortSignal): Promise<void>;
}

/** Local log for trouble-shooting: event names and harmless facts only, never text that a plan sent. */
export interface Log {
  write(event: string, facts?: Record<string, string | number | boolean>): void;
  /** Deletes every line: their times belong to what is erased. */
  erase(): void;
}

/** What the page leaves in the profile by itself: storage and caches of the browser that shows it. */
export interface Traces {
  erase(): Promise<void>;
}

export interface Paths {
  /** Folder for the database and its sealed key; created with mode 0700. */
  readonly data: string;
}

export interface Theme {
  set(source: 'system' | 'light' | 'dark'): void;
  isDark(): boolean;
  onChange(listener: (dark: boolean) => void): void;
}

/** Numbers of the person's that the page has copied. */
export interface CopiedNumbers {
  /** The page has just copied this one. */
  note(text: string): void;
  /** Takes the last one off the clipboard, where that still holds it. */
  forget(): Promise<void>;
}

/** Brings the window to the front after the browser is done. */
export interface Window {
  focus(): void;
}

/** Where releases lie, and the key that their list is signed with (Ed25519, SPKI in Base64). */
export type UpdateSource = { address: string; publicKey: string };

/** How this copy of the app is replaced by a newer one. */
export interface Updater {
  /** `null` in a build that was given none. */
  readonly source: UpdateSource | null;
  /** The package that this copy came as, such as `win-x64`; `null` for none. */
  readonly target: string | null;
  /** Where whoever manages this computer may turn updates off. */
  readonly policyFile: string;
  /** For what is downloaded; nothing else lies there. */
  readonly folder: string;
  /** Opens a package, by which the system replaces the app, and ends the app. Rejects when nothing opens it. */
  open(file: string): Promise<void>;
}

export type Ports = {
  fetch: Fetch;
  secrets: SecretBox;
  /** Holds settings, in plain text: nothing personal goes here. */
  settings: Cabinet;
  /** Holds sealed token sets and clients. */
  vault: Cabinet;
  browser: SystemBrowser;
  files: FileSaver;
  filePicker: FilePicker;
  painter: ScanPainter;
  startHelper: StartHelper;
  dialogs: Dialogs;
  printer: PagePrinter;
  clock: Clock;
  log: Log;
  traces: Traces;
  paths: Paths;
  theme: Theme;
  window: Window;
  copied: CopiedNumbers;
  updater: Updater;
};

/** Without the two ways out of the app: those go through the access log, `access/logged-fetch.ts`. */
export type InnerPorts = Omit<Ports, 'fetch' | 'browser'>;

/** Sends an event of the contract to the page. */
export type Emit = <E extends EventChannel>(channel: E, payload: EventPayload<E>) => void;
