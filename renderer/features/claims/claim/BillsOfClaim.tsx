import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BillRow, isAskedSame } from '#shared/model/bills/bill-lists';
import { sayDue } from '#shared/words/bills';
import { lookupFrom } from '../../../i18n/translate.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { ExampleTag } from '../../../ui/records/Example.tsx';
import { useBillWords } from '../../../ui/records/use-bill-words.ts';

type BillsOfClaimProps = {
  bills: readonly BillRow[];
  /** What to do while no bill for the claim was written down. */
  children: ReactNode;
};

/** The bills for a claim that the person wrote down, how each stands, and the way to it. */
export function BillsOfClaim({ bills, children }: BillsOfClaimProps) {
  const { t } = useTranslation('claim');
  if (bills.length === 0) return children;
  return (
    <>
      {t('billsHere', { count: bills.length })}{' '}
      {bills.map((row, index) => (
        <span key={row.bill.id}>
          {index > 0 && ' · '}
          <BillLink row={row} /> <ExampleTag isExample={row.bill.isExample} />
        </span>
      ))}{' '}
      {bills.length > 1 && bills.some((row) => row.openCents > 0 && isAskedSame(row)) && t('billsAsked')}
    </>
  );
}

function BillLink({ row }: { row: BillRow }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const { pill } = useBillWords()(row);
  const { bill } = row;
  return (
    <Link to="/bills/$billId" params={{ billId: bill.id }}>
      {t('billHere', {
        biller: bill.biller,
        amount: sayDue(bill, { t: lookupFrom(t), money }),
        standing: pill,
      })}
    </Link>
  );
}
