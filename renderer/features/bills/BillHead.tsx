import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { sayPaid } from '#shared/words/bills';
import { findDueCents, findNextInstallment, isPastDue } from '#shared/words/installments';
import { useToday } from '../../day/use-today.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Menu } from '../../ui/actions/Menu.tsx';
import { Icon } from '../../ui/data/Icon.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import styles from './Bill.module.css';
import { RemoveBill } from './RemoveBill.tsx';

/** The bill in one line: for which day, when it is due, from which file. */
export function BillLead({ view: { bill, scan, openCents, installments } }: { view: BillView }) {
  const { t } = useTranslation('bills');
  const { date, span } = useFormats();
  const { isHidden } = useDiscreet();
  const today = useToday();
  const [of, when, due] = [
    date(bill.statementDate),
    span(bill.serviceStart, bill.serviceEnd),
    date(bill.dueDate),
  ];
  const parts = [
    of && t('bill.of', { day: of }),
    when && t('bill.for', { when }),
    // Of a payment plan, the amount says when its next part is due.
    openCents > 0 &&
      installments === null &&
      due &&
      t(isPastDue(bill.dueDate ?? today, today) ? 'bill.pastDue' : 'bill.due', { day: due }),
    bill.accounts.length > 0 && t('bill.account', { numbers: bill.accounts.join(', ') }),
    bill.patientName !== null && !isHidden && t('bill.patient', { name: bill.patientName }),
    scan && !isHidden && t('bill.from', { name: scan.name }),
  ].filter((part) => typeof part === 'string');
  return (
    <>
      {parts.map((part, index) => (
        <span key={part} className={styles['part']}>
          {index < parts.length - 1 ? `${part} · ` : part}
        </span>
      ))}{' '}
      <ExampleTag isExample={bill.isExample} />
    </>
  );
}

/** What the paper asks for, large, how much of it was paid, and of a payment plan what is due next. */
export function BillAmount({ view }: { view: BillView }) {
  const { bill, paidCents } = view;
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const { dueCents, currency } = bill;
  const isPaid = dueCents !== null && dueCents > 0 && paidCents >= dueCents;
  const isCredit = dueCents !== null && dueCents < 0;
  return (
    <p className={styles['asks']}>
      <span className={styles['asked']}>
        {dueCents === null ? (
          t('row.noAmount')
        ) : (
          <>
            <span>{t(`bill.asks.${isPaid ? 'paid' : isCredit ? 'credit' : bill.kind}`)}</span>{' '}
            <Money cents={isPaid ? paidCents : Math.abs(dueCents)} currency={currency} size="page" />
          </>
        )}
      </span>
      {paidCents > 0 && !(isPaid && paidCents === dueCents) && (
        <span className="small muted">{sayPaid(view, { t: lookupFrom(t), money })}</span>
      )}
      <DuePart view={view} />
    </p>
  );
}

/** What of a payment plan is due next, of all that is left, and when. */
function DuePart({ view }: { view: BillView }) {
  const { bill, paidCents, openCents, installments } = view;
  const { t } = useTranslation('bills');
  const { money, date } = useFormats();
  const today = useToday();
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  if (next === null || openCents <= 0) return null;
  return (
    <strong>
      {t(isPastDue(next.dueOn, today) ? 'bill.partLate' : 'bill.partDue', {
        amount: money(findDueCents(view, today), bill.currency),
        whole: money(openCents, bill.currency),
        day: date(next.dueOn),
      })}
    </strong>
  );
}

/** To change the bill, and what is rare. */
export function BillMenu({ billId, biller }: { billId: string; biller: string }) {
  const { t } = useTranslation('bills');
  const [isRemoving, setRemoving] = useState(false);
  const navigate = useNavigate();
  const [print, remove] = [t('bill.print'), t('bill.remove')];
  const go = () => void navigate({ to: '/print/$paper', params: { paper: 'bill' }, search: { billId } });
  return (
    <div className={styles['menu']}>
      <ButtonLink to="/bills/write" search={{ bill: billId }} variant="quiet">
        {t('bill.change')}
      </ButtonLink>
      <Menu
        label={t('more')}
        trigger={
          <Button variant="quiet">
            {t('more')}
            <Icon name="down" />
          </Button>
        }
        choices={[
          { id: 'print', label: print, text: print },
          { id: 'remove', label: remove, text: remove },
        ]}
        onChoose={(id) => (id === 'print' ? go() : setRemoving(true))}
      />
      {isRemoving && <RemoveBill billId={billId} biller={biller} onClose={() => setRemoving(false)} />}
    </div>
  );
}
