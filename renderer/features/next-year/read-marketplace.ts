/**
 * What a plan's form may take from the Marketplace's public files. A cell whose words are not all known fills nothing: it is
 * shown as it stands, and the person types it.
 *
 * @see CMS Exchange Public Use Files; HL7 DaVinci PDex formulary, copay options
 */
import type {
  BenefitCells,
  MarketplaceVariant,
  PlanCells,
  PlanColumn,
} from '#shared/model/replay/marketplace-plan';
import type { FormLine, ServiceRow } from '#shared/model/replay/service-rows';
import {
  type CostWords,
  emptyAnswers,
  isSameRow,
  type PlanAnswers,
  type RowAnswer,
  type Tier,
  writeCost,
} from './plan-answers.ts';
import { notSaid, type When } from './read-printed-cost.ts';

/** `unread`: lines that the file has and that are not filled in, in its own words. */
export type FilledPlan = {
  some: Partial<PlanAnswers>;
  count: number;
  unread: { line: FormLine; text: string }[];
};

/** Benefits that a line of the form is for: filled in where all of them cost the same. */
const benefitsOfRow: Partial<Record<ServiceRow, readonly string[]>> = {
  preventive: ['Preventive Care/Screening/Immunization'],
  primary: ['Primary Care Visit to Treat an Injury or Illness'],
  specialist: ['Specialist Visit'],
  test: ['Laboratory Outpatient and Professional Services', 'X-rays and Diagnostic Imaging'],
  imaging: ['Imaging (CT/PET Scans, MRIs)'],
  facility: ['Outpatient Facility Fee (e.g., Ambulatory Surgery Center)'],
  surgeon: ['Outpatient Surgery Physician/Surgical Services', 'Inpatient Physician and Surgical Services'],
  emergency: ['Emergency Room Services'],
  ambulance: ['Emergency Transportation/Ambulance'],
  urgent: ['Urgent Care Centers or Facilities'],
  stay: ['Inpatient Hospital Services (e.g., Hospital Stay)'],
  mental: ['Mental/Behavioral Health Outpatient Services'],
  maternity: ['Delivery and All Inpatient Services for Maternity Care'],
  home: ['Home Health Care Services'],
  therapy: ['Outpatient Rehabilitation Services'],
  nursing: ['Skilled Nursing Facility'],
  equipment: ['Durable Medical Equipment'],
  hospice: ['Hospice Services'],
};
const benefitOfTier: Record<Tier, string> = {
  1: 'Generic Drugs',
  2: 'Preferred Brand Drugs',
  3: 'Non-Preferred Brand Drugs',
  4: 'Specialty Drugs',
};
/** Care out of network that the law counts as in it says nothing of the rest. */
const alwaysIn = new Set(['Emergency Room Services', 'Emergency Transportation/Ambulance']);

const fold = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
const isNone = (text: string) => /^(?:|not applicable|n\/a)$/.test(fold(text));

type Part = { amount: number; when: When; isByDay: boolean };

/** A copay in cents, or hundredths of a percent; `null`: none. */
function readPart(cell: string, kind: 'copay' | 'rate'): Part | null | 'unclear' {
  if (isNone(cell)) return null;
  const value =
    kind === 'copay' ? String.raw`\$ ?([\d,]+(?:\.\d{1,2})?)` : String.raw`(\d{1,3}(?:\.\d{1,2})?) ?%`;
  const pattern = new RegExp(
    `^(?:${value}|no charge)(?: (?:copay|coinsurance))?(?: per (day|stay|visit))?(?: (after|before|with) deductible)?$`,
  );
  const match = pattern.exec(fold(cell));
  if (match === null) return 'unclear';
  const [, number = '0', per, order] = match;
  const amount = Math.round(Number(number.replaceAll(',', '')) * 100);
  if (!Number.isSafeInteger(amount) || (kind === 'rate' && amount > 10_000)) return 'unclear';
  const when: When = order === undefined ? 'no' : order === 'with' ? 'applies' : (order as When);
  return { amount, when, isByDay: per === 'day' };
}

type Read = { row: RowAnswer; isByDay: boolean };

/** What one pays of a benefit; `null`: the cells say nothing, `'unclear'`: not in words that are known. */
function readShare(copayCell: string, rateCell: string, words: CostWords): Read | null | 'unclear' {
  const [copay, rate] = [readPart(copayCell, 'copay'), readPart(rateCell, 'rate')];
  if (copay === 'unclear' || rate === 'unclear') return 'unclear';
  if (copay === null && rate === null) return null;
  const paid = [copay, rate].filter((part) => part !== null && part.amount > 0) as Part[];
  const parts = paid.length > 0 ? paid : ([copay, rate].filter((part) => part !== null) as Part[]);
  const whens = new Set(parts.map(({ when }) => when));
  const [when = 'unknown'] = whens;
  // Nothing to pay, with the deductible in one cell only: the deductible comes first.
  const isFree = paid.length === 0;
  if (whens.size > 1 && !isFree) return 'unclear';
  const isByDay = parts.some((part) => part.isByDay);
  const share = {
    ...notSaid,
    copayCents: isFree ? 0 : copay !== null && copay.amount > 0 ? copay.amount : null,
    rate: !isFree && rate !== null && rate.amount > 0 ? rate.amount : null,
  };
  const text = writeCost({ share, isCovered: true, isByDay: null, mostDays: null }, words);
  return { row: { text, when: isFree && whens.has('after') ? 'after' : when }, isByDay };
}

const dollars = (cell: string | undefined): string | null => {
  const match = /^\$ ?([\d,]+(?:\.\d{1,2})?)(?: per (?:person|group))?$/.exec(fold(cell ?? ''));
  return match?.[1]?.replaceAll(',', '') ?? null;
};

type Amounts = { person: string | null; each: string | null; group: string | null };

function readAmounts(plan: PlanCells, start: string, end: string): Amounts {
  const find = (who: string) => dollars(plan[`${start}${who}${end}` as PlanColumn]);
  return { person: find('Individual'), each: find('FamilyPerPerson'), group: find('FamilyPerGroup') };
}

const isKnown = ({ person, each, group }: Amounts) => (person ?? each ?? group) !== null;

/** As the form asks for it: of one person, or of each and the family. */
function writeAmounts({ person, each, group }: Amounts, covers: PlanAnswers['covers']): string {
  if (covers === 'person') return person ?? '';
  return [each, group].filter((one) => one !== null).join(' / ');
}

class Filler {
  readonly #answers: PlanAnswers;
  readonly #empty: PlanAnswers;
  readonly some: Partial<PlanAnswers> = {};
  readonly unread: FilledPlan['unread'] = [];
  count = 0;

  constructor(answers: PlanAnswers) {
    this.#answers = answers;
    this.#empty = emptyAnswers(Number(answers.year));
  }

  set(
    key: 'name' | 'deductible' | 'drugDeductible' | 'limit' | 'outDeductible' | 'outLimit' | 'outShare',
    text: string,
  ) {
    if (text === '' || this.#answers[key].trim() !== '') return;
    this.some[key] = text;
    this.count += 1;
  }

  /** What stands in a line as it was offered may be replaced. */
  setRow(row: ServiceRow, answer: RowAnswer): boolean {
    const now = this.#answers.services[row];
    if (now.text.trim() !== '' && !isSameRow(now, this.#empty.services[row])) return false;
    this.some.services = { ...this.#answers.services, ...this.some.services, [row]: answer };
    this.count += 1;
    return true;
  }

  setTier(tier: Tier, answer: RowAnswer) {
    if (this.#answers.drugs[tier].text.trim() !== '') return;
    this.some.drugs = {
      ...this.#answers.drugs,
      ...this.some.drugs,
      [tier]: { ...this.#answers.drugs[tier], ...answer },
    };
    this.count += 1;
  }
}

/** Fills in what is empty, and says what it could not. `dated`: the day of the file. */
export function fillFromMarketplace(
  answers: PlanAnswers,
  { planId, plan, benefits }: MarketplaceVariant,
  { dated, words }: { dated: string; words: CostWords },
): FilledPlan {
  const filler = new Filler(answers);
  const first: PlanCells | BenefitCells = plan ?? benefits[0] ?? {};
  if (/^20\d\d$/.test(first.BusinessYear ?? '')) filler.some.year = first.BusinessYear ?? '';
  filler.some.source = { planId, dated: readDay(first.ImportDate ?? '', dated) };
  if (plan !== null) fillPlan(filler, answers, plan);
  if (benefits.length > 0) fillBenefits(filler, benefits, words);
  return { some: filler.some, count: filler.count, unread: filler.unread };
}

function fillPlan(filler: Filler, answers: PlanAnswers, plan: PlanCells): void {
  const { covers } = answers;
  filler.set('name', (plan.PlanVariantMarketingName || plan.PlanMarketingName || '').slice(0, 200));
  const whole = readAmounts(plan, 'TEHBDedInnTier1', '');
  const medical = isKnown(whole) ? whole : readAmounts(plan, 'MEHBDedInnTier1', '');
  const drugs = readAmounts(plan, 'DEHBDedInnTier1', '');
  filler.set('deductible', writeAmounts(medical, covers));
  if (!isKnown(whole)) filler.set('drugDeductible', writeAmounts(drugs, covers));
  if (covers === 'family' && medical.group !== null)
    filler.some.style = medical.each === null ? 'aggregate' : 'embedded';
  const wholeLimit = readAmounts(plan, 'TEHBInnTier1', 'MOOP');
  const limit = isKnown(wholeLimit) ? wholeLimit : readAmounts(plan, 'MEHBInnTier1', 'MOOP');
  filler.set('limit', writeAmounts(limit, covers));
  if (!isKnown(wholeLimit) && isKnown(limit)) {
    filler.some.isWithoutDrugs = true;
    const ofDrugs = writeAmounts(readAmounts(plan, 'DEHBInnTier1', 'MOOP'), covers);
    if (ofDrugs !== '') filler.unread.push({ line: 'drugs', text: `MOOP: $${ofDrugs}` });
  }
  const out = [
    ['outDeductible', 'DedOutOfNet', ''],
    ['outLimit', 'OutOfNet', 'MOOP'],
  ] as const;
  for (const [key, start, end] of out) {
    const all = readAmounts(plan, `TEHB${start}`, end);
    const text = writeAmounts(isKnown(all) ? all : readAmounts(plan, `MEHB${start}`, end), covers);
    filler.set(key, text);
    if (text !== '' && answers.out === 'unknown') filler.some.out = 'yes';
  }
}

function fillBenefits(filler: Filler, benefits: readonly BenefitCells[], words: CostWords): void {
  const byName = new Map(benefits.map((one) => [fold(one.BenefitName ?? ''), one]));
  const read = (name: string): Read | null | 'unclear' => {
    const cells = byName.get(fold(name));
    if (cells === undefined) return null;
    if (isNotCovered(cells)) return { row: { text: words.notCovered, when: 'unknown' }, isByDay: false };
    return readShare(cells.CopayInnTier1 ?? '', cells.CoinsInnTier1 ?? '', words);
  };
  const quote = (names: readonly string[]) =>
    names
      .flatMap((name) => {
        const cells = byName.get(fold(name));
        const said = [cells?.CopayInnTier1, cells?.CoinsInnTier1].filter((text) => text && !isNone(text));
        return cells ? `${name}: ${isNotCovered(cells) ? 'Not Covered' : said.join(', ')}` : [];
      })
      .join('; ');
  for (const [row, names] of Object.entries(benefitsOfRow) as [ServiceRow, readonly string[]][]) {
    const all = names.map(read).filter((one) => one !== null);
    const [one] = all;
    if (one === undefined) continue;
    const isOne = all.every(
      (other) =>
        other !== 'unclear' &&
        one !== 'unclear' &&
        isSameRow(other.row, one.row) &&
        other.isByDay === one.isByDay,
    );
    if (!isOne || one === 'unclear' || (one.isByDay && row !== 'stay')) {
      filler.unread.push({ line: row, text: quote(names) });
      continue;
    }
    const isSet = filler.setRow(row, one.row);
    if (isSet && row === 'stay') filler.some.isByDay = one.isByDay;
  }
  for (const tier of [1, 2, 3, 4] as const) {
    const one = read(benefitOfTier[tier]);
    if (one === 'unclear') filler.unread.push({ line: 'drugs', text: quote([benefitOfTier[tier]]) });
    else if (one !== null) filler.setTier(tier, one.row);
  }
  fillOutside(filler, [...byName.values()], words);
}

/** One share for all care out of network, where the file has one. */
function fillOutside(filler: Filler, benefits: readonly BenefitCells[], words: CostWords): void {
  const names = new Set(
    [...Object.values(benefitsOfRow).flat()].filter((name) => !alwaysIn.has(name)).map(fold),
  );
  const cells = benefits.filter((one) => names.has(fold(one.BenefitName ?? '')) && !isNotCovered(one));
  const isPaidWhole = ({ CopayOutofNet = '', CoinsOutofNet = '' }: BenefitCells) =>
    isNone(CopayOutofNet) && (isNone(CoinsOutofNet) || /^100(?:\.0+)? ?%/.test(fold(CoinsOutofNet)));
  if (
    cells.length === 0 ||
    cells.every((one) => isNone(one.CopayOutofNet ?? '') && isNone(one.CoinsOutofNet ?? ''))
  )
    return;
  if (cells.every(isPaidWhole)) {
    filler.some.out = 'no';
    return;
  }
  filler.some.out = 'yes';
  const shares = cells.map(({ CopayOutofNet = '', CoinsOutofNet = '' }) =>
    readShare(CopayOutofNet, CoinsOutofNet, words),
  );
  const [one] = shares;
  const isOne =
    one !== null &&
    one !== undefined &&
    one !== 'unclear' &&
    shares.every(
      (other) => other !== null && other !== 'unclear' && !other.isByDay && isSameRow(other.row, one.row),
    );
  if (isOne) {
    const { text, when } = one.row;
    filler.set('outShare', when === 'unknown' || when === 'applies' ? text : `${text}, ${words.when[when]}`);
  } else {
    const said = new Set(
      cells.map(({ CopayOutofNet = '', CoinsOutofNet = '' }) =>
        [CopayOutofNet, CoinsOutofNet].filter((text) => !isNone(text)).join(', '),
      ),
    );
    filler.unread.push({ line: 'outShare', text: [...said].filter(Boolean).slice(0, 5).join('; ') });
  }
}

const isNotCovered = ({ IsCovered = '' }: BenefitCells) => /^(?:not covered|no)$/.test(fold(IsCovered));

/** The day on which the file says that its row was made; else that of the file. */
function readDay(text: string, dated: string): string {
  const iso = /^(20\d\d-\d\d-\d\d)/.exec(text)?.[1];
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(20\d\d)\b/.exec(text) ?? [];
  const found = iso ?? (year === '' ? dated : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return Number.isNaN(Date.parse(found)) ? dated : found;
}
