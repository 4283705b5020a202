import { type LinkProps, linkOptions } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BillRow } from '#shared/model/bills/bill-lists';
import type { NextStep } from '#shared/words/bill-step';
import { lookupFrom } from '../../i18n/translate.ts';

/** A step in words, and where it is done. */
export type StepWords = { words: string; link: LinkProps };

/** What each step is called. */
const stepNames: Readonly<Record<NextStep, string>> = {
  counted: 'bills:counted.open',
  answer: 'bills:row.answer',
  date: 'bills:bill.addDate',
  choose: 'bills:bill.choose',
  'ask-back': 'bills:bill.askBack',
  proof: 'bills:bill.askProof',
  appeal: 'bills:bill.seeWhat',
  pay: 'bills:bill.markPaid',
  call: 'bills:bill.writeCall',
  paper: 'bills:bill.addClaim',
};

/** What the next step about a bill is called, and the way to it. */
export function useStepWords(): (step: NextStep, row: BillRow) => StepWords {
  const t = lookupFrom(useTranslation('bills').t);
  return (step, row) => ({ words: t(stepNames[step]), link: linkToStep(step, row) });
}

function linkToStep(
  step: NextStep,
  { bill: { id: billId }, countedBillId, verdict: { claims } }: BillRow,
): LinkProps {
  const here = { to: '/bills/$billId', params: { billId } } as const;
  switch (step) {
    case 'counted':
      return linkOptions({ to: '/bills/$billId', params: { billId: countedBillId ?? billId } });
    case 'ask-back':
      return linkToLetter(billId, 'refund');
    case 'proof':
      return linkToLetter(billId, 'proof-of-debt');
    case 'appeal':
      return linkOptions({ to: '/appeals/$claimId', params: { claimId: claims[0]?.claimId ?? '' } });
    case 'answer':
      return linkOptions(here);
    case 'date':
      return linkOptions({ to: '/bills/write', search: { bill: billId } });
    case 'paper':
      return linkOptions({ to: '/files/paper', search: { bill: billId } });
    case 'choose':
    case 'pay':
    case 'call':
      return linkOptions({ ...here, search: { open: step } });
  }
}

function linkToLetter(billId: string, template: 'refund' | 'proof-of-debt'): LinkProps {
  return linkOptions({ to: '/bills/$billId/letter/$template', params: { billId, template } });
}
