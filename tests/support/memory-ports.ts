/** Ports for tests: everything in memory, and everything that was asked of them can be looked at. */
import { VaultError } from '../../electron/errors.ts';
import type { Cabinet, Clock, Log, SecretBox, SystemBrowser } from '../../electron/ports.ts';
import { Changes } from './changes.ts';

export type LogLine = { event: string; facts: Record<string, string | number | boolean> };

/** A cabinet that keeps what `structuredClone` of JSON keeps, and counts the writes. */
export class MemoryCabinet implements Cabinet {
  readonly values = new Map<string, string>();
  writes = 0;
  /** Called after each write, so that a test can look at the order of things. */
  onWrite: (name: string) => void = () => {};

  get(name: string): unknown {
    const text = this.values.get(name);
    return text === undefined ? undefined : JSON.parse(text);
  }

  set(name: string, value: unknown): void {
    this.writes++;
    this.values.set(name, JSON.stringify(value));
    this.onWrite(name);
  }

  delete(name: string): void {
    this.values.delete(name);
  }

  names(): string[] {
    return [...this.values.keys()];
  }

  erase(): void {
    this.values.clear();
  }
}

/** A secret box whose seal is a reversible scramble: enough to show that text did not stay plain. */
export class MemorySecretBox implements SecretBox {
  /** What `state()` answers; a test may change it at any time. */
  now: 'protected' | 'unprotected' | 'locked' | 'refused' = 'protected';
  /** What `open` says about the age of the key. */
  stale = false;
  seals = 0;
  opens = 0;

  async state(): Promise<'protected' | 'unprotected' | 'locked' | 'refused'> {
    return this.now;
  }

  async seal(text: string): Promise<string> {
    if (this.now !== 'protected') throw new VaultError('vault/locked', 'The test key store is locked.');
    this.seals++;
    const bytes = Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a);
    return `sealed:${Buffer.from(bytes).toString('base64')}`;
  }

  async open(sealed: string): Promise<{ text: string; stale: boolean }> {
    if (this.now === 'unprotected') throw new VaultError('vault/unavailable', 'There is no test key store.');
    if (this.now === 'refused') throw new VaultError('vault/refused', 'The test key store was refused.');
    if (this.now !== 'protected') throw new VaultError('vault/locked', 'The test key store is locked.');
    if (!sealed.startsWith('sealed:')) throw new VaultError('vault/unreadable', 'Not sealed by this key.');
    this.opens++;
    const bytes = Buffer.from(sealed.slice('sealed:'.length), 'base64').map((byte) => byte ^ 0x5a);
    return { text: Buffer.from(bytes).toString('utf8'), stale: this.stale };
  }
}

/** A browser that opens nothing and hands each address to `visit`. */
export class MemoryBrowser implements SystemBrowser {
  readonly opened: string[] = [];
  /** Tells when an address is opened. */
  readonly changes = new Changes();
  private readonly visit: (url: string) => unknown;

  constructor(visit: (url: string) => unknown = () => {}) {
    this.visit = visit;
  }

  async open(url: string): Promise<void> {
    this.opened.push(url);
    this.changes.tell();
    // As with a real browser, what happens there is not awaited.
    void Promise.resolve().then(() => this.visit(url));
  }
}

/** A log that is kept as lines. */
export class MemoryLog implements Log {
  readonly lines: LogLine[] = [];

  write(event: string, facts: Record<string, string | number | boolean> = {}): void {
    this.lines.push({ event, facts });
  }

  erase(): void {
    this.lines.length = 0;
  }

  /** All lines as one text, for searching. */
  text(): string {
    return JSON.stringify(this.lines);
  }
}

/** A clock that stands still until it is moved. */
export class MemoryClock implements Clock {
  private at: number;

  constructor(at: number = Date.UTC(2026, 0, 15, 12)) {
    this.at = at;
  }

  now(): number {
    return this.at;
  }

  advance(ms: number): void {
    this.at += ms;
  }
}

/** A clock that stands still until it is moved, or waited by: then it is so much later at once. */
export class PassingClock extends MemoryClock {
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.advance(ms);
  }
}

/** The system's clock. */
export const systemClock: Clock = { now: () => Date.now() };
