import { useTranslation } from 'react-i18next';
import type { Verdict } from '#shared/model/bills/bill';
import {
  type BillSentences,
  findPaidAbove,
  isAskedFirst,
  isPaidElsewhere,
  isPaidTooMuch,
  isUnchecked,
  type JudgedBill,
  sayBill,
} from '#shared/words/bills';
import { lookupFrom } from '../../i18n/translate.ts';
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

export type BillWords = BillSentences & { tone: PillTone };

/** What a person reads about how a bill stands. */
export function useBillWords(): (row: JudgedBill) => BillWords {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  return (row) => ({ tone: chooseTone(row), ...sayBill(row, { t: lookupFrom(t), money }) });
}

function chooseTone(row: JudgedBill): PillTone {
  if (row.countedBillId !== null) return 'waiting';
  if (isPaidTooMuch(row.verdict) || isAskedFirst(row.verdict) || findPaidAbove(row) !== null) return 'partly';
  return isUnchecked(row.verdict) || isPaidElsewhere(row) ? 'waiting' : tones[row.verdict.verdict];
}
