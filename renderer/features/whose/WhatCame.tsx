import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { healthKinds, recordKinds } from '#shared/model/health/health-kinds';
import type { AsideRecord, Undecided } from '#shared/model/people/whose';
import { relationshipText } from '#shared/words/coverage';
import { useRequest } from '../../api/use-request.ts';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import type { WhoseWords } from '../../shell/whose/use-whose-words.ts';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';
import styles from './Whose.module.css';

/** What the plan sent, without any amount: how much, from when to when, some of it or all, and the ends of the numbers. */
export function WhatCame({ question, words }: { question: Undecided; words: WhoseWords }) {
  const { t } = useTranslation('whose');
  const { span } = useFormats();
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  const { count, samples, numberEnds, from, to } = question;
  if (count === 0) return null;
  const days = from === null ? null : span(toMonth(from), toMonth(to ?? from));
  return (
    <div className={styles['came']}>
      <Sheet labelledBy={id}>
        <h2 id={id}>{t('came.title')}</h2>
        <p className="small muted">{words.what}</p>
        {days !== null && <p className="small muted">{days}</p>}
        {showsAll ? <AllRecords question={question} /> : <Records records={samples} />}
        {count > samples.length && (
          <p className="small">
            <LinkButton aria-expanded={showsAll} onPress={() => setShowsAll(!showsAll)}>
              {showsAll ? t('came.fewer') : t('came.all', { count })}
            </LinkButton>
          </p>
        )}
        {numberEnds && (
          <p className="small">
            {t(words.who === 'name' ? 'came.numbersOf' : 'came.numbers', {
              ...numberEnds,
              name: words.ownerName,
            })}
          </p>
        )}
      </Sheet>
    </div>
  );
}

/** `YYYY-MM`, or less where the plan said less. */
function toMonth(day: string): string {
  return day.slice(0, 'YYYY-MM'.length);
}

function AllRecords({ question: { connectionId, cause } }: { question: Undecided }) {
  const { t } = useTranslation('whose');
  const { data, error, refetch } = useRequest('records.aside', { connectionId, cause });
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <>
      <Records records={data.records} />
      {data.leftOut > 0 && <p className="small muted">{t('came.leftOut', { count: data.leftOut })}</p>}
    </>
  );
}

function Records({ records }: { records: readonly AsideRecord[] }) {
  const { t } = useTranslation(['whose', 'discreet']);
  const { date } = useFormats();
  const { isHidden } = useDiscreet();
  const nameType = useTypeName();
  const nameRelationship = useRelationshipName();
  if (records.length === 0) return null;
  return (
    <ul className={styles['records']}>
      {records.map(({ resourceType, day, title, place, relationship, isError }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record that is aside has no id that a screen may know.
        <li key={index}>
          <span className="muted">
            {date(day) ?? (isHidden ? t('discreet:amount.dots') : t('whose:came.noDate'))}
          </span>
          <span>
            {title ?? nameType(resourceType)}
            <Place
              texts={[place, nameRelationship({ relationship }), isError ? t('whose:came.inError') : null]}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Place({ texts }: { texts: (string | null)[] }) {
  const known = texts.filter((text) => text !== null);
  return known.length > 0 && <span className={styles['place']}>{known.join(' · ')}</span>;
}

/** "Child", of somebody's relationship to the subscriber of a card. */
function useRelationshipName(): (record: Pick<AsideRecord, 'relationship'>) => string | null {
  const { t } = useCoverageWords();
  return (record) => relationshipText(record, t);
}

/** "Insurance card", for a record that is called nothing else. */
function useTypeName(): (resourceType: string) => string {
  const { t } = useTranslation(['whose', 'health']);
  return (resourceType) => {
    if (resourceType === 'ExplanationOfBenefit') return t('health:kind.claim');
    if (resourceType === 'Coverage') return t('whose:came.card');
    // Of a type that several kinds have, the last is the one for what is neither.
    const kind = recordKinds.findLast((one) => healthKinds[one].type === resourceType);
    return kind === undefined ? t('whose:came.other') : t(`health:kind.${kind}`);
  };
}
