import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays, yearOf } from '#shared/dates';
import type { BillList, BillRow } from '#shared/model/bills/bill-lists';
import { findDueDay, findNextInstallment, isPastDue } from '#shared/words/installments';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { Pill } from '../../ui/data/Pill.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { ExampleLine, ExampleTag, FillExample } from '../../ui/records/Example.tsx';
import { useBillWords } from '../../ui/records/use-bill-words.ts';
import { KeptAside } from '../../ui/whose/KeptAside.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import styles from './Bills.module.css';

/** Bills of the person: what is open, by the day it is due, and how each stands beside the plan's decision. */
export function BillsScreen() {
  const { t } = useTranslation(['bills', 'plans']);
  const { person, isLoading } = usePerson();
  const { data, error, refetch } = useRequest(
    'bills.list',
    { personId: person?.id ?? '' },
    { enabled: person !== null },
  );
  const isEmpty = (!isLoading && person === null) || data?.rows.length === 0;
  const add = (
    <ButtonLink to="/bills/write" variant="primary">
      {t('add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={<Answer list={data} />}
        lead={t('lead')}
        actions={
          !isEmpty &&
          person && (
            <>
              {data?.rows.some(({ openCents }) => openCents > 0) && (
                <ButtonLink to="/bills/print">{t('print')}</ButtonLink>
              )}
              {add}
            </>
          )
        }
      />
      <Stack>
        <Row>
          <Link to="/taxes">{t('taxes')}</Link>
          {person && (
            <Link to="/print/$paper" params={{ paper: 'calls' }}>
              {t('callSheet')}
            </Link>
          )}
        </Row>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {!person && isEmpty && <NoPlans>{t('plans:none.text')}</NoPlans>}
        {person && isEmpty && <KeptAside personId={person.id} />}
        {person && isEmpty && (
          <EmptyState
            title={t('empty.title')}
            actions={
              <>
                {add}
                <FillExample personId={person.id} />
              </>
            }
          >
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {person && isEmpty && <NotShownLine personId={person.id} />}
        {person && <ExampleLine personId={person.id} />}
        {data && !isEmpty && <Loaded list={data} />}
      </Stack>
    </>
  );
}

function Answer({ list }: { list: BillList | undefined }) {
  const { t } = useTranslation('bills');
  const today = useToday();
  if (!list) return t('screen');
  if (list.rows.length === 0) return t('answer.none');
  const open = list.rows.filter(({ openCents }) => openCents > 0);
  if (open.length === 0) return t('answer.nothing');
  const lastDay = addDays(today, 7);
  const dueIn = (isMeant: (day: string) => boolean) =>
    open.map(findDueDay).filter((day) => day !== null && isMeant(day)).length;
  const past = dueIn((day) => isPastDue(day, today));
  const soon = dueIn((day) => !isPastDue(day, today) && day <= lastDay);
  const answer = t('answer.open', { count: open.length });
  if (past > 0) return t('answer.pastDue', { count: past, open: answer });
  return soon > 0 ? t('answer.dueSoon', { count: soon, open: answer }) : answer;
}

function Loaded({ list }: { list: BillList }) {
  const { t } = useTranslation('bills');
  const open = list.rows.filter(({ openCents }) => openCents > 0);
  const done = list.rows.filter(({ openCents }) => openCents <= 0);
  return (
    <>
      {open.length > 0 && <Sums rows={open} />}
      <Group name="open" rows={open} />
      <Group name="done" rows={done} />
      <p className={styles['foot']}>{t('foot')}</p>
    </>
  );
}

/** What is open, what of it agrees, what is to be asked about; apart for each currency. */
function Sums({ rows }: { rows: readonly BillRow[] }) {
  const { t } = useTranslation('bills');
  const agrees = ({ verdict: { verdict, openShareCents } }: BillRow) =>
    openShareCents !== null && ['match', 'match-calc', 'several', 'plan-part'].includes(verdict);
  const sums = [...Map.groupBy(rows, ({ bill }) => bill.currency)].flatMap(([currency, all]) => [
    { key: 'open' as const, currency, rows: all },
    { key: 'match' as const, currency, rows: all.filter(agrees) },
    { key: 'ask' as const, currency, rows: all.filter((row) => !agrees(row)) },
  ]);
  return (
    <Sheet padding="none" label={t('sum.label')}>
      <dl className={styles['sums']}>
        {sums.map(({ key, currency, rows: counted }) => (
          <div key={`${key} ${currency}`}>
            <dt>{t(`sum.${key}`)}</dt>
            <dd>
              <Money
                cents={counted.reduce((sum, { openCents }) => sum + openCents, 0)}
                currency={currency}
                size="strong"
                tone={key === 'match' ? 'you' : 'ink'}
              />
              <span className={styles['small']}>{t('sum.bills', { count: counted.length })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

function Group({ name, rows }: { name: 'open' | 'done'; rows: readonly BillRow[] }) {
  const { t } = useTranslation('bills');
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={`bills-${name}`}>
      <h2 id={`bills-${name}`} className={styles['heading']}>
        {t(`group.${name}`)}
      </h2>
      <Sheet padding="none" as="div">
        <ul className={styles['rows']}>
          {rows.map((row) => (
            <OneBill key={row.bill.id} row={row} />
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

/** Short dates have no year: only those of this year are clear without one. */
function styleOf(day: string | null, today: string): 'short' | 'long' {
  return day === null || yearOf(day) === yearOf(today) ? 'short' : 'long';
}

function OneBill({ row }: { row: BillRow }) {
  const { t } = useTranslation('bills');
  const today = useToday();
  const { money, date, span } = useFormats();
  const words = useBillWords()(row);
  const { bill, paidCents, newerBillId } = row;
  const when = span(bill.serviceStart, bill.serviceEnd, styleOf(bill.serviceStart, today));
  const dueDay = findDueDay(row);
  const due = date(dueDay, styleOf(dueDay, today));
  const next = row.installments === null ? null : findNextInstallment(row.installments, paidCents);
  const facts = [
    when && t('row.for', { when }),
    bill.accounts[0] && t('row.account', { number: bill.accounts[0] }),
    next && t('row.installment', { amount: money(next.cents - next.paidCents, bill.currency) }),
    paidCents === 0
      ? money(bill.dueCents, bill.currency)
      : t('row.paid', { paid: money(paidCents, bill.currency), due: money(bill.dueCents, bill.currency) }),
  ];
  return (
    <li className={styles['row']}>
      <span className={styles['due']}>{due ? t('row.due', { day: due }) : t('row.noDueDate')}</span>
      <div className={styles['main']}>
        <span className={styles['title']}>
          <Link to="/bills/$billId" params={{ billId: bill.id }} className={styles['name'] ?? ''}>
            {bill.biller}
          </Link>
          <ExampleTag isExample={bill.isExample} />
          <Pill tone={words.tone}>{words.pill}</Pill>
        </span>
        <span className={styles['small']}>{facts.filter(Boolean).join(' · ')}</span>
        <span>{newerBillId === null ? [words.says, words.notes[0]?.text].join(' ') : t('newer.text')}</span>
      </div>
    </li>
  );
}
