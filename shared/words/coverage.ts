/** What numbers, costs and contacts of a card are called: our words where the code is known, else the plan's. */
import type {
  CoverageAssistance,
  CoverageCard,
  CoverageClass,
  CoverageContact,
  CoverageCost,
} from '../model/plans/coverage.ts';

import { findPlanType } from './directory-kinds.ts';
import { isPlanLanguage } from './health.ts';

/** Looks up a text of the `coverage` namespace. */
export type CoverageTranslate = (key: string, values?: Record<string, string | number>) => string;

type Formats = {
  t: CoverageTranslate;
  money(cents: number, currency?: string): string;
  number(value: number): string;
  date(text: string | null): string | null;
};

const classes = new Set(
  'group subgroup plan subplan class subclass sequence division network alternatenetwork rxbin rxpcn rxgroup rxid rxiin'.split(
    ' ',
  ),
);
const costs = new Set(
  'gpvisit spvisit emergency inpthosp televisit urgentcare copaypct copay deductible maxoutofpocket rx'.split(
    ' ',
  ),
);
const limit = /^(ind|fam)(rx)?(?:in|out)?(ded|max)$/;
const contacts = new Set('patinf payor provider pharma rxmailorder virtual bill admin'.split(' '));
const relationships = new Set('self spouse child parent common other injured'.split(' '));

/** The numbers that a pharmacy asks for, in the order of cards. */
export const pharmacyClasses: readonly string[] = ['rxbin', 'rxpcn', 'rxgroup', 'rxid', 'rxiin'];

/**
 * The type of plan: as the plan calls it for readers of its language, in our words for others where the code is known;
 * `null` when the plan sent no words and no code that we know.
 */
export function planTypeText(
  { type }: Pick<CoverageCard, 'type'>,
  t: CoverageTranslate,
  locale: string,
): string | null {
  const known = findPlanType(type?.code ?? null);
  const isAsSent = known === null || (type?.text !== null && isPlanLanguage(locale));
  return isAsSent ? (type?.text ?? null) : t(`planType.${known}`);
}

export function className({ kind, label }: CoverageClass, t: CoverageTranslate): string {
  return classes.has(kind) ? t(`class.${kind}`) : (label.text ?? label.code ?? kind);
}

/** "83-2201, Northgate Schools" */
export function classValue(
  { value, name, hidden }: CoverageClass,
  t: CoverageTranslate,
  whole: string | null,
  mask: 'number.masked' | 'paper.idHidden' = 'number.masked',
): string {
  const number = hidden && value !== null ? (whole ?? t(mask, { ending: value })) : value;
  return [number, name].filter((part) => part !== null && part !== '').join(', ');
}

export function costName({ kind, label }: CoverageCost, t: CoverageTranslate): string {
  if (kind !== null && costs.has(kind)) return t(`cost.${kind}`);
  const match = limit.exec(kind ?? '');
  if (match) return t(`cost.${match[1]}${match[2] ?? ''}-${match[3]}`);
  return label.text ?? label.code ?? kind ?? '';
}

/** The amount, percent or the plan's own words; both where the plan sent both. */
export function costValue(cost: CoverageCost, { t, money, number }: Formats): string {
  const { cents, currency, percent, text } = cost;
  const figure =
    cents !== null
      ? money(cents, currency ?? 'USD')
      : percent !== null
        ? t('costs.percent', { number: number(percent) })
        : null;
  return [figure, text].filter((part) => part !== null).join(', ');
}

/** `null` when the plan did not say. */
export function costNetwork({ network }: CoverageCost, t: CoverageTranslate): string | null {
  return network === 'in' || network === 'out' ? t(`network.${network}`) : network;
}

export function contactName({ purpose, label }: CoverageContact, t: CoverageTranslate): string {
  if (purpose === null && label.text === null) return t('contact.none');
  return purpose !== null && contacts.has(purpose)
    ? t(`contact.${purpose}`)
    : (label.text ?? label.code ?? t('contact.none'));
}

export function relationshipText(
  { relationship }: Pick<CoverageCard, 'relationship'>,
  t: CoverageTranslate,
): string | null {
  const code = relationship?.code?.toLowerCase() ?? '';
  return relationships.has(code)
    ? t(`relationship.${code}`)
    : (relationship?.text ?? relationship?.code ?? null);
}

/** "From January 1, 2026"; `null` when the plan sent no dates. */
export function validText(
  { start, end }: CoverageCard,
  { t, date }: Pick<Formats, 't' | 'date'>,
): string | null {
  const from = date(start);
  const to = date(end);
  if (from !== null && to !== null) return t('valid.span', { from, to });
  if (from !== null) return t('valid.from', { date: from });
  return to === null ? null : t('valid.until', { date: to });
}

/** A program that pays a part, in words: what it is, what it pays, and when. */
export function assistanceText(
  { program, copay, premiumPercent, start, end }: CoverageAssistance,
  { t, number, date }: Pick<Formats, 't' | 'number' | 'date'>,
): string {
  const text = [
    t(`assistance.program.${program}`),
    premiumPercent !== null &&
      premiumPercent > 0 &&
      t('assistance.premium', { percent: number(premiumPercent) }),
    copay !== null && t(`assistance.copay.${copay}`),
  ]
    .filter(Boolean)
    .join(' ');
  const from = date(start);
  const until = date(end);
  const dated = from === null ? 'until' : until === null ? 'from' : from === until ? 'in' : 'between';
  return from === null && until === null
    ? text
    : t(`assistance.${dated}`, { start: from ?? '', end: until ?? '', text });
}

/** True for a card that may still be used: the plan sends it and has not said that it ended. */
export function isCurrent({ state, removed }: CoverageCard): boolean {
  return state !== 'past' && !removed;
}

/** What the card is called: the plan's name on it, else what it covers. */
export function cardTitle({ coverageName, kind }: CoverageCard, t: CoverageTranslate): string {
  // "Part A" says less than our name of the kind does.
  return coverageName === null || kind.startsWith('medicare-part') ? t(`kind.${kind}`) : coverageName;
}

const withoutGroup = new Set<CoverageCard['kind']>([
  'medicaid',
  'medicare-medicaid',
  'medicare-part-a',
  'medicare-part-b',
  'spending-account',
]);

/** True for plans whose cards have a group number. */
export function hasGroup({ kind }: CoverageCard): boolean {
  return !withoutGroup.has(kind);
}

/** The phone that a member calls, first by purpose, then any. */
export function memberPhone(card: Pick<CoverageCard, 'contacts'>): string | null {
  return planPhone(card) ?? card.contacts.find(({ phones }) => phones.length > 0)?.phones[0] ?? null;
}

/** The phone of the plan itself; `null` where its card has only others, as that of a pharmacy or for providers. */
export function planPhone({ contacts: all }: Pick<CoverageCard, 'contacts'>): string | null {
  for (const purpose of ['patinf', 'payor', null])
    for (const contact of all) if (contact.purpose === purpose && contact.phones[0]) return contact.phones[0];
  return null;
}

/** The last four characters of a member number, but never more than half of it. `null` stays `null`. */
export function endingOf(number: string | null): string | null {
  if (number === null) return null;
  return number.slice(number.length - Math.min(4, Math.floor(number.length / 2)));
}
