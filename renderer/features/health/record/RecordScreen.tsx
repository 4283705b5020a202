import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Coded } from '#shared/model/claims/claim';
import type { RecordView } from '#shared/model/health/health-record';
import { isPlanLanguage } from '#shared/words/health';
import { failureFrom } from '../../../api/request-error.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { usePlanLanguage } from '../../../i18n/use-plan-language.ts';
import { OpenedFrom } from '../../../i18n/use-source-words.ts';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Tag } from '../../../ui/data/Tag.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Columns, Stack } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { NextLink } from '../../../ui/records/NextSteps.tsx';
import { healthPlace } from '../health-search.ts';
import { useRecordWords } from '../row/use-record-words.ts';
import { AttachmentSection } from './AttachmentSection.tsx';
import { OriginSection } from './OriginSection.tsx';
import { PartsSection } from './PartsSection.tsx';
import { RecordFacts } from './RecordFacts.tsx';
import styles from './RecordScreen.module.css';
import { SentSection } from './SentSection.tsx';
import { ValuesSection } from './ValuesSection.tsx';

/** One health record: title and state, facts, files, origin. */
export function RecordScreen() {
  const { recordId } = useParams({ from: '/shell/health/record/$recordId' });
  const { data, error, refetch } = useRequest('health.get', { recordId });
  return (
    <>
      <BackToRecords />
      {data ? (
        <Loaded key={recordId} view={data} />
      ) : (
        <NotLoaded error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

/** The way back to the list that the person came from. */
export function BackToRecords() {
  const { t } = useTranslation('health');
  const place = healthPlace.lastSearch() ?? {};
  const words = place.kind ? t(`group.${place.kind}.title`) : t(place.view ? 'view.timeline' : 'back');
  return (
    <BackLink to="/health" search={place}>
      {words}
    </BackLink>
  );
}

/** Shown in place of a record or trend while it loads, or when it cannot be shown. */
export function NotLoaded({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation('health');
  const failure = error ? failureFrom(error) : null;
  const isGone = failure?.code === 'store/not-found';
  return (
    <>
      <PageHeader screen={t('page')} title={isGone ? t('record.notFound') : t('record.page')} />
      {failure === null ? (
        <Skeleton lines={8} label={t('loading')} />
      ) : isGone ? (
        <EmptyState title={t('record.notFoundText')} actions={<NextLink to="health" />} />
      ) : (
        <FailureNotice failure={failure} onRetry={onRetry} />
      )}
    </>
  );
}

function Loaded({ view }: { view: RecordView }) {
  const { t } = useTranslation(['health', 'common']);
  const { dayDate } = useFormats();
  const { row, trendKey } = view;
  return (
    <>
      <RecordHeader view={view} />
      <Stack>
        {row.openedAt !== null && (
          <Notice tone="warning">
            {t('common:file.record', { name: row.planName, date: dayDate(row.openedAt) })}
          </Notice>
        )}
        <Notice tone="calm">
          {t('lead.claims')} <strong>{t('lead.ask')}</strong>
          {row.kind === 'medicine' && row.state === 'active' && ` ${t('group.medicine.note')}`}
        </Notice>
        <ValuesSection measurements={row.measurements}>
          {trendKey !== null && (
            <ButtonLink to="/health/trend/$key" params={{ key: trendKey }}>
              {t('record.trend')}
            </ButtonLink>
          )}
        </ValuesSection>
        <PartsSection parts={view.parts} />
        <AttachmentSection recordId={row.id} attachments={view.attachments} planName={row.planName} />
        <Columns>
          <RecordFacts view={view} />
          <OriginSection view={view} />
        </Columns>
        <Narrative text={view.narrative} />
        <OpenedFrom value={row}>
          <SentSection view={view} />
        </OpenedFrom>
      </Stack>
    </>
  );
}

function RecordHeader({ view: { row } }: { view: RecordView }) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  const lang = usePlanLanguage();
  const means = words.dateMeans(row);
  const when = means === null ? words.when(row) : t('record.dateMeans', { date: words.when(row), means });
  return (
    <PageHeader
      screen={t('record.page')}
      title={
        <span className={styles['title']} lang={words.title(row.title) === row.title.text ? lang : undefined}>
          {words.title(row.title)}
        </span>
      }
      lead={
        <span className={styles['lead']}>
          <span>{[t(`kind.${row.kind}`), when].join(' · ')}</span>
          <StateWords row={row} />
          <PlanWords title={row.title} />
          {row.doubt !== null && <Tag>{t(`doubt.${row.doubt}`)}</Tag>}
          {row.removed && <Tag>{t('row.removed')}</Tag>}
        </span>
      }
    />
  );
}

/** What the plan calls it, for people who do not read it in the language of their plan. */
function PlanWords({ title }: { title: Coded }) {
  const { t } = useTranslation('health');
  const { locale } = useFormats();
  const shown = useRecordWords().title(title);
  if (isPlanLanguage(locale) || title.text === null) return null;
  return (
    <span className="small muted">
      {shown === title.text ? t('record.itsWords') : t('record.calls', { text: title.text })}
    </span>
  );
}

/** The record's state in our words, with the plan's word where it differs. */
function StateWords({ row: { state, stateText } }: Pick<RecordView, 'row'>) {
  const { t } = useTranslation('health');
  const ours = state && t(`state.${state}`);
  // "cancelled" is only another spelling.
  const isSame = ours?.toLowerCase() === stateText?.toLowerCase().replace('cancelled', 'canceled');
  // Every document that is not replaced is "current".
  if (ours === null && (stateText === null || stateText === 'current')) return null;
  return (
    <span className={styles['state']}>
      {ours !== null && <Tag>{ours}</Tag>}
      {stateText !== null && !isSame && (
        <span className="small muted">{t('record.planWord', { word: stateText })}</span>
      )}
    </span>
  );
}

/** The plan's own text of the record. */
function Narrative({ text }: { text: string | null }) {
  const { t } = useTranslation('health');
  const lang = usePlanLanguage();
  if (text === null) return null;
  return (
    <TitledSheet title={t('record.narrative')}>
      <p className={styles['text']} lang={lang}>
        {text}
      </p>
    </TitledSheet>
  );
}
