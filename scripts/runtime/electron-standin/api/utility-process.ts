import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { UtilityProcess as ElectronUtilityProcess, ForkOptions } from 'electron';

const childSide = new URL('../child/parent-port.ts', import.meta.url).href;

/** A module in a process of its own: Node's, which ends when the one that started it does. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code) => this.emit('exit', code ?? 0));
    // The channel of a process that is gone.
    child.on('error', () => undefined);
  }

  static fork(modulePath: string, args: string[] = [], { stdio = 'inherit' }: ForkOptions = {}) {
    if (stdio !== 'inherit' && stdio !== 'ignore') throw new TypeError(`stand-in: stdio ${String(stdio)}`);
    const child = fork(modulePath, args, {
      // No inherited switches: Electron's own are no switches of the module's process.
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', childSide],
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
    });
    return new UtilityProcess(child) as unknown as ElectronUtilityProcess;
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = UtilityProcess;
