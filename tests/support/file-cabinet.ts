/** A cabinet in a JSON file, as the shell's: what the app leaves in the profile can be searched. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Cabinet } from '../../electron/ports.ts';
import { deleteLeftovers } from '../../electron/shell/cabinet-files.ts';

export class FileCabinet implements Cabinet {
  readonly #file: string;

  constructor(folder: string, name: string) {
    this.#file = path.join(folder, `${name}.json`);
  }

  get(name: string): unknown {
    return this.#read()[name];
  }

  set(name: string, value: unknown): void {
    this.#write({ ...this.#read(), [name]: value });
  }

  delete(name: string): void {
    const { [name]: _gone, ...others } = this.#read();
    this.#write(others);
  }

  names(): string[] {
    return Object.keys(this.#read());
  }

  erase(): void {
    rmSync(this.#file, { force: true });
    deleteLeftovers(this.#file);
  }

  #read(): Record<string, unknown> {
    return existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, 'utf8')) : {};
  }

  #write(values: Record<string, unknown>): void {
    const beside = `${this.#file}.tmp-0`;
    writeFileSync(beside, JSON.stringify(values), { mode: 0o600, flush: true });
    renameSync(beside, this.#file);
  }
}
