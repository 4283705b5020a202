import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitCheck } from '#shared/model/visits/visit-check';
import { findVisitStanding, listCallees } from '#shared/words/visit-checks';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { usePerson } from '../../../shell/person.tsx';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { StatePill } from '../../../ui/data/Pill.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { type Undo, useUndo } from '../../../ui/feedback/use-undo.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { CalleeWords } from './CalleeWords.tsx';
import { VisitCheckDialog } from './VisitCheckDialog.tsx';
import styles from './VisitChecks.module.css';

/** The claims of which the person does not know the care: what was noted, what to do first, whom to call. */
export function VisitChecksScreen() {
  const { t } = useTranslation('visits');
  const { person, isLoading } = usePerson();
  const undo = useUndo();
  const { data, error, refetch } = useRequest(
    'visitChecks.list',
    { personId: person?.id ?? '' },
    { enabled: person !== null },
  );
  const checks = data?.checks ?? [];
  const open = checks.filter(({ row }) => findVisitStanding(row) !== 'gone');
  const gone = checks.filter(({ row }) => findVisitStanding(row) === 'gone');
  const isEmpty = (!isLoading && person === null) || (data !== undefined && checks.length === 0);
  return (
    <>
      <BackLink to="/claims">{t('back')}</BackLink>
      <PageHeader
        screen={t('screen')}
        title={open.length > 0 ? t('title', { count: open.length }) : t('screen')}
        lead={t('lead')}
        actions={open.length > 0 && <ButtonLink to="/claims/visits/print">{t('print')}</ButtonLink>}
      />
      <Stack>
        {undo.line}
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={6} label={t('loading')} />}
        {isEmpty && (
          <EmptyState
            title={t('empty.title')}
            actions={<ButtonLink to="/claims">{t('empty.toClaims')}</ButtonLink>}
          >
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        <Group name="open" checks={open} undo={undo} />
        {open.length > 0 && (
          <>
            <TitledSheet title={t('steps.title')}>
              <ol className={styles['steps']}>
                {(['calendar', 'names', 'provider', 'call'] as const).map((step) => (
                  <li key={step}>{t(`steps.${step}`)}</li>
                ))}
              </ol>
            </TitledSheet>
            <TitledSheet title={t('callees.title')}>
              <ul className={styles['steps']}>
                {listCallees(open).map((callee) => (
                  <li key={JSON.stringify(callee)}>
                    <CalleeWords callee={callee} />
                  </li>
                ))}
              </ul>
            </TitledSheet>
          </>
        )}
        <Group name="gone" checks={gone} undo={undo} />
      </Stack>
    </>
  );
}

type GroupProps = { name: 'open' | 'gone'; checks: readonly VisitCheck[]; undo: Undo };

function Group({ name, checks, undo }: GroupProps) {
  const { t } = useTranslation('visits');
  if (checks.length === 0) return null;
  return (
    <section aria-labelledby={`visits-${name}`}>
      <h2 id={`visits-${name}`} className={styles['heading']}>
        {t(`group.${name}`)}
      </h2>
      <Sheet padding="none" as="div">
        <ul className={styles['rows']}>
          {checks.map((check) => (
            <CheckRow key={check.row.id} check={check} undo={undo} />
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

function CheckRow({ check: { row, facts }, undo }: { check: VisitCheck; undo: Undo }) {
  const { t } = useTranslation(['visits', 'claims', 'common']);
  const { date, money, span } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const standing = findVisitStanding(row);
  const provider = row.providerName ?? t('claims:list.provider');
  const about = [
    t(`common:kind.${row.kind}`),
    row.what,
    row.claimNumber && t('visits:row.claim', { number: row.claimNumber }),
    row.planName,
    row.billed && t('visits:row.billed', { amount: money(row.billed.cents, row.currency) }),
    row.planPaid && t('visits:row.planPaid', { amount: money(row.planPaid.cents, row.currency) }),
  ];
  return (
    <li className={styles['row']}>
      <span className={styles['when']}>
        {span(row.serviceStart, row.serviceEnd) ?? t('claims:list.noDate')}
      </span>
      <div className={styles['main']}>
        <Link to="/claims/$claimId" params={{ claimId: row.id }} className={styles['name'] ?? ''}>
          {provider}
        </Link>
        <span className="small muted">{about.filter(Boolean).join(' · ')}</span>
        <strong>{t('visits:claim.noted', { answer: t(`visits:answer.${facts.answer}`) })}</strong>
        {facts.note !== '' && <span>{facts.note}</span>}
        <span className="small muted">{t('visits:row.notedOn', { day: date(facts.notedOn) })}</span>
        {standing !== 'decided' && <span>{t(`visits:standing.${standing}`)}</span>}
      </div>
      <div className={styles['end']}>
        <StatePill state={row.state} />
        <Button
          variant="quiet"
          onPress={() => setOpen(true)}
          aria-label={t('visits:claim.changeOf', { provider })}
        >
          {t('visits:claim.change')}
        </Button>
      </div>
      {isOpen && (
        <VisitCheckDialog claimId={row.id} kept={facts} undo={undo} onClose={() => setOpen(false)} />
      )}
    </li>
  );
}
