import { type LinkProps, linkOptions } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BillRow } from '#shared/model/bills/bill-lists';
import type { NextStep } from './next-step.ts';

/** A step in words, and where it is done. */
export type StepWords = { words: string; link: LinkProps };

/** What the next step about a bill is called, and the way to it. */
export function useStepWords(): (step: NextStep, row: BillRow) => StepWords {
  const { t } = useTranslation('bills');
  return (step, { bill: { id: billId }, newerBillId, verdict: { claims } }) => {
    const here = { to: '/bills/$billId', params: { billId } } as const;
    switch (step) {
      case 'newer':
        return {
          words: t('newer.open'),
          link: linkOptions({ to: '/bills/$billId', params: { billId: newerBillId ?? billId } }),
        };
      case 'ask-back':
        return { words: t('bill.askBack'), link: linkToLetter(billId, 'refund') };
      case 'proof':
        return { words: t('bill.askProof'), link: linkToLetter(billId, 'proof-of-debt') };
      case 'appeal':
        return {
          words: t('bill.seeWhat'),
          link: linkOptions({ to: '/appeals/$claimId', params: { claimId: claims[0]?.claimId ?? '' } }),
        };
      case 'answer':
        return { words: t('row.answer'), link: linkOptions(here) };
      case 'choose':
        return { words: t('bill.choose'), link: linkOptions({ ...here, search: { open: step } }) };
      case 'pay':
        return { words: t('bill.markPaid'), link: linkOptions({ ...here, search: { open: step } }) };
      case 'call':
        return { words: t('bill.writeCall'), link: linkOptions({ ...here, search: { open: step } }) };
    }
  };
}

function linkToLetter(billId: string, template: 'refund' | 'proof-of-debt'): LinkProps {
  return linkOptions({ to: '/bills/$billId/letter/$template', params: { billId, template } });
}
