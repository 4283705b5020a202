import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { PaperRequest } from '#shared/model/papers/packet';
import type { PaperOptions } from '#shared/model/papers/statement';
import { useToday } from '../../day/use-today.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { SimpleDesk } from './desk/SimpleDesk.tsx';
import type { SinglePaperName, SinglePrintSearch } from './print-search.ts';

/** Papers about no person in particular, or about one that they name themselves. */
const ofNobody: ReadonlySet<SinglePaperName> = new Set(['worksheet', 'access-log', 'consent', 'bill']);

/** Prints one of the papers that screens offer: plan approvals, a call sheet, the worksheet, the access log, a receipt, a bill, a list to tick. */
export function SinglePrintScreen() {
  const { t } = useTranslation('print');
  const { paper } = useParams({ from: '/shell/print/$paper' });
  const search = useSearch({ from: '/shell/print/$paper' });
  const { person, isLoading } = usePerson();
  const today = useToday();
  const isReady = ofNobody.has(paper) || person !== null;
  return (
    <>
      <Back paper={paper} billId={search.billId ?? ''} />
      <PageHeader screen={t(`single.${paper}`)} title={t(`single.${paper}`)} />
      {isReady ? (
        <SimpleDesk
          requestOf={(options) => requestFrom(paper, search, { shownId: person?.id ?? '', today, options })}
        />
      ) : isLoading ? (
        <Skeleton lines={6} />
      ) : (
        <p>{t('list.empty')}</p>
      )}
    </>
  );
}

function requestFrom(
  kind: SinglePaperName,
  { personId: chosenId, year, connectionId = '', billId = '', way, lastDay }: SinglePrintSearch,
  { shownId, today, options }: { shownId: string; today: string; options: PaperOptions },
): PaperRequest {
  const personId = chosenId ?? null;
  switch (kind) {
    case 'worksheet':
      return { kind, personId, year: year ?? yearOf(today), options };
    case 'access-log':
      return { kind, personId, options };
    case 'consent':
      return { kind, connectionId, options };
    case 'bill':
      return { kind, billId, options };
    case 'next-year':
      return { kind, personId: shownId, year: year ?? null, options };
    case 'at-hand':
      return { kind, personId: shownId, way: way ?? null, lastDay: lastDay ?? null, options };
    case 'approvals':
    case 'calls':
      return { kind, personId: shownId, options };
  }
}

function Back({ paper, billId }: { paper: SinglePaperName; billId: string }): ReactNode {
  const { t } = useTranslation(['print', 'approvals', 'taxes', 'access-log', 'plans', 'bills', 'next-year']);
  switch (paper) {
    case 'approvals':
      return <BackLink to="/approvals">{t('approvals:screen')}</BackLink>;
    case 'calls':
      return <BackLink to="/bills">{t('bills:back')}</BackLink>;
    case 'worksheet':
      return <BackLink to="/taxes">{t('taxes:screen')}</BackLink>;
    case 'access-log':
      return <BackLink to="/settings/access-log">{t('access-log:screen')}</BackLink>;
    case 'consent':
      return <BackLink to="/plans">{t('plans:screen')}</BackLink>;
    case 'at-hand':
    case 'next-year':
      return <BackLink to="/next-year">{t('next-year:back')}</BackLink>;
    case 'bill':
      return (
        <BackLink to="/bills/$billId" params={{ billId }}>
          {t('bills:bill.screen')}
        </BackLink>
      );
  }
}
