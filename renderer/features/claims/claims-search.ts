/** What the Claims screen shows, kept in its address: the year looked at, the search and the filters. */
import type { ClaimKind, ClaimState, NetworkStatus } from '#shared/model/claims/claim';
import type { ClaimFilter } from '#shared/model/claims/claims-view';
import { AskedAbout, AskedSum, type Question } from '#shared/model/claims/question';
import { createReturnPlace } from '../../ui/lists/return-place.ts';

export type ClaimsSearch = {
  /** The year of the sums and the spine; the list is not limited to it. */
  year?: number;
  /** Words to find. */
  q?: string;
  kinds?: ClaimKind[];
  states?: ClaimState[];
  /** Connection id. */
  plan?: string;
  provider?: string;
  /** Words of a drug's name. */
  drug?: string;
  /** Who treated. */
  doctor?: string;
  /** An amount as typed, "$40". */
  amount?: string;
  network?: NetworkStatus;
  /** Inclusive dates of care, `YYYY-MM-DD`. */
  from?: string;
  to?: string;
  /** Bounds of the billed amount, in cents. */
  min?: number;
  max?: number;
  counted?: 'counted' | 'not-counted';
  /** Only claims of this year. */
  only?: number;
  /** What is asked about that is no sum over claims. */
  about?: AskedAbout;
  /** The amount that is asked for by name. */
  sum?: AskedSum;
};

/** Every key of a search that hides claims. */
export type FilterName = Exclude<keyof ClaimsSearch, 'year'>;

/** Kinds of care in the order in which people are offered them. */
export const kindChoices = Object.keys({
  professional: true,
  inpatient: true,
  outpatient: true,
  facility: true,
  pharmacy: true,
  oral: true,
  vision: true,
  equipment: true,
  nursing: true,
  'home-health': true,
  hospice: true,
  other: true,
} satisfies Record<ClaimKind, true>) as ClaimKind[];

/** Decisions in the order in which people are offered them. */
export const stateChoices = Object.keys({
  'plan-paid': true,
  'plan-paid-part': true,
  'went-to-deductible': true,
  'approved-no-payment': true,
  'plan-did-not-pay': true,
  'plan-is-deciding': true,
  replaced: true,
  canceled: true,
  'taken-back': true,
  'not-stated': true,
} satisfies Record<ClaimState, true>) as ClaimState[];

export const networkChoices = Object.keys({
  in: true,
  out: true,
  other: true,
} satisfies Record<NetworkStatus, true>) as NetworkStatus[];

const filterNames = Object.keys({
  q: true,
  kinds: true,
  states: true,
  plan: true,
  provider: true,
  drug: true,
  doctor: true,
  amount: true,
  network: true,
  from: true,
  to: true,
  min: true,
  max: true,
  counted: true,
  only: true,
  about: true,
  sum: true,
} satisfies Record<FilterName, true>) as FilterName[];

/** Reads the search from an address; unknown or invalid keys are dropped. */
export function parseClaimsSearch(raw: Record<string, unknown>): ClaimsSearch {
  const parsed: Record<keyof ClaimsSearch, unknown> = {
    year: parseYear(raw['year']),
    q: parseText(raw['q']),
    kinds: parseChoices(raw['kinds'], kindChoices),
    states: parseChoices(raw['states'], stateChoices),
    plan: parseText(raw['plan']),
    provider: parseText(raw['provider']),
    drug: parseText(raw['drug']),
    doctor: parseText(raw['doctor']),
    amount: parseText(raw['amount']),
    network: networkChoices.find((choice) => choice === raw['network']),
    from: parseDate(raw['from']),
    to: parseDate(raw['to']),
    min: parseCents(raw['min']),
    max: parseCents(raw['max']),
    counted: (['counted', 'not-counted'] as const).find((choice) => choice === raw['counted']),
    only: parseYear(raw['only']),
    about: AskedAbout.options.find((choice) => choice === raw['about']),
    sum: AskedSum.options.find((choice) => choice === raw['sum']),
  };
  return dropEmpty(parsed);
}

/** Drops empty keys, so that addresses stay short. */
export function dropEmpty(search: Partial<Record<keyof ClaimsSearch, unknown>>): ClaimsSearch {
  const kept = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as ClaimsSearch;
}

/** Only the year: the search after "Clear filters". */
export function clearFilters(search: ClaimsSearch): ClaimsSearch {
  return dropEmpty({ year: search.year });
}

/** Which filters are on, the words to find included. */
export function listActiveFilters(search: ClaimsSearch): FilterName[] {
  return filterNames.filter((name) => search[name] !== undefined);
}

/** Where the person was when a claim was opened. */
export const claimsPlace = createReturnPlace<ClaimsSearch>();

/** The filter to ask the main process with. */
export function buildFilter(search: ClaimsSearch, personId: string): ClaimFilter {
  return {
    personId,
    year: search.only ?? null,
    from: search.from ?? null,
    to: search.to ?? null,
    text: search.q ?? null,
    kinds: search.kinds ?? [],
    states: search.states ?? [],
    connectionIds: search.plan === undefined ? [] : [search.plan],
    provider: search.provider ?? null,
    drug: search.drug ?? null,
    doctor: search.doctor ?? null,
    amount: search.amount ?? null,
    network: search.network ?? null,
    minBilledCents: search.min ?? null,
    maxBilledCents: search.max ?? null,
    counted: search.counted ?? 'all',
    attention: false,
  };
}

/** The search that asks what was understood; `year`: as it is looked at. */
export function searchQuestion({ filter, about, sum }: Question, year: number | undefined): ClaimsSearch {
  return dropEmpty({
    year,
    q: filter.text ?? undefined,
    kinds: filter.kinds,
    states: filter.states,
    plan: filter.connectionIds[0],
    provider: filter.provider ?? undefined,
    drug: filter.drug ?? undefined,
    doctor: filter.doctor ?? undefined,
    amount: filter.amount ?? undefined,
    network: filter.network ?? undefined,
    from: filter.from ?? undefined,
    to: filter.to ?? undefined,
    min: filter.minBilledCents ?? undefined,
    max: filter.maxBilledCents ?? undefined,
    counted: filter.counted === 'all' ? undefined : filter.counted,
    only: filter.year ?? undefined,
    about: about ?? undefined,
    sum: sum ?? undefined,
  });
}

/** Filters that are chips: all but the words to find. */
export function hasChips(search: ClaimsSearch): boolean {
  return listActiveFilters(search).some((name) => name !== 'q');
}

function parseYear(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 999 && value < 10_000
    ? value
    : undefined;
}

function parseText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function parseDate(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

function parseCents(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

function parseChoices<T extends string>(value: unknown, choices: readonly T[]): T[] | undefined {
  return Array.isArray(value) ? choices.filter((choice) => value.includes(choice)) : undefined;
}
