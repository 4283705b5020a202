import { useTranslation } from 'react-i18next';
import type { BillNote, BillVerdict, Verdict } from '#shared/model/bills/bill';
import type { BillRow } from '#shared/model/bills/bill-lists';
import { useFormats } from '../../i18n/use-formats.ts';
import type { PillTone } from '../data/Pill.tsx';

const tones: Record<Verdict, PillTone> = {
  match: 'paid',
  'match-calc': 'paid',
  several: 'paid',
  'second-bill': 'waiting',
  'plan-part': 'paid',
  paid: 'paid',
  higher: 'partly',
  lower: 'partly',
  gross: 'partly',
  oon: 'partly',
  replaced: 'partly',
  refused: 'refused',
  collection: 'refused',
  protect: 'refused',
  'no-claim': 'waiting',
  pending: 'waiting',
  two: 'waiting',
  ask: 'waiting',
  'other-payer': 'waiting',
  'no-share': 'waiting',
  'not-a-bill': 'waiting',
  'nothing-due': 'waiting',
  credit: 'waiting',
  'plan-bill': 'waiting',
};

type JudgedBill = Pick<BillRow, 'bill' | 'verdict' | 'paidCents' | 'newerBillId'>;

export type BillWords = {
  tone: PillTone;
  /** "Higher by $100.00" */
  pill: string;
  /** The same as a sentence: "$100.00 more than your plan says". */
  headline: string;
  /** One or two sentences: what the verdict means, and what to do. */
  says: string;
  /** A sentence for each further fact. */
  notes: { note: BillNote; text: string }[];
};

/** What a person reads about how a bill stands. */
export function useBillWords(): (row: JudgedBill) => BillWords {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  return (row) => {
    const { bill, verdict: judged } = row;
    const { verdict, differenceCents, leftShareCents, overpaidCents, claims, notes } = judged;
    const amount = (cents: number | null) => money(Math.abs(cents ?? 0), bill.currency);
    const slots = {
      count: claims.length,
      due: amount(bill.dueCents),
      left: amount(leftShareCents),
      difference: amount(differenceCents),
      over: amount(overpaidCents),
    };
    const printed: Partial<Record<BillNote, number | null>> = {
      'previous-balance': bill.previousBalanceCents,
      fee: bill.feeCents,
      'paid-more': overpaidCents,
      'paid-since': row.paidCents,
    };
    if (row.newerBillId !== null) {
      const newer = t('newer.pill');
      return { tone: 'waiting', pill: newer, headline: newer, says: t('newer.text'), notes: [] };
    }
    const pill = choosePill(row);
    return {
      tone: isPaidTooMuch(judged)
        ? 'partly'
        : isUnchecked(judged) || isPaidElsewhere(row)
          ? 'waiting'
          : tones[verdict],
      pill: t(`pill.${pill}`, slots),
      headline: isDifference(pill) ? t(`headline.${pill}`, slots) : t(`pill.${pill}`, slots),
      says: t(`says.${chooseSentence(row)}`, slots),
      notes: notes
        .filter((note) => !isSaid(note, verdict))
        .map((note) => ({
          note,
          text: t(`note.${note}`, {
            amount: amount(printed[note] ?? null),
            what: (claims[0]?.conflicts ?? []).map((one) => t(`conflict.${one}`)).join(', '),
          }),
        })),
    };
  };
}

/** True for a note whose words are in the sentence of the verdict. */
function isSaid(note: BillNote, verdict: Verdict): boolean {
  if (note === 'paid-more') return verdict === 'paid';
  return verdict === 'replaced' && (note === 'withdrawn' || note === 'was-replaced');
}

/** True where the visits of a bill cannot be added up: nothing is said of its amount. */
export function isUnchecked({ verdict, openShareCents }: BillVerdict): boolean {
  return verdict === 'several' && openShareCents === null;
}

/** True where the share was paid, and nothing for this bill. */
export function isPaidElsewhere({
  bill,
  verdict: { verdict },
  paidCents,
}: Omit<JudgedBill, 'newerBillId'>): boolean {
  return verdict === 'paid' && bill.kind !== 'receipt' && paidCents <= 0;
}

/** True where all was paid, and more than the plan leaves to the person. */
function isPaidTooMuch({ verdict, overpaidCents }: BillVerdict): boolean {
  return verdict === 'paid' && overpaidCents !== null;
}

/** Pills of which the headline says more. */
function isDifference(pill: string): pill is 'higher' | 'lower' | 'oon' {
  return pill === 'higher' || pill === 'lower' || pill === 'oon';
}

function choosePill(row: Omit<JudgedBill, 'newerBillId'>) {
  const { verdict: judged } = row;
  if (isPaidTooMuch(judged)) return 'overpaid';
  if (isUnchecked(judged)) return 'several-open';
  if (isPaidElsewhere(row)) return 'paid-elsewhere';
  return isAskedTogether(judged) ? 'ask-together' : judged.verdict;
}

/** True where the question is about all the visits at once. */
export function isAskedTogether({ notes }: BillVerdict): boolean {
  return notes.includes('sum-of-visits');
}

/** Verdicts that have another sentence in some cases. */
function chooseSentence(row: Omit<JudgedBill, 'newerBillId'>) {
  const { bill, verdict: judged } = row;
  const { verdict, notes } = judged;
  if (isPaidTooMuch(judged)) return 'overpaid';
  if (isPaidElsewhere(row)) return 'paid-elsewhere';
  if (isUnchecked(judged)) return 'several-open';
  if (isAskedTogether(judged)) return 'ask-together';
  if (verdict === 'other-payer' && notes.includes('other-plan-paid')) return 'other-paid';
  if (verdict === 'other-payer' && notes.includes('visit-asked')) return 'visit-asked';
  if (verdict === 'paid' && bill.kind === 'receipt') return 'receipt';
  if (verdict === 'replaced' && notes.includes('withdrawn')) return 'withdrawn';
  return verdict;
}
