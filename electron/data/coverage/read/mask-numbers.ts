/** Hides member numbers until the person asks for them. */

import type { Coded } from '#shared/model/claims/claim';
import type { CoverageNumbers } from '#shared/model/plans/coverage';
import { endingOf } from '#shared/words/coverage';
import type { CoverageFacts } from './coverage-facts.ts';

/** Shorter numbers are too likely to occur in ordinary text. */
const shortestInWords = 4;

/** The facts with every member number cut to its ending, also in texts. `more`: numbers that are not on the card. */
export function maskNumbers(
  facts: CoverageFacts,
  numbers: CoverageNumbers,
  more: readonly string[],
): CoverageFacts {
  const secret = [numbers.memberId, numbers.subscriberId, ...numbers.others, ...numbers.classes, ...more]
    .filter((number) => number !== null)
    .toSorted((a, b) => b.length - a.length);
  const inWords = secret.filter(({ length }) => length >= shortestInWords);
  const cut = (number: string) => `•••• ${endingOf(number)}`;
  const mask = <T extends string | null>(text: T) =>
    (text === null
      ? null
      : inWords.reduce((words: string, number) => words.replaceAll(number, cut(number)), text)) as T;
  // A short number stands by itself in what computers need.
  const whole = (text: string) =>
    secret.reduce(
      (json, number) => json.replaceAll(JSON.stringify(number), JSON.stringify(cut(number))),
      text,
    );
  const coded = (one: Coded): Coded => ({ ...one, text: mask(one.text), code: mask(one.code) });
  return {
    ...facts,
    type: facts.type && coded(facts.type),
    coverageName: mask(facts.coverageName),
    payerName: mask(facts.payerName),
    memberName: mask(facts.memberName),
    subscriberName: mask(facts.subscriberName),
    others: facts.others.map((other) => ({ ...other, name: mask(other.name) })),
    classes: facts.classes.map((one) => ({
      ...one,
      label: coded(one.label),
      value: one.hidden ? one.value : mask(one.value),
      name: mask(one.name),
    })),
    images: facts.images.map((image) => ({
      ...image,
      label: mask(image.label),
      description: mask(image.description),
    })),
    notes: facts.notes.map(mask),
    otherNumbers: facts.otherNumbers.map(({ label, value }) => ({
      label,
      value: secret.includes(value) ? cut(value) : mask(value),
    })),
    unread: facts.unread.map(({ path, text }) => ({ path, text: mask(text) })),
    technical: facts.technical.map(({ path, text }) => ({ path, text: whole(mask(text)) })),
  };
}
