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
  const say = sayOnce(reasons, words);
  for (const reason of reasons) {
    const said = say(reason);
    if (!numbers.has(said)) numbers.set(said, numbers.size + 1);
  }
  return {
    items: [...numbers].map(([said, number]) => `${number}. ${said}`),
    numbersOf: (own) =>
      [...new Set(own.flatMap((reason) => numbers.get(say(reason)) ?? []))].toSorted((a, b) => a - b),
  };
}

/** Plans send one sentence with its code and again without it: it stands once, with what the code means. */
function sayOnce(reasons: readonly ClaimReason[], words: Words): (reason: ClaimReason) => string {
  const fullest = new Map<string, string>();
  for (const reason of reasons) {
    const said = sayReason(reason, words);
    if (reason.text !== null && said.length > (fullest.get(reason.text)?.length ?? 0))
      fullest.set(reason.text, said);
  }
  return (reason) => {
    const isBare = reason.code === null && !reason.remarks?.length;
    const full = isBare && reason.text !== null ? fullest.get(reason.text) : undefined;
    return full ?? sayReason(reason, words);
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
