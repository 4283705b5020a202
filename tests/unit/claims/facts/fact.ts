/**
 * One fact that a plan stated.
 *
 * `slot` says of what it is a fact ("line 2", "role attending"). An exact fact names the values that are right, the best
 * first: the claim must hold one of them in that place, and nothing else may stand there. A loose fact names words that
 * must stand together somewhere in the claim, each list being one word with its alternatives; `labels`: one of them
 * must stand beside the words where they are among the claim's other facts.
 */
export type Fact = {
  readonly kind: string;
  /** Path of the element, as the claim's list of elements that were not understood writes it. */
  readonly path: string;
  readonly slot: string;
} & (
  | { readonly right: readonly string[] }
  | { readonly words: readonly (readonly string[])[]; readonly labels: readonly string[] }
);

/** What a claim says in one place. */
export type Answer = { readonly kind: string; readonly slot: string; readonly value: string };

/** Gathers the facts of one claim. */
export class Facts {
  readonly all: Fact[] = [];

  /** Adds an exact fact, unless the plan did not state it. */
  exact(
    kind: string,
    path: string,
    slot: string | number,
    ...right: readonly (string | number | null)[]
  ): void {
    const stated = right.filter((value) => value !== null).map(String);
    if (stated.length > 0) this.all.push({ kind, path, slot: String(slot), right: stated });
  }

  /** Adds a loose fact, unless it has no words. */
  loose(
    kind: string,
    path: string,
    line: number | null,
    words: readonly (readonly (string | number | null)[])[],
    labels: readonly (string | null)[] = [],
  ): void {
    const stated = words
      .map((alternatives) => alternatives.filter((word) => word !== null).map(String))
      .filter((alternatives) => alternatives.length > 0);
    const slot = line === null ? '' : `line ${line}`;
    const named = labels.filter((label) => label !== null);
    if (stated.length > 0) this.all.push({ kind, path, slot, words: stated, labels: named });
  }
}
