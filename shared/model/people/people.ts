/** What may be changed about the people here, what goes along with it, and how each of them stands. */
import { z } from 'zod';
import { OpenBills } from '../bills/bill-lists.ts';
import { PlanTotals } from '../claims/claims-view.ts';
import { Sum } from '../claims/totals.ts';
import { PersonSummary } from '../plans/connection.ts';

const owned = { bills: z.int(), payments: z.int(), taxEntries: z.int(), comparedPlans: z.int() };

/**
 * What goes to somebody else with a plan or a whole person, and what stays. `endsPerson`: nothing would be left of them, so
 * all that is theirs goes along.
 */
export const PeoplePreview = z.strictObject({
  plans: z.int(),
  claims: z.int(),
  /** Health records and prior authorizations. */
  records: z.int(),
  ...owned,
  stays: z.strictObject(owned),
  endsPerson: z.boolean(),
});
export type PeoplePreview = z.infer<typeof PeoplePreview>;

/** Two people here with one name and birth date, whom nobody has told apart. */
export const AlikePair = z.strictObject({ one: PersonSummary, other: PersonSummary });
export type AlikePair = z.infer<typeof AlikePair>;

/** More are asked about after these. */
export const mostAlike = 10;

/**
 * A day that something is due or ends, `YYYY-MM-DD`. `name`: who sent the bill, whose care was refused, or who asked for
 * the approval; `cents`: what is due by then, or by now where that is later; `openCents`: all that is open.
 */
export const NextDate = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bill'),
    day: z.string(),
    name: z.string(),
    billId: z.string(),
    cents: z.int(),
    openCents: z.int(),
    currency: z.string(),
  }),
  z.strictObject({
    kind: z.literal('appeal'),
    day: z.string(),
    /** `usual`: about that day, by the kind of plan; no letter says it. */
    from: z.enum(['letter', 'usual']),
    name: z.string().nullable(),
    claimId: z.string(),
  }),
  z.strictObject({
    kind: z.literal('approval'),
    day: z.string(),
    name: z.string().nullable(),
    approvalId: z.string(),
  }),
]);
export type NextDate = z.infer<typeof NextDate>;

export const mostNextDates = 12;
export const mostCurrenciesShown = 5;

/** `atPharmacy`: what pharmacies were usually paid at once; never in `sum`. */
const Share = z.strictObject({ currency: z.string(), sum: Sum, atPharmacy: Sum });

/** Of one person, whose amounts stand plan by plan. */
export const mostPlansShown = 10;

/** How one person stands. `toLook`: claims, refusals and visits that need a look, as on the Claims screen. */
export const PersonStanding = z.strictObject({
  person: PersonSummary,
  toLook: z.int(),
  /** False until a first check of each plan has ended: nothing is said of claims before that. */
  isReady: z.boolean(),
  /** Visits that two plans may both have sent: until they are answered, shares are known plan by plan only. */
  openVisits: z.int(),
  /** How many of them are about claims of this month. */
  monthOpenVisits: z.int(),
  /** Of this year, by currency. */
  shares: z.array(Share).max(mostCurrenciesShown),
  /** Of this year by plan, where visits are to be answered first: the plans' amounts may overlap. */
  planShares: z
    .array(PlanTotals.omit({ totals: true }).extend({ shares: z.array(Share).max(mostCurrenciesShown) }))
    .max(mostPlansShown),
  /** As `shares`, of this month. */
  monthShares: z.array(Share).max(mostCurrenciesShown),
  openBills: z.array(OpenBills).max(mostCurrenciesShown),
  /** False where no bill was added at all. */
  hasBills: z.boolean(),
  /** What there is to ask back, by currency; `billId`: of the one bill that it is about, `null` of several. */
  toGetBack: z
    .array(z.strictObject({ currency: z.string(), cents: z.int(), billId: z.string().nullable() }))
    .max(mostCurrenciesShown),
  nextDates: z.array(NextDate).max(mostNextDates),
  /** How many more days there are, after the last of these. */
  laterDates: z.int(),
});
export type PersonStanding = z.infer<typeof PersonStanding>;

/** A family, and those whom somebody helps. */
export const mostPeopleShown = 50;

/** Everyone here. Sums of all are `null` where adding would not be true. */
export const Household = z.strictObject({
  year: z.int(),
  people: z.array(PersonStanding).max(mostPeopleShown),
  /** How many more people there are. */
  leftOut: z.int(),
  share: Share.nullable(),
  monthShare: Share.nullable(),
  openBills: OpenBills.nullable(),
});
export type Household = z.infer<typeof Household>;
