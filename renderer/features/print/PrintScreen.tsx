import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '#shared/model/connection';
import type { ClaimsRequest, StatementOptions } from '#shared/model/statement';
import { usualOptions } from '#shared/paper/document';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PrintDesk } from './desk/PrintDesk.tsx';
import { PrintOptions } from './PrintOptions.tsx';
import type { PrintSearch } from './print-search.ts';
import { WhatToPrint } from './WhatToPrint.tsx';

/** Print: what to print, how it should look, how it will look, and where to. */
export function PrintScreen() {
  const { t } = useTranslation('print');
  const { person, isLoading } = usePerson();
  return (
    <>
      <PageHeader screen={t('screen')} title={t('title')} lead={t('lead')} />
      {person ? (
        <PersonPrint key={person.id} person={person} />
      ) : isLoading ? (
        <Skeleton />
      ) : (
        <NothingToPrint />
      )}
    </>
  );
}

function PersonPrint({ person }: { person: PersonSummary }) {
  const search = useSearch({ from: '/shell/print' });
  const navigate = useNavigate({ from: '/print' });
  const { data, error, refetch } = useRequest('claims.overview', { personId: person.id, year: null });
  const { settings } = useSettings();
  const [chosen, choose] = useState<Partial<StatementOptions>>({});
  if (error) return <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const options = { ...usualOptions, language: settings.language, ...chosen };
  const request = requestFrom(search, person.id, data.years, options);
  if (request === null) return <NothingToPrint />;
  return (
    <PrintDesk
      request={request}
      what={
        <WhatToPrint
          request={request}
          years={data.years}
          onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
        />
      }
    >
      <PrintOptions
        options={options}
        isYear={request.kind === 'year'}
        onChange={(more) => choose({ ...chosen, ...more })}
      />
    </PrintDesk>
  );
}

function requestFrom(
  { claimId, year, connectionId }: PrintSearch,
  personId: string,
  years: readonly number[],
  options: StatementOptions,
): ClaimsRequest | null {
  if (claimId !== undefined) return { kind: 'claim', claimId, options };
  const shown = year !== undefined && years.includes(year) ? year : years[0];
  if (shown === undefined) return null;
  return { kind: 'year', personId, year: shown, connectionId: connectionId ?? null, options };
}

function NothingToPrint() {
  const { t } = useTranslation('print');
  return <NoPlans title={t('empty.title')}>{t('empty.text')}</NoPlans>;
}
