/** Everyone here at once: what needs a look, this year's share, what is open, and what is due next. */
import { addDays, addMonths, yearOf } from '#shared/dates';
import { everyClaim } from '#shared/every-claim';
import type { Refusal } from '#shared/model/appeals/appeal';
import type { BillList, BillRow } from '#shared/model/bills/bill-lists';
import { findBack, sumBack } from '#shared/model/bills/money-back';
import type { ClaimPage } from '#shared/model/claims/claims-view';
import type { Sum, Totals } from '#shared/model/claims/totals';
import {
  type Household,
  mostCurrenciesShown,
  mostNextDates,
  mostPeopleShown,
  mostPlansShown,
  type NextDate,
  type PersonStanding,
} from '#shared/model/people/people';
import type { ApprovalView } from '#shared/model/plans/approval';
import type { PersonSummary } from '#shared/model/plans/connection';
import { CentsSum } from '#shared/money';
import { findComingDeadline, isNear, type KnownDeadline } from '#shared/words/appeals';
import { findDueCents, findDueDay } from '#shared/words/installments';
import { findLastDay, selectGroup } from '#shared/words/papers/approvals';
import { countToLook } from '#shared/words/to-look';
import { type ApprovalParts, listApprovals } from '../../approvals/ask/list-approvals.ts';
import { followVerdicts } from '../../bills/ask/follow-verdicts.ts';
import { listBills } from '../../bills/ask/list-bills.ts';
import { getOverview } from '../../claims/ask/get-overview.ts';
import { listClaims } from '../../claims/ask/list-claims.ts';
import { listOpenVisits } from '../../claims/ask/visit-questions.ts';
import type { NewsParts } from '../../news/ask/get-news.ts';
import { listAlike } from './list-alike.ts';

export type HouseholdParts = NewsParts &
  ApprovalParts & {
    /** Refusals whose last day to appeal is known and still to be kept. */
    listComing(input: { personId: string; today: string }): Refusal[];
  };

/** `today`: `YYYY-MM-DD`, which says the year. */
export function getHousehold(parts: HouseholdParts, { today }: { today: string }): Household {
  const all = parts.connections.people();
  const people = all.slice(0, mostPeopleShown).map((person) => judgePerson(parts, person, today));
  const isWhole = people.length === all.length;
  return {
    year: yearOf(today),
    people,
    leftOut: all.length - people.length,
    // One person who is here as two may have one claim twice.
    ...(isWhole && listAlike(parts).length === 0
      ? {
          share: addShares(people, ({ shares, openVisits }) => ({ shares, openVisits })),
          monthShare: addShares(people, (one) => ({
            shares: one.monthShares,
            openVisits: one.monthOpenVisits,
          })),
        }
      : { share: null, monthShare: null }),
    openBills: isWhole ? addOpenBills(people) : null,
  };
}

/** A refusal with its deadline, which is still to be kept. */
type Coming = { refusal: Refusal; deadline: KnownDeadline };

function judgePerson(parts: HouseholdParts, person: PersonSummary, today: string): PersonStanding {
  const personId = person.id;
  // What needs a look is told of the year that the Claims screen opens with; shares are of this year.
  const overview = getOverview(parts, { personId, year: null, today });
  const isThisYear = overview.year === yearOf(today);
  const openVisits = isThisYear ? overview.openVisits : [];
  const totals = isThisYear ? overview.totals : [];
  const coming = parts.listComing({ personId, today }).flatMap((refusal): Coming[] => {
    const { row, facts, planKind } = refusal;
    const deadline = findComingDeadline(facts, { ...row, planKind }, today);
    return deadline === null ? [] : [{ refusal, deadline }];
  });
  const reminders = coming.filter(({ deadline }) => isNear(deadline)).map(({ refusal }) => refusal);
  const { approvals } = listApprovals(parts, { personId, today });
  const bills = listBills(followVerdicts(parts, { personId, today }));
  const dates = listDates({ bills, coming, approvals, today });
  const month = readMonth(parts, personId, today);
  return {
    person,
    toLook: countToLook({ overview, reminders, visits: listOpenVisits(parts, { personId }) }),
    isReady: overview.totalsReady,
    openVisits: openVisits.length,
    monthOpenVisits: month.openVisits,
    shares: pickShares(totals),
    planShares:
      openVisits.length === 0
        ? []
        : overview.byPlan
            .filter((plan) => plan.totals.length > 0)
            .slice(0, mostPlansShown)
            .map(({ totals: ofPlan, ...plan }) => ({ ...plan, shares: pickShares(ofPlan) })),
    monthShares: pickShares(month.totals),
    openBills: bills.open.slice(0, mostCurrenciesShown),
    hasBills: bills.rows.length > 0,
    toGetBack: listBack(bills.rows).slice(0, mostCurrenciesShown),
    nextDates: dates.slice(0, mostNextDates),
    laterDates: Math.max(0, dates.length - mostNextDates),
  };
}

function pickShares(totals: readonly Totals[]): PersonStanding['shares'] {
  return totals
    .slice(0, mostCurrenciesShown)
    .map(({ currency, yourShare, atPharmacy }) => ({ currency, sum: yourShare, atPharmacy }));
}

function listBack(rows: readonly BillRow[]): PersonStanding['toGetBack'] {
  const paidMore = rows.filter((row) => (findBack(row) ?? 0) > 0);
  return [...Map.groupBy(paidMore, ({ bill }) => bill.currency)].map(([currency, all]) => ({
    currency,
    cents: sumBack(all),
    billId: all.length === 1 ? (all[0]?.bill.id ?? null) : null,
  }));
}

/** As the Claims screen adds up claims of care from the first day of this month to its last. */
function readMonth(
  parts: HouseholdParts,
  personId: string,
  today: string,
): Pick<ClaimPage, 'totals' | 'openVisits'> {
  const from = `${today.slice(0, 7)}-01`;
  const to = addDays(addMonths(from, 1), -1);
  return listClaims(parts, { filter: { ...everyClaim(personId), from, to }, offset: 0, limit: 1 });
}

/** The earliest first; what has passed and is still open, too. */
function listDates({
  bills,
  coming,
  approvals,
  today,
}: {
  bills: Pick<BillList, 'rows'>;
  coming: readonly Coming[];
  approvals: readonly ApprovalView[];
  today: string;
}): NextDate[] {
  const ofBills = bills.rows.flatMap((row): NextDate[] => {
    const day = row.openCents > 0 ? findDueDay(row) : null;
    const { id: billId, biller: name, currency } = row.bill;
    return day === null
      ? []
      : [
          {
            kind: 'bill',
            day,
            name,
            billId,
            cents: findDueCents(row, today),
            openCents: row.openCents,
            currency,
          },
        ];
  });
  const ofAppeals = coming.map(
    ({ refusal: { row }, deadline: { day, from } }): NextDate => ({
      kind: 'appeal',
      day,
      from,
      name: row.providerName,
      claimId: row.id,
    }),
  );
  const ofApprovals = selectGroup(approvals, 'now').flatMap((view): NextDate[] => {
    const day = findLastDay(view);
    const { name } = view.approval.requester;
    return day === null ? [] : [{ kind: 'approval', day, name, approvalId: view.id }];
  });
  return [...ofBills, ...ofAppeals, ...ofApprovals].toSorted((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
}

/**
 * The shares of all as one; `null` where that would say too little or too much: while a check is not done or a visit not
 * answered, of several currencies, or of less than two people with a share.
 */
function addShares(
  people: readonly PersonStanding[],
  pick: (one: PersonStanding) => Pick<PersonStanding, 'shares' | 'openVisits'>,
): Household['share'] {
  const all = people.map(pick);
  const shares = all.flatMap((one) => one.shares);
  const [first] = shares;
  const areSettled =
    people.every(({ isReady }) => isReady) && all.every(({ openVisits }) => openVisits === 0);
  const areOne = shares.every(({ currency, sum }) => currency === first?.currency && sum.cents !== null);
  if (!first || !areSettled || !areOne || shares.length < 2) return null;
  return {
    currency: first.currency,
    sum: addSums(shares.map(({ sum }) => sum)),
    atPharmacy: addSums(shares.map(({ atPharmacy }) => atPharmacy)),
  };
}

function addSums(sums: readonly Sum[]): Sum {
  const add = (name: 'cents' | 'statedCents' | 'computedCents') => {
    const all = new CentsSum();
    for (const sum of sums) if (sum[name] !== null) all.add(sum[name]);
    return all.cents;
  };
  const count = (name: 'statedBy' | 'notStatedBy' | 'partlyBy') =>
    sums.reduce((all, sum) => all + sum[name], 0);
  return {
    cents: add('cents'),
    statedCents: add('statedCents'),
    computedCents: add('computedCents'),
    statedBy: count('statedBy'),
    notStatedBy: count('notStatedBy'),
    partlyBy: count('partlyBy'),
  };
}

/** `null` without open bills of two people at least, or of several currencies. */
function addOpenBills(people: readonly PersonStanding[]): Household['openBills'] {
  const open = people.flatMap(({ openBills }) => openBills);
  const [first] = open;
  if (!first || open.length < 2 || open.some(({ currency }) => currency !== first.currency)) return null;
  const whole = addOpenSums(open);
  const match = addOpenSums(open.map((one) => one.match));
  const toAsk = addOpenSums(open.map((one) => one.toAsk));
  const above = addOpenSums(open.map(({ toAsk: { aboveCents, bills } }) => ({ cents: aboveCents, bills })));
  const twice = addOpenSums(open.map(({ twiceCents, bills }) => ({ cents: twiceCents, bills })));
  if (!whole || !match || !toAsk || !above || !twice) return null;
  return {
    currency: first.currency,
    ...whole,
    match,
    toAsk: { ...toAsk, aboveCents: above.cents },
    twiceCents: twice.cents,
  };
}

/** `null` where it is too much to add up. */
function addOpenSums(sums: readonly { cents: number; bills: number }[]) {
  const all = new CentsSum();
  for (const { cents } of sums) all.add(cents);
  const bills = sums.reduce((count, one) => count + one.bills, 0);
  return all.cents === null ? null : { cents: all.cents, bills };
}
