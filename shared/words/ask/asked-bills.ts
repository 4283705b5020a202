/** Which unpaid bills a question in words asks for: one rule for what a suggestion says of it and for its answer. */
import type { BillRow } from '../../model/bills/bill-lists.ts';
import type { ClaimFilter } from '../../model/claims/claims-view.ts';
import type { AskedAbout } from '../../model/claims/question.ts';
import { findDueCents, findDueDay, isPastDue, sumDue } from '../installments.ts';

/** A question about bills that the person added. */
export type AskedOfBills = Extract<AskedAbout, 'owe' | 'next-bill'>;

export function isAskedOfBills(about: AskedAbout | null | undefined): about is AskedOfBills {
  return about === 'owe' || about === 'next-bill';
}

/**
 * `rows`: the bills of the answer, in the order of the list; where days are asked for, or a day is told, with what is due then
 * as what is open. `day`: of the bill that is due next, the day, `YYYY-MM-DD`.
 * `isOfDays`: only days on which bills are due were asked for. `open`: how many bills are unpaid at all. `late`: how many
 * others are past due, and `withoutDay`: how many have no day, where days are asked for; they are not in `rows`.
 */
export type AskedBills = {
  rows: BillRow[];
  day: string | null;
  isOfDays: boolean;
  open: number;
  late: number;
  withoutDay: number;
};

/** What the question asks for of the bills (`rows`, as listed: by due date); days are days on which a bill is due. */
export function pickAskedBills(
  rows: readonly BillRow[],
  about: AskedOfBills,
  asked: Pick<ClaimFilter, 'from' | 'to' | 'year'>,
  today: string,
): AskedBills {
  const open = rows.filter(({ openCents }) => openCents > 0);
  const due = open.flatMap((row) => {
    const day = findDueDay(row);
    return day === null ? [] : [{ row, day }];
  });
  const whole = { open: open.length, late: 0, withoutDay: open.length - due.length };
  if (about === 'next-bill') {
    const coming = due.filter(({ day }) => !isPastDue(day, today));
    // What is past due is told beside it; where nothing else has a day, it is the answer.
    const first = (coming.length > 0 ? coming : due).map(({ day }) => day).toSorted()[0] ?? null;
    return {
      ...whole,
      rows: due
        .filter(({ day }) => day === first)
        .map(({ row }) => ({ ...row, openCents: findDueCents(row, today) })),
      day: first,
      isOfDays: false,
      late: coming.length > 0 ? due.length - coming.length : 0,
    };
  }
  const days = readDays(asked);
  if (days === null) return { ...whole, rows: open, day: null, isOfDays: false, withoutDay: 0 };
  const ofDays = due
    .map(({ row }) => ({ ...row, openCents: sumDue(row, days) }))
    .filter(({ openCents }) => openCents > 0);
  return { ...whole, rows: ofDays, day: null, isOfDays: true };
}

/** The days that are asked for, or all days of the year; `null` for any day. */
function readDays({ from, to, year }: Pick<ClaimFilter, 'from' | 'to' | 'year'>) {
  if (year !== null) return { from: `${year}-01-01`, to: `${year}-12-31` };
  return from === null && to === null ? null : { from: from ?? '', to: to ?? '9999-12-31' };
}
