/** What is typed of a plan, as texts, and the rules that it makes. Asked in the order of a Summary of Benefits. */
import {
  type DrugRule,
  type PlanRules,
  plainService,
  type ServiceClass,
  type ServiceRule,
} from '#shared/model/replay/plan-rules';
import { type ServiceRow, serviceRowNames, serviceRows } from '#shared/model/replay/service-rows';
import { parseTypedCents } from '#shared/money';

/** The kind that stands for a row: its rules are those of the row. */
export function classOfRow(row: ServiceRow): ServiceClass {
  return row === 'others' ? 'other' : serviceRows[row][0];
}

export const tiers = [1, 2, 3, 4] as const;
export type Tier = (typeof tiers)[number];

/** Whether the deductible comes first. `applies`: it does, and the papers do not say in which order with a copay. */
export const whens = ['unknown', 'no', 'after', 'before', 'applies'] as const;
export type When = (typeof whens)[number];

export const outChoices = ['unknown', 'no', 'yes'] as const;
type OutChoice = (typeof outChoices)[number];
export const providerChoices = ['unknown', 'all-in'] as const;
type ProviderChoice = (typeof providerChoices)[number];

type RowAnswer = { text: string; when: When };

export type PlanAnswers = {
  name: string;
  year: string;
  isOwn: boolean;
  papersOf: string;
  premium: string;
  deductible: string;
  drugDeductible: string;
  limit: string;
  providers: ProviderChoice;
  out: OutChoice;
  outDeductible: string;
  outLimit: string;
  outShare: string;
  services: Record<ServiceRow, RowAnswer>;
  isByDay: boolean;
  mostDays: string;
  isWaived: boolean;
  drugs: Record<Tier, RowAnswer & { of90: string }>;
  drugTiers: Readonly<Record<string, number>>;
};

const unknownRow: RowAnswer = { text: '', when: 'unknown' };

/** `year`: for which the papers of a new plan are. Preventive care costs nothing in nearly every plan. */
export function emptyAnswers(year: number): PlanAnswers {
  return {
    name: '',
    year: String(year),
    isOwn: false,
    papersOf: '',
    premium: '',
    deductible: '',
    drugDeductible: '',
    limit: '',
    providers: 'unknown',
    out: 'unknown',
    outDeductible: '',
    outLimit: '',
    outShare: '',
    services: {
      ...(Object.fromEntries(serviceRowNames.map((row) => [row, unknownRow])) as PlanAnswers['services']),
      preventive: { text: '$0', when: 'no' },
    },
    isByDay: false,
    mostDays: '',
    isWaived: false,
    drugs: Object.fromEntries(
      tiers.map((tier) => [tier, { ...unknownRow, of90: '' }]),
    ) as PlanAnswers['drugs'],
    drugTiers: {},
  };
}

type Share = Pick<ServiceRule, 'copayCents' | 'rate' | 'rateMostCents'>;
const notSaid: Share = { copayCents: null, rate: null, rateMostCents: null };

const onlyCopay = /^\$?[\d,]+(?:\.\d{1,2})?$/;
const withRate =
  /^(?:(\$?[\d,]+(?:\.\d{1,2})?) ?\+ ?)?(\d{1,3}(?:\.\d{1,2})?) ?%(?: (?:up to|hasta) (\$?[\d,]+(?:\.\d{1,2})?))?$/i;

/** "$30", "20%", "$250 + 20%", "25% up to $250"; nothing for an empty text, `null` for any other. */
export function parseShare(typed: string): Share | null {
  const text = typed.trim().slice(0, 60);
  if (text === '') return notSaid;
  if (onlyCopay.test(text)) {
    const copayCents = parseTypedCents(text);
    return copayCents === null ? null : { ...notSaid, copayCents };
  }
  const match = withRate.exec(text);
  if (!match) return null;
  const [, copay, rate, most] = match;
  const copayCents = copay === undefined ? null : parseTypedCents(copay);
  const rateMostCents = most === undefined ? null : parseTypedCents(most);
  const hundredths = Math.round(Number(rate) * 100);
  const isWrong =
    hundredths > 10_000 ||
    (copay !== undefined && copayCents === null) ||
    (most !== undefined && rateMostCents === null);
  return isWrong ? null : { copayCents, rate: hundredths, rateMostCents };
}

const money = (cents: number) => `$${(cents / 100).toFixed(cents % 100 === 0 ? 0 : 2)}`;

function writeShare({ copayCents, rate, rateMostCents }: Share): string {
  const percent = rate === null ? null : `${rate / 100}%`;
  const most =
    percent === null || rateMostCents === null ? percent : `${percent} up to ${money(rateMostCents)}`;
  return [copayCents === null ? null : money(copayCents), most].filter((part) => part !== null).join(' + ');
}

const toWhen = ({ subject, order }: Pick<ServiceRule, 'subject' | 'order'>): When =>
  subject === 'yes' ? (order ?? 'applies') : subject;

/** The form as it was when the plan was saved. */
export function answersOf(rules: PlanRules): PlanAnswers {
  const empty = emptyAnswers(rules.year);
  const write = (cents: number | null | undefined) => (cents == null ? '' : (cents / 100).toFixed(2));
  const pool = (name: string, network: string) =>
    rules.deductibles.find((one) => one.pool === name && one.network === network)?.personCents;
  const limit = (network: string) => rules.limits.find((one) => one.network === network)?.personCents;
  const find = (serviceClass: ServiceRule['serviceClass'], network: string) =>
    rules.services.find((one) => one.serviceClass === serviceClass && one.network === network);
  const rowOf = (rule: Pick<ServiceRule, 'subject' | 'order'> & Share): RowAnswer => ({
    text: writeShare(rule),
    when: toWhen(rule),
  });
  const outside = find('any', 'out');
  const stay = find('hospital-stay', 'in');
  const services = serviceRowNames.map((row) => {
    const rule = find(serviceRows[row][0], 'in');
    return [row, rule ? rowOf(rule) : unknownRow] as const;
  });
  const drugs = tiers.map((tier) => {
    const rule = rules.drugs.find((one) => one.tier === tier);
    return [tier, rule ? { ...rowOf(rule), of90: write(rule.copay90Cents) } : empty.drugs[tier]] as const;
  });
  return {
    ...empty,
    name: rules.name,
    isOwn: rules.isOwn,
    papersOf: rules.papersOf ?? '',
    premium: write(rules.premiumCents),
    deductible: write(pool('all', 'in')),
    drugDeductible: write(pool('drug', 'in')),
    limit: write(limit('in')),
    providers: rules.providers === 'all-in' ? 'all-in' : 'unknown',
    out: outside === undefined ? 'unknown' : outside.covered === 'no' ? 'no' : 'yes',
    outDeductible: write(pool('all', 'out')),
    outLimit: write(limit('out')),
    outShare: outside === undefined ? '' : writeShare(outside),
    services: Object.fromEntries(services) as PlanAnswers['services'],
    isByDay: stay?.per === 'day',
    mostDays: stay?.mostDays == null ? '' : String(stay.mostDays),
    isWaived: find('emergency-room', 'in')?.isWaivedIfAdmitted ?? false,
    drugs: Object.fromEntries(drugs) as PlanAnswers['drugs'],
    drugTiers: Object.fromEntries(rules.drugTiers.map(({ drug, tier }) => [drug, tier])),
  };
}

const amountKeys = ['premium', 'deductible', 'drugDeductible', 'limit', 'outDeductible', 'outLimit'] as const;
export type AmountKey = (typeof amountKeys)[number];

function readAmount(text: string): number | null {
  const cents = parseTypedCents(text);
  return cents === null || cents < 0 ? null : cents;
}

const isYear = (text: string) => /^20\d\d$/.test(text.trim());
const isDays = (text: string) => /^\s*\d{1,2}\s*$/.test(text) && Number(text) > 0;

/** Keys of what cannot be understood: an amount, a row, a tier. A name is all that is needed. */
export function findBadAnswers(answers: PlanAnswers): Set<string> {
  const bad = new Set<string>();
  if (answers.name.trim() === '') bad.add('name');
  if (!isYear(answers.year)) bad.add('year');
  for (const key of amountKeys)
    if (answers[key].trim() !== '' && readAmount(answers[key]) === null) bad.add(key);
  if (parseShare(answers.outShare) === null) bad.add('outShare');
  if (answers.isByDay && answers.mostDays.trim() !== '' && !isDays(answers.mostDays)) bad.add('mostDays');
  for (const row of serviceRowNames) if (parseShare(answers.services[row].text) === null) bad.add(row);
  for (const tier of tiers) {
    const { text, of90 } = answers.drugs[tier];
    if (parseShare(text) === null) bad.add(`tier ${tier}`);
    if (of90.trim() !== '' && readAmount(of90) === null) bad.add(`tier ${tier} of 90`);
  }
  return bad;
}

const toSubject = (when: When): Pick<ServiceRule, 'subject' | 'order'> => {
  if (when === 'no' || when === 'unknown') return { subject: when, order: null };
  return { subject: 'yes', order: when === 'applies' ? null : when };
};

/** The rules of answers without bad ones, for one person. What was left empty is not known. */
export function readPlanAnswers(answers: PlanAnswers): PlanRules {
  return {
    name: answers.name.trim().slice(0, 200),
    year: Number(answers.year),
    isOwn: answers.isOwn,
    papersOf: answers.papersOf === '' ? null : answers.papersOf,
    covers: 'person',
    premiumCents: readAmount(answers.premium),
    providers: answers.isOwn ? 'as-claims' : answers.providers,
    deductibles: listDeductibles(answers),
    limits: listLimits(answers),
    services: listServices(answers),
    drugs: listDrugs(answers),
    drugTiers: Object.entries(answers.drugTiers).map(([drug, tier]) => ({ drug, tier })),
  };
}

function listDeductibles({
  deductible,
  drugDeductible,
  out,
  outDeductible,
}: PlanAnswers): PlanRules['deductibles'] {
  const own = (pool: 'all' | 'drug', network: 'in' | 'out', text: string): PlanRules['deductibles'] => {
    const personCents = readAmount(text);
    return personCents === null ? [] : [{ pool, network, personCents, familyCents: null, style: 'embedded' }];
  };
  return [
    ...own('all', 'in', deductible),
    ...own('drug', 'in', drugDeductible),
    ...(out === 'yes' ? own('all', 'out', outDeductible) : []),
  ];
}

function listLimits({ limit, out, outLimit }: PlanAnswers): PlanRules['limits'] {
  const own = (network: 'in' | 'out', text: string): PlanRules['limits'] => {
    const personCents = readAmount(text);
    return personCents === null ? [] : [{ network, personCents, familyCents: null, excluded: [] }];
  };
  return [...own('in', limit), ...(out === 'yes' ? own('out', outLimit) : [])];
}

function listServices(answers: PlanAnswers): ServiceRule[] {
  const { services, isByDay, mostDays, isWaived, out, outShare } = answers;
  const rules = serviceRowNames.flatMap((row): ServiceRule[] => {
    const share = parseShare(services[row].text) ?? notSaid;
    if (share.copayCents === null && share.rate === null) return [];
    return serviceRows[row].map((serviceClass) => ({
      ...plainService,
      ...share,
      ...toSubject(services[row].when),
      serviceClass,
      network: 'in',
      ...(row === 'stay' && {
        per: isByDay ? ('day' as const) : ('stay' as const),
        mostDays: isByDay && mostDays.trim() !== '' ? Number(mostDays) : null,
      }),
      ...(row === 'emergency' && { isWaivedIfAdmitted: isWaived }),
    }));
  });
  if (out === 'unknown') return rules;
  const outside: ServiceRule = {
    ...plainService,
    ...(out === 'yes' ? (parseShare(outShare) ?? notSaid) : notSaid),
    subject: 'yes',
    order: null,
    covered: out,
    serviceClass: 'any',
    network: 'out',
  };
  return [...rules, outside];
}

function listDrugs({ drugs }: PlanAnswers): DrugRule[] {
  return tiers.flatMap((tier): DrugRule[] => {
    const { text, when, of90 } = drugs[tier];
    const share = parseShare(text) ?? notSaid;
    if (share.copayCents === null && share.rate === null) return [];
    return [{ tier, ...share, ...toSubject(when), copay60Cents: null, copay90Cents: readAmount(of90) }];
  });
}
