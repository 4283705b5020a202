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
import {
  type CostPlace,
  type CostQuestion,
  isOfEachPerson,
  type LimitQuestion,
  notSaid,
  type PrintedCost,
  type PrintedLimit,
  readDrugDeductible,
  readPrintedCost,
  readPrintedLimit,
  type Share,
  type When,
} from './read-printed-cost.ts';

/** The kind that stands for a row: its rules are those of the row. */
export function classOfRow(row: ServiceRow): ServiceClass {
  return row === 'others' ? 'other' : serviceRows[row][0];
}

export const tiers = [1, 2, 3, 4] as const;
export type Tier = (typeof tiers)[number];

export const outChoices = ['unknown', 'no', 'yes'] as const;
type OutChoice = (typeof outChoices)[number];
export const providerChoices = ['unknown', 'all-in'] as const;
type ProviderChoice = (typeof providerChoices)[number];
export const coverChoices = ['person', 'family'] as const;
export const familyStyles = ['embedded', 'aggregate'] as const;
export type FamilyStyle = (typeof familyStyles)[number];

/** `when`: as chosen beside the text; what the text itself says goes before it. */
export type RowAnswer = { text: string; when: When };

export type PlanAnswers = {
  name: string;
  year: string;
  isOwn: boolean;
  papersOf: string;
  covers: PlanRules['covers'];
  /** People of the family who would be on the plan, too. */
  others: readonly string[];
  style: FamilyStyle;
  premium: string;
  deductible: string;
  drugDeductible: string;
  limit: string;
  /** Drugs neither count toward the limits nor are cut by them. */
  isWithoutDrugs: boolean;
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
  /** The public file that it was filled in from. */
  source: PlanRules['source'];
};

export const isSameRow = (a: RowAnswer, b: RowAnswer) => a.text === b.text && a.when === b.when;

const unknownRow: RowAnswer = { text: '', when: 'unknown' };

/** `year`: for which the papers of a new plan are. Preventive care costs nothing in nearly every plan. */
export function emptyAnswers(year: number): PlanAnswers {
  return {
    name: '',
    year: String(year),
    isOwn: false,
    papersOf: '',
    covers: 'person',
    others: [],
    style: 'embedded',
    premium: '',
    deductible: '',
    drugDeductible: '',
    limit: '',
    isWithoutDrugs: false,
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
    source: undefined,
  };
}

/** How the form writes what it kept, in the language of the screen. */
export type CostWords = {
  upTo: string;
  aDay: string;
  firstDays(days: number): string;
  notCovered: string;
  noLimit: string;
  perPerson(amount: string): string;
  /** Of a text without a choice beside it; that the deductible applies need not be said. */
  when: Record<'no' | 'after' | 'before', string>;
};

const place = { supply: 30 } as const satisfies CostPlace;
const outPlace = { isOut: true } as const satisfies CostPlace;

/** What a row says; `null` where it has to be asked about. */
function readCost(text: string, where: CostPlace = place): PrintedCost | null {
  const read = readPrintedCost(text, where);
  return typeof read === 'string' ? null : read;
}

const isSaid = ({ share, isCovered }: PrintedCost) =>
  !isCovered || share.copayCents !== null || share.rate !== null;

/** What is taken of a row: its text, and beside it what was chosen. `null`: nothing is said, or it is to be asked about. */
export function readRow(
  { text, when }: RowAnswer,
  where: CostPlace = place,
): (PrintedCost & { when: When }) | null {
  const read = readCost(text, where);
  return read === null || !isSaid(read) ? null : { ...read, when: read.when ?? when };
}

/** The row with another answer about the deductible: its text no longer says one. */
export function chooseWhen(row: RowAnswer, when: When, words: CostWords): RowAnswer {
  const read = readCost(row.text);
  return { text: read === null || read.when === null ? row.text : writeCost(read, words), when };
}

/** The stay's text without days: whether it is by the day is chosen beside it. */
export function dropDays(row: RowAnswer, words: CostWords): RowAnswer {
  const read = readRow(row);
  if (read?.isByDay !== true) return row;
  return { text: writeCost({ ...read, isByDay: null, mostDays: null }, words), when: read.when };
}

const money = (cents: number) => `$${(cents / 100).toFixed(cents % 100 === 0 ? 0 : 2)}`;

export function writeCost(
  { share, isCovered, isByDay, mostDays }: Pick<PrintedCost, 'share' | 'isCovered' | 'isByDay' | 'mostDays'>,
  words: CostWords,
): string {
  if (!isCovered) return words.notCovered;
  const { copayCents, rate, rateMostCents } = share;
  const percent = rate === null ? null : `${rate / 100}%`;
  const most =
    percent === null || rateMostCents === null ? percent : `${percent} ${words.upTo} ${money(rateMostCents)}`;
  const shown = [copayCents === null ? null : money(copayCents), most]
    .filter((part) => part !== null)
    .join(' + ');
  if (isByDay !== true) return shown;
  const days = mostDays === null ? '' : `, ${words.firstDays(mostDays)}`;
  return `${shown} ${words.aDay}${days}`;
}

type Days = Pick<PrintedCost, 'isByDay' | 'mostDays'>;

const toWhen = ({ subject, order }: Pick<ServiceRule, 'subject' | 'order'>): When =>
  subject === 'yes' ? (order ?? 'applies') : subject;

/** The form as it was when the plan was saved. */
export function answersOf(rules: PlanRules, words: CostWords): PlanAnswers {
  const empty = emptyAnswers(rules.year);
  const write = (cents: number | null | undefined) => (cents == null ? '' : (cents / 100).toFixed(2));
  const writePair = (one: PrintedLimit | undefined) => {
    if (one === undefined) return '';
    const isEach = rules.covers === 'family' && (one.personCents ?? 0) > 0 && one.familyCents === null;
    const text = [one.personCents, one.familyCents].map(write).filter(Boolean).join(' / ');
    return isEach ? words.perPerson(text) : text;
  };
  const pool = (name: string, network: string) =>
    writePair(rules.deductibles.find((one) => one.pool === name && one.network === network));
  const limit = (network: string) => {
    const one = rules.limits.find((kept) => kept.network === network);
    return one?.personCents === null && one.familyCents === null ? words.noLimit : writePair(one);
  };
  const find = (serviceClass: ServiceRule['serviceClass'], network: string) =>
    rules.services.find((one) => one.serviceClass === serviceClass && one.network === network);
  const rowOf = (
    rule: Pick<ServiceRule, 'subject' | 'order' | 'covered'> & Share,
    cost?: Days,
  ): RowAnswer => ({
    text: writeCost(
      { share: rule, isCovered: rule.covered !== 'no', isByDay: null, mostDays: null, ...cost },
      words,
    ),
    when: toWhen(rule),
  });
  const outside = find('any', 'out');
  const writeOutside = (rule: ServiceRule): string => {
    const { text, when } = rowOf(rule);
    return when === 'unknown' || when === 'applies' ? text : `${text}, ${words.when[when]}`;
  };
  const stay = find('hospital-stay', 'in');
  const services = serviceRowNames.map((row) => {
    const rule = find(serviceRows[row][0], 'in');
    if (rule === undefined) return [row, unknownRow] as const;
    // Of a stay it is asked beside the text.
    const isByDay = rule.per === 'day' && row !== 'stay';
    return [row, rowOf(rule, isByDay ? { isByDay, mostDays: rule.mostDays } : undefined)] as const;
  });
  const drugs = tiers.map((tier) => {
    const rule = rules.drugs.find((one) => one.tier === tier);
    return [
      tier,
      rule
        ? { ...rowOf({ ...rule, covered: rule.covered ?? 'yes' }), of90: write(rule.copay90Cents) }
        : empty.drugs[tier],
    ] as const;
  });
  return {
    ...empty,
    name: rules.name,
    isOwn: rules.isOwn,
    papersOf: rules.papersOf ?? '',
    covers: rules.covers,
    others: rules.otherIds ?? [],
    style: rules.deductibles.find(({ pool }) => pool === 'all')?.style ?? empty.style,
    premium: write(rules.premiumCents),
    deductible: pool('all', 'in'),
    drugDeductible: pool('drug', 'in'),
    limit: limit('in'),
    isWithoutDrugs: rules.limits.some(({ excluded }) => excluded.includes('drug')),
    providers: rules.providers === 'all-in' ? 'all-in' : 'unknown',
    out: outside === undefined ? 'unknown' : outside.covered === 'no' ? 'no' : 'yes',
    outDeductible: pool('all', 'out'),
    outLimit: limit('out'),
    outShare: outside === undefined || outside.covered === 'no' ? '' : writeOutside(outside),
    services: Object.fromEntries(services) as PlanAnswers['services'],
    isByDay: stay?.per === 'day',
    mostDays: stay?.mostDays == null ? '' : String(stay.mostDays),
    isWaived: find('emergency-room', 'in')?.isWaivedIfAdmitted ?? false,
    drugs: Object.fromEntries(drugs) as PlanAnswers['drugs'],
    drugTiers: Object.fromEntries(rules.drugTiers.map(({ drug, tier }) => [drug, tier])),
    source: rules.source,
  };
}

/** One answer in each row that is empty, and how many those are. */
export function fillEmpty(
  { services, drugs }: Pick<PlanAnswers, 'services' | 'drugs'>,
  answer: RowAnswer,
  withDrugs: boolean,
): Pick<PlanAnswers, 'services' | 'drugs'> & { count: number } {
  const rows = serviceRowNames.filter((row) => services[row].text.trim() === '');
  const emptyTiers = withDrugs ? tiers.filter((tier) => drugs[tier].text.trim() === '') : [];
  return {
    services: { ...services, ...Object.fromEntries(rows.map((row) => [row, answer])) },
    drugs: {
      ...drugs,
      ...Object.fromEntries(emptyTiers.map((tier) => [tier, { ...drugs[tier], ...answer }])),
    },
    count: rows.length + emptyTiers.length,
  };
}

/**
 * The deductible first in each row whose price does not say whether it applies, and how many those are: what the chart of
 * a Summary of Benefits says of all costs in it. Of what costs nothing it says nothing.
 */
export function putDeductibleFirst({
  services,
  drugs,
}: Pick<PlanAnswers, 'services' | 'drugs'>): Pick<PlanAnswers, 'services' | 'drugs'> & { count: number } {
  const isOpen = (row: RowAnswer) => {
    const read = readRow(row);
    if (read === null || !read.isCovered || read.when !== 'unknown') return false;
    return (read.share.copayCents ?? 0) > 0 || (read.share.rate ?? 0) > 0;
  };
  const rows = serviceRowNames.filter((row) => isOpen(services[row]));
  const openTiers = tiers.filter((tier) => isOpen(drugs[tier]));
  const first = { when: 'after' } as const;
  return {
    services: {
      ...services,
      ...Object.fromEntries(rows.map((row) => [row, { ...services[row], ...first }])),
    },
    drugs: { ...drugs, ...Object.fromEntries(openTiers.map((tier) => [tier, { ...drugs[tier], ...first }])) },
    count: rows.length + openTiers.length,
  };
}

export const limitKeys = ['deductible', 'drugDeductible', 'limit', 'outDeductible', 'outLimit'] as const;
export type LimitKey = (typeof limitKeys)[number];

/** Of a month, as it may be printed. */
function readPremium(text: string): number | null {
  const cents = parseTypedCents(
    text.replace(/(?:\/| per | a | al | por )\s*(?:month|mo\.?|mes)\.?\s*$/i, ''),
  );
  return cents === null || cents < 0 ? null : cents;
}

/** What a drug costs for 90 days, which is one amount. */
function readOf90(text: string): number | null | CostQuestion {
  const read = readPrintedCost(text, { supply: 90 });
  if (typeof read === 'string') return read;
  return isSaid(read) && (read.share.rate !== null || read.when !== null || !read.isCovered)
    ? 'unclear'
    : read.share.copayCents;
}

export type FamilyAnswers = Pick<PlanAnswers, 'covers' | 'style'>;

/**
 * A deductible or a limit, as the plan covers one person or a family. Of a family both amounts are needed, or that of each
 * person; where only the family has a deductible, an amount alone is the family's. A deductible for drugs is often each
 * person's alone.
 */
export function readLimitFor(
  { covers, style }: FamilyAnswers,
  key: LimitKey,
  text: string,
): PrintedLimit | 'none' | LimitQuestion | 'pair' | null {
  if (key === 'drugDeductible') return readDrugDeductible(text);
  const network = key === 'outDeductible' || key === 'outLimit' ? 'out' : 'in';
  if (covers === 'person') return readPrintedLimit(text, 'person', network);
  const read = readPrintedLimit(text, style === 'aggregate' ? 'family' : 'person', network);
  if (read === 'whose') return 'pair';
  if (read === null || typeof read === 'string' || read.familyCents !== null) return read;
  const isKnown = read.personCents === 0 || (style === 'embedded' && isOfEachPerson(text));
  return isKnown ? read : 'pair';
}

export type BadAnswer = 'name' | 'year' | 'days' | 'pair' | CostQuestion | LimitQuestion;

const isYear = (text: string) => /^20\d\d$/.test(text.trim());
const isDays = (text: string) => /^\s*\d{1,2}\s*$/.test(text) && Number(text) > 0;

/** By key, an amount, a row or a tier, what is asked about it. A name is all that is needed. */
export function findBadAnswers(answers: PlanAnswers): Map<string, BadAnswer> {
  const bad = new Map<string, BadAnswer>();
  const addCost = (key: string, text: string, where: CostPlace = place) => {
    const read = readPrintedCost(text, where);
    if (typeof read === 'string') bad.set(key, read);
  };
  if (answers.name.trim() === '') bad.set('name', 'name');
  if (!isYear(answers.year)) bad.set('year', 'year');
  if (answers.premium.trim() !== '' && readPremium(answers.premium) === null) bad.set('premium', 'amount');
  for (const key of limitKeys) {
    const read = readLimitFor(answers, key, answers[key]);
    if (typeof read === 'string' && read !== 'none') bad.set(key, read);
  }
  addCost('outShare', answers.outShare, outPlace);
  const isStayAsked = isStayByDay(answers) && answers.mostDays.trim() !== '';
  if (isStayAsked && !isDays(answers.mostDays)) bad.set('mostDays', 'days');
  for (const row of serviceRowNames) addCost(row, answers.services[row].text);
  for (const tier of tiers) {
    const { text, of90 } = answers.drugs[tier];
    addCost(`tier ${tier}`, text);
    const read = readOf90(of90);
    if (typeof read === 'string') bad.set(`tier ${tier} of 90`, read);
  }
  return bad;
}

/** As the text of the stay says, or as was chosen beside it. */
export function isStayByDay({ services, isByDay }: Pick<PlanAnswers, 'services' | 'isByDay'>): boolean {
  return readRow(services.stay)?.isByDay ?? isByDay;
}

const toSubject = (when: When): Pick<ServiceRule, 'subject' | 'order'> => {
  if (when === 'no' || when === 'unknown') return { subject: when, order: null };
  return { subject: 'yes', order: when === 'applies' ? null : when };
};

/** The rules of answers without bad ones. What was left empty is not known. */
export function readPlanAnswers(answers: PlanAnswers): PlanRules {
  return {
    name: answers.name.trim().slice(0, 200),
    year: Number(answers.year),
    isOwn: answers.isOwn,
    papersOf: answers.papersOf === '' ? null : answers.papersOf,
    ...(answers.source && { source: answers.source }),
    covers: answers.covers,
    ...(answers.covers === 'family' && { otherIds: [...answers.others] }),
    premiumCents: readPremium(answers.premium),
    providers: answers.isOwn ? 'as-claims' : answers.providers,
    deductibles: listDeductibles(answers),
    limits: listLimits(answers),
    services: listServices(answers),
    drugs: listDrugs(answers),
    drugTiers: Object.entries(answers.drugTiers).map(([drug, tier]) => ({ drug, tier })),
  };
}

function listDeductibles(answers: PlanAnswers): PlanRules['deductibles'] {
  const own = (key: LimitKey, pool: 'all' | 'drug', network: 'in' | 'out'): PlanRules['deductibles'] => {
    const read = readLimitFor(answers, key, answers[key]);
    // Without one of their own, drugs have the overall deductible.
    if (read === 'none' && pool === 'drug') return [];
    if (read === 'none') return [{ pool, network, personCents: 0, familyCents: null, style: 'embedded' }];
    if (read === null || typeof read === 'string') return [];
    const isOfFamily = answers.covers === 'family' && pool === 'all' && read.familyCents !== null;
    return [{ pool, network, ...read, style: isOfFamily ? answers.style : 'embedded' }];
  };
  return [
    ...own('deductible', 'all', 'in'),
    ...own('drugDeductible', 'drug', 'in'),
    ...(answers.out === 'yes' ? own('outDeductible', 'all', 'out') : []),
  ];
}

function listLimits(answers: PlanAnswers): PlanRules['limits'] {
  const excluded: ServiceClass[] = answers.isWithoutDrugs ? ['drug'] : [];
  const own = (key: LimitKey, network: 'in' | 'out'): PlanRules['limits'] => {
    const read = readLimitFor(answers, key, answers[key]);
    if (read === 'none') return [{ network, personCents: null, familyCents: null, excluded }];
    return read === null || typeof read === 'string' ? [] : [{ network, ...read, excluded }];
  };
  return [...own('limit', 'in'), ...(answers.out === 'yes' ? own('outLimit', 'out') : [])];
}

function listServices(answers: PlanAnswers): ServiceRule[] {
  const { services, mostDays, isWaived, out, outShare } = answers;
  const rules = serviceRowNames.flatMap((row): ServiceRule[] => {
    const read = readRow(services[row]);
    if (read === null) return [];
    const isByDay = row === 'stay' ? isStayByDay(answers) : read.isByDay === true;
    const typedDays = row === 'stay' && isByDay && mostDays.trim() !== '' ? Number(mostDays) : null;
    return serviceRows[row].map((serviceClass) => ({
      ...plainService,
      ...read.share,
      ...toSubject(read.when),
      covered: read.isCovered ? 'yes' : 'no',
      serviceClass,
      network: 'in',
      ...(row === 'stay' && { per: 'stay' as const }),
      ...(isByDay && { per: 'day' as const, mostDays: read.mostDays ?? typedDays }),
      ...(row === 'emergency' && { isWaivedIfAdmitted: isWaived }),
    }));
  });
  if (out === 'unknown') return rules;
  const read = readCost(outShare, outPlace);
  const outside: ServiceRule = {
    ...plainService,
    ...(out === 'yes' && read !== null ? read.share : notSaid),
    ...toSubject(read?.when ?? 'applies'),
    covered: out === 'yes' && read?.isCovered !== false ? 'yes' : 'no',
    serviceClass: 'any',
    network: 'out',
  };
  return [...rules, outside];
}

function listDrugs({ drugs }: PlanAnswers): DrugRule[] {
  return tiers.flatMap((tier): DrugRule[] => {
    const { text, when, of90 } = drugs[tier];
    const read = readRow({ text, when });
    if (read === null) return [];
    const copay90Cents = readOf90(of90);
    return [
      {
        tier,
        ...(read.isCovered ? {} : { covered: 'no' as const }),
        ...read.share,
        ...toSubject(read.when),
        copay60Cents: null,
        copay90Cents: typeof copay90Cents === 'number' ? copay90Cents : null,
      },
    ];
  });
}
