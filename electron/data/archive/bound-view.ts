/**
 * Keeps what crosses to a screen, or goes on paper, within a bound: a plan may send a million entries where people
 * have ten. What is left out is counted, so that it can be said.
 */
import { shortenText } from '../fhir/resource.ts';

/** `entries`: of each list. `values`: of the whole answer, beyond which every list ends; long texts count as several. */
export type ViewBounds = { readonly entries: number; readonly values: number };

/** A screen's answer crosses to the page in a few milliseconds, in at most about 3 MB. */
const screenBounds: ViewBounds = { entries: 200, values: 60_000 };
/** Some forty sheets of paper: more services than any claim of Medicare's has (450). */
export const paperBounds: ViewBounds = { entries: 1000, values: 90_000 };

/** Texts are cut here, in characters: the second once the answer is full. */
const longestText = 100_000;
const longestLateText = 2000;
/** Characters of text that cost as much as one value. */
const charactersAsValue = 40;

export type BoundView<T> = {
  view: T;
  /** Entries of lists, and ends of texts, that are not in the view. */
  leftOut: number;
  /** How many values the view holds, long texts counted as several. */
  values: number;
};

/** The view with the beginning of each list; a list that has entries keeps one at least. */
export function boundView<T>(view: T, bounds: ViewBounds = screenBounds): BoundView<T> {
  const cutter = new Cutter(bounds);
  return { view: cutter.cut(view) as T, leftOut: cutter.leftOut, values: cutter.values };
}

/** The first of several views, each with what is left out of it, together within one bound. */
export function boundEach<T extends { leftOut: number }>(
  views: readonly T[],
  bounds: ViewBounds = screenBounds,
): { views: T[]; leftOut: number } {
  const cutter = new Cutter(bounds);
  const kept: T[] = [];
  for (const view of views) {
    if (kept.length > 0 && (kept.length >= bounds.entries || cutter.isFull)) break;
    const before = cutter.leftOut;
    const cut = cutter.cut(view) as T;
    kept.push({ ...cut, leftOut: cutter.leftOut - before });
  }
  return { views: kept, leftOut: views.length - kept.length };
}

/** Texts of rows are cut here once the answer is full; no id is longer. */
const longestLateRowText = 300;

/**
 * Every row of a window of a list, with its texts as lists show them. Once all of them are as much as a screen's answer
 * holds, the rest come as `makeBare` leaves them, so that no row is missing in the window.
 */
export function boundRows<T>(
  rows: readonly T[],
  makeBare: (row: T) => T = (row) => row,
  { values }: Pick<ViewBounds, 'values'> = screenBounds,
): T[] {
  const everything = { entries: Number.POSITIVE_INFINITY, values: Number.POSITIVE_INFINITY };
  const isFull = () => cutter.values >= values;
  const cutter: Cutter = new Cutter(everything, (text) =>
    isFull() ? shortenText(text, longestLateRowText) : shortenText(text),
  );
  return rows.map((row) => cutter.cut(isFull() ? makeBare(row) : row) as T);
}

class Cutter {
  readonly #bounds: ViewBounds;
  readonly #shorten: ((text: string) => string) | null;
  values = 0;
  leftOut = 0;

  /** `shorten`: for texts that say themselves where they end, so that they are not counted as left out. */
  constructor(bounds: ViewBounds, shorten: ((text: string) => string) | null = null) {
    this.#bounds = bounds;
    this.#shorten = shorten;
  }

  get isFull(): boolean {
    return this.values >= this.#bounds.values;
  }

  cut(value: unknown): unknown {
    this.values += 1;
    if (typeof value === 'string') return this.#cutText(this.#shorten?.(value) ?? value);
    if (Array.isArray(value)) return this.#cutList(value);
    if (typeof value !== 'object' || value === null) return value;
    const all: unknown[] = Object.values(value);
    const kept = all.map((inside) => this.cut(inside));
    if (isSameList(kept, all)) return value;
    return Object.fromEntries(Object.keys(value).map((name, at) => [name, kept[at]]));
  }

  #cutList(list: readonly unknown[]): readonly unknown[] {
    const { entries } = this.#bounds;
    const kept: unknown[] = [];
    for (const entry of list) {
      if (kept.length > 0 && (kept.length >= entries || this.isFull)) break;
      kept.push(this.cut(entry));
    }
    this.leftOut += list.length - kept.length;
    return isSameList(kept, list) ? list : kept;
  }

  #cutText(text: string): string {
    const longest = this.isFull ? longestLateText : longestText;
    this.values += Math.min(text.length, longest) / charactersAsValue;
    if (text.length <= longest) return text;
    this.leftOut += 1;
    return `${text.slice(0, longest)}…`;
  }
}

/** True where nothing was cut: most views are handed on as they are. */
function isSameList(kept: readonly unknown[], list: readonly unknown[]): boolean {
  return kept.length === list.length && kept.every((one, at) => one === list[at]);
}
