/** How much of one answer of a public service crosses to main, which joins answers: services may send far more. */
import type { Leftover } from '#shared/model/leftover';
import { boundView } from '../archive/bound-view.ts';

/** Some five hundred resources of the usual length. */
const mostValues = 20_000;
/** Of one resource, and of what is joined of several: a doctor's entry has a hundred. */
const factBounds = { entries: 200, values: 2000 };

/** What of an answer is not in its page. */
export type PageSize = {
  /** Values that the page holds. */
  size: number;
  /** True when there were more resources in the answer. */
  isCut: boolean;
};

export class PageRoom {
  #size = 0;
  #isCut = false;

  /** The items for which there is room, one by one. */
  *letIn<T>(all: readonly T[]): Generator<T> {
    for (const one of all) {
      if (this.#size >= mostValues) {
        this.#isCut = true;
        return;
      }
      yield one;
    }
  }

  /** The facts of a resource as they cross. */
  take<T extends object>(facts: T): T {
    const { view, values } = shorten(facts);
    this.#size += values;
    return view;
  }

  get pageSize(): PageSize {
    return { size: this.#size, isCut: this.#isCut };
  }
}

/** Facts with the beginning of each list, and how much is left out among what is unread. */
export function shortenFacts<T extends object>(facts: T): T {
  return shorten(facts).view;
}

function shorten<T extends object>(facts: T): { view: T; values: number } {
  const { view, leftOut, values } = boundView(facts, factBounds);
  const { unread } = view as { unread?: Leftover[] };
  if (leftOut === 0 || unread === undefined) return { view, values };
  return { view: { ...view, unread: [...unread, { path: '…', text: `+${leftOut}` }] }, values };
}
