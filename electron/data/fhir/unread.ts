import { excerpt } from './resource.ts';

/** Collects what was not understood, so that it is shown and not lost. */
export class Unread {
  readonly list: { path: string; text: string }[] = [];

  /** Notes a value under its element path; long values are cut. */
  add(path: string, value: unknown): void {
    this.list.push({ path, text: excerpt(value) });
  }
}
