import { countDays } from '#shared/dates';
import { everyClaim } from '#shared/every-claim';
import type { Bill } from '#shared/model/bills/bill';
import {
  type ClaimChoice,
  type ClaimChoices,
  mostChoices,
  mostFarChoices,
} from '#shared/model/bills/bill-lists';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { isOnTypedDay, readTypedDays, type TypedDays } from '#shared/words/typed-days';
import { filterRows } from '../../claims/ask/filter-claims.ts';
import { type ClaimIndex, isOfBillDays } from '../match/claim-index.ts';
import { rateName } from '../match/compare-names.ts';
import { readName } from '../match/fold-names.ts';
import type { BillParts } from './person-claims.ts';

const week = 7;

/** Claims that the person may say the bill is about; those with the words or on the days of `text` where there are some. */
export function listChoices(
  { db, rows }: BillParts,
  bill: Bill,
  index: ClaimIndex,
  text: string | null,
): ClaimChoices {
  const { personId, dueCents, currency } = bill;
  const find = (words: string | null) =>
    filterRows(db, rows.of(personId), { ...everyClaim(personId), text: words });
  const typed = text === null ? null : readTypedDays(text);
  const listed = typed === null ? find(text) : findOnDays(typed, find, text);
  const senders = [bill.biller, bill.billerFor].filter((name) => name !== null).map(readName);
  const choices = listed.flatMap((row): (ClaimChoice & { days: number; isOfSender: boolean })[] => {
    const claim = index.get(row.id);
    if (!claim || claim.successorId !== null) return [];
    const ratings = index
      .namesOf(claim)
      .providers.flatMap((name) => senders.map((sent) => rateName(sent, name)));
    return [
      {
        row,
        isSameDay: isOfBillDays(claim, bill),
        isSameAmount: row.yourShare?.cents === dueCents && row.currency === currency,
        days: countDaysApart(bill, claim),
        isOfSender: ratings.includes('name') || ratings.includes('part-of-name'),
      },
    ];
  });
  const near = choices.filter(({ days }) => days <= week).toSorted((a, b) => a.days - b.days);
  const ofSender = choices.filter(({ days, isOfSender }) => days > week && isOfSender);
  const others = choices.filter(({ days, isOfSender }) => days > week && !isOfSender);
  const far = text === null ? mostFarChoices : mostChoices;
  const cut = (all: typeof choices, most: number): ClaimChoice[] =>
    all.slice(0, most).map(({ row, isSameDay, isSameAmount }) => ({ row, isSameDay, isSameAmount }));
  const shown = {
    week: cut(near, mostChoices),
    sender: cut(ofSender, far),
    others: cut(others, far),
  };
  const count = Object.values(shown).reduce((sum, all) => sum + all.length, 0);
  return { ...shown, leftOut: choices.length - count, replaced: listed.length - choices.length };
}

/** Claims with the other words on those days, and those that have all of the text as words, such as a number like a day. */
function findOnDays(
  { days, rest }: TypedDays,
  find: (words: string | null) => ClaimRow[],
  text: string | null,
): ClaimRow[] {
  const onDays = find(rest).filter(
    ({ serviceStart: start, serviceEnd: end }) =>
      start !== null && days.some((day) => isOnTypedDay(day, start, end ?? start)),
  );
  const asWords = new Set(find(text).map(({ id }) => id));
  for (const { id } of onDays) asWords.add(id);
  return find(null).filter(({ id }) => asWords.has(id));
}

/** Days between the bill and the claim, 0 where their days meet; `Infinity` where one has none. */
function countDaysApart(
  { serviceStart, serviceEnd, lines }: Bill,
  claim: { start: string | null; end: string | null },
): number {
  const { start } = claim;
  const days = lines.map((line) => line.serviceStart).filter((day) => day !== null);
  const from = serviceStart ?? days.toSorted()[0];
  if (start === null || from === undefined) return Number.POSITIVE_INFINITY;
  const to = serviceEnd ?? days.toSorted().at(-1) ?? from;
  const end = claim.end ?? start;
  if (start <= to && end >= from) return 0;
  return start > to ? countDays(to, start) : countDays(end, from);
}
