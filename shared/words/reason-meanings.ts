/**
 * What the codes of a refusal mean, by number: which of our own sentences stands beside the plan's words, and which
 * checklist helps. Numbers only; the licensed texts of X12 and NCPDP are not kept here.
 *
 * @see CMS Blue Button code systems CLM-PRCSG-IND-CD, CLM-CARR-PMT-DNL-CD and CLM-MDCR-NPMT-RSN-CD; ResDAC, carrier
 *   claim payment denial and line processing indicator codes
 */

import type { Coded } from '../model/claims/claim.ts';
import type { Checklist } from '../model/claims/denial.ts';

/** Each has its words under `denials:meaning`. */
export const reasonMeanings = [
  'not-necessary',
  'no-approval',
  'out-of-network',
  'not-covered',
  'limit-reached',
  'other-plan-first',
  'other-plan-decided',
  'not-eligible',
  'missing-facts',
  'duplicate',
  'late',
  'drug-not-listed',
  'drug-approval',
  'drug-limit',
  'drug-too-soon',
  'denied',
  'demonstration',
  'lab-certificate',
  'owner',
  'other',
  'your-share',
  'contract',
  'part-of-other',
  'advance',
  'wrong-code',
  'wrong-plan',
  'provider-not-allowed',
  'experimental',
  'same-answer',
  'fixed-fee',
  'cut-by-law',
  'paid-to-you',
] as const;
export type ReasonMeaning = (typeof reasonMeanings)[number];

/** Meanings by which nothing was refused: who bears a part of the price, or what is paid with something else. */
const notRefused: ReadonlySet<ReasonMeaning> = new Set([
  'your-share',
  'contract',
  'part-of-other',
  'advance',
  'other-plan-decided',
  'fixed-fee',
  'cut-by-law',
  'paid-to-you',
]);

/** True when a reason of this meaning says that something was refused. */
export function meansRefusal(meaning: ReasonMeaning): boolean {
  return !notRefused.has(meaning);
}

const checklistOf: { readonly [meaning in ReasonMeaning]?: Checklist } = {
  'not-necessary': 'not-necessary',
  experimental: 'not-necessary',
  'no-approval': 'no-approval',
  'out-of-network': 'out-of-network',
  'not-covered': 'not-covered',
  'limit-reached': 'not-covered',
  'other-plan-first': 'other-plan-first',
  'not-eligible': 'not-eligible',
  'wrong-plan': 'other-plan-first',
  'missing-facts': 'missing-facts',
  duplicate: 'duplicate',
  late: 'late',
  'drug-not-listed': 'pharmacy',
  'drug-approval': 'pharmacy',
  'drug-limit': 'pharmacy',
  'drug-too-soon': 'pharmacy',
};

/** What helps with a reason of this meaning; `null` when only the general steps do. */
export function findChecklist(meaning: ReasonMeaning): Checklist | null {
  return checklistOf[meaning] ?? null;
}

/** Medicare's lists of codes, by the names that `systemName` gives them. */
export const medicareLists = {
  line: 'Medicare line code',
  claim: 'Medicare claim code',
  nonpayment: 'Medicare nonpayment code',
} as const;

type Numbers = { readonly [meaning in ReasonMeaning]?: string };

/** Another insurer comes before Medicare: 1-character codes of old, and the 2-character codes that replace them. */
const otherInsurer = 'G H J K Q T U V X Y 00 12 13 14 15 16 17 18 21 22 25 26';
const otherInsurerToo = 'E F 19 39 41 42 43 ! # $ % & ( ) * + < > @';

const lists: readonly (readonly [system: string, numbers: Numbers])[] = [
  [
    'CARC',
    {
      'not-necessary': '50 56 150 151',
      experimental: '55',
      'no-approval': '15 197 198',
      'out-of-network': '242 243',
      'not-covered': '49 96 167 204',
      'limit-reached': '35 119 149 222',
      'other-plan-first': '19 20 21 22',
      'other-plan-decided': '23',
      'not-eligible': '26 27 31 32 33 200',
      'missing-facts': '16 226 227 252',
      'wrong-code': '4 5 6 7 8 9 10 11 12 146',
      'wrong-plan': '109',
      'provider-not-allowed': '170 171 185 B7',
      'same-answer': '193',
      duplicate: '18',
      late: '29',
      'your-share': '1 2 3 66 247 248',
      contract: '45 44 59 131 172',
      'cut-by-law': '253',
      'fixed-fee': '24',
      'paid-to-you': '100',
      'part-of-other': '97 128 190 234 246',
    },
  ],
  ['NCPDP', { 'drug-not-listed': '70', 'drug-approval': '75', 'drug-limit': '76', 'drug-too-soon': '79' }],
  [
    // A, R and S are no refusals: allowed, processed again, paid as the second insurer.
    medicareLists.line,
    {
      'limit-reached': 'B',
      'not-covered': 'C',
      denied: 'D',
      'missing-facts': 'I',
      'lab-certificate': 'L',
      duplicate: 'M',
      'not-necessary': 'N',
      other: 'O',
      owner: 'P',
      'part-of-other': 'Z',
      'other-plan-first': otherInsurer,
    },
  ],
  [
    // 1 to 9 say who was paid.
    medicareLists.claim,
    {
      denied: '0',
      'limit-reached': 'B',
      'not-covered': 'C',
      demonstration: 'D',
      'lab-certificate': 'L',
      duplicate: 'M',
      'not-necessary': 'N',
      other: 'O',
      owner: 'P',
      'part-of-other': 'Z',
      'other-plan-first': `${otherInsurer} ${otherInsurerToo}`,
    },
  ],
  [
    // P is "payment requested".
    medicareLists.nonpayment,
    {
      'limit-reached': 'B',
      'not-covered': 'C',
      other: 'N',
      'missing-facts': 'R',
      advance: 'Z',
      'other-plan-first': `A W ${otherInsurer} ${otherInsurerToo}`,
    },
  ],
];

const meanings = new Map<string, ReasonMeaning>(
  lists.flatMap(([system, numbers]) =>
    Object.entries(numbers).flatMap(([meaning, codes]) =>
      codes.split(' ').map((code) => [`${system}|${code}`, meaning as ReasonMeaning] as const),
    ),
  ),
);

/** The group before a claim adjustment reason code, as in "CO-45". */
const group = /^(CO|CR|OA|PI|PR)-?/i;

/** A claim adjustment reason code without its group: "PR-3" is 3. `null` for codes of other lists. */
export function findReasonNumber({ system, code }: Pick<Coded, 'system' | 'code'>): string | null {
  return system === 'CARC' && code !== null ? code.replace(group, '').toUpperCase() : null;
}

/** What a reason's code means; `null` when we have no words for it. */
export function findMeaning({ system, code }: Pick<Coded, 'system' | 'code'>): ReasonMeaning | null {
  if (system === null || code === null) return null;
  return meanings.get(`${system}|${findReasonNumber({ system, code }) ?? code}`) ?? null;
}

/** What a code's group says of its amount. Each has its words under `denials:bearer`. */
const groups = { CO: 'provider', PR: 'you', OA: 'neither', PI: 'plan', CR: 'correction' } as const;
type ReasonGroup = (typeof groups)[keyof typeof groups];

/** The group before a claim adjustment reason code; `null` without one. */
export function findGroup({ system, code }: Pick<Coded, 'system' | 'code'>): ReasonGroup | null {
  const letters = system === 'CARC' ? group.exec(code ?? '')?.[1]?.toUpperCase() : undefined;
  return letters === undefined ? null : groups[letters as keyof typeof groups];
}

/** Whose amount it is by the code's group: the provider's (`CO`) or the person's (`PR`); `null` when it says neither. */
export function findBearer(coded: Pick<Coded, 'system' | 'code'>): 'provider' | 'you' | null {
  const found = findGroup(coded);
  return found === 'provider' || found === 'you' ? found : null;
}
