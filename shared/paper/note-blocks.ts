/** The plan's reasons as numbered notes: what is printed alike is one note, whatever codes stand behind it. */
import type { ClaimReason } from '../model/claims/claim.ts';
import { softenQuotes } from '../words/letters/cite.ts';
import { findMeaning } from '../words/reason-meanings.ts';
import type { Words } from './words.ts';

export type NumberedNotes = {
  /** Each with its number. */
  items: string[];
  /** Numbers of the notes that these reasons are printed as, in order. */
  numbersOf(reasons: readonly ClaimReason[]): number[];
};

/** The plan's own words, numbered in the order given. A bare code is shown as a code. */
export function numberNotes(reasons: readonly ClaimReason[], words: Words): NumberedNotes {
  const numbers = new Map<string, number>();
  for (const reason of reasons) {
    const said = sayReason(reason, words);
    if (!numbers.has(said)) numbers.set(said, numbers.size + 1);
  }
  return {
    items: [...numbers].map(([said, number]) => `${number}. ${said}`),
    numbersOf: (own) =>
      [...new Set(own.flatMap((reason) => numbers.get(sayReason(reason, words)) ?? []))].toSorted(
        (a, b) => a - b,
      ),
  };
}

function sayReason(reason: ClaimReason, { t, coded }: Words): string {
  const { text, code } = reason;
  const meaning = findMeaning(reason);
  const ours = meaning === null ? null : t(`denials:meaning.${meaning}`);
  const said =
    text !== null
      ? t('notes.plan', { text: softenQuotes(text) })
      : t(ours === null ? 'notes.code' : 'notes.onlyCode', { code: code ?? '' });
  const remarks = reason.remarks?.map((remark) => t('denials:remark', { remark: coded(remark, true) ?? '' }));
  return [said, ours, ...(remarks ?? [])].filter(Boolean).join(' ');
}
