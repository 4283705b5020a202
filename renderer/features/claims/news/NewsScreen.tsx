import { useTranslation } from 'react-i18next';
import { type BillNews, type ClaimNews, type News, newsKinds } from '#shared/model/news/news';
import { failureFrom } from '../../../api/request-error.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { NoPlans } from '../../../shell/NoPlans.tsx';
import { usePerson } from '../../../shell/person.tsx';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import styles from './News.module.css';
import { BillNewsRow, ClaimNewsRow } from './NewsRows.tsx';
import { useNewsWords } from './use-news-words.ts';
import { useShown } from './use-shown.ts';

/** What happened since the person last looked: each claim with what it was before, each bill that stands otherwise. */
export function NewsScreen() {
  const { t } = useTranslation(['news', 'claims', 'plans']);
  const { person, isLoading } = usePerson();
  return (
    <>
      <BackLink to="/claims">{t('claims:page')}</BackLink>
      {person ? (
        <PersonNews key={person.id} personId={person.id} />
      ) : (
        <>
          <PageHeader screen={t('page')} title={t('page')} />
          {isLoading ? <Skeleton label={t('loading')} /> : <NoPlans>{t('plans:none.text')}</NoPlans>}
        </>
      )}
    </>
  );
}

function PersonNews({ personId }: { personId: string }) {
  const { t } = useTranslation('news');
  const { data, error, refetch } = useRequest('news.get', { personId });
  const { mutate: markSeen, isPending, error: refused } = useCommand('news.markSeen');
  const sayNews = useNewsWords();
  useShown(personId, data);
  const words = data && sayNews(data);
  const isEmpty = words?.says === null;
  return (
    <>
      <PageHeader
        screen={t('page')}
        title={words?.since ?? t('page')}
        lead={isEmpty ? undefined : t('lead')}
        actions={
          data &&
          !isEmpty && (
            <>
              <Button isDisabled={isPending} onPress={() => markSeen({ personId })}>
                {t('seen')}
              </Button>
              <ButtonLink to="/news/print">{t('print')}</ButtonLink>
            </>
          )
        }
      />
      <Stack>
        {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
        {refused && <FailureNotice failure={failureFrom(refused)} />}
        {!data && !error && <Skeleton lines={6} label={t('loading')} />}
        {isEmpty && (
          <EmptyState
            title={t('empty.title')}
            actions={<ButtonLink to="/claims">{t('empty.back')}</ButtonLink>}
          >
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {data && words?.says && <p>{words.says}</p>}
        {data && <Groups news={data} />}
      </Stack>
    </>
  );
}

function Groups({ news }: { news: News }) {
  const { t } = useTranslation('news');
  const { claims, bills, leftOut } = news;
  return (
    <>
      {newsKinds.map((kind) => (
        <ClaimGroup key={kind} kind={kind} claims={claims.filter((one) => one.kind === kind)} />
      ))}
      {bills.length > 0 && <BillGroup bills={bills} />}
      {leftOut > 0 && <p>{t('more', { count: leftOut })}</p>}
    </>
  );
}

function ClaimGroup({ kind, claims }: { kind: ClaimNews['kind']; claims: readonly ClaimNews[] }) {
  const { t } = useTranslation('news');
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby={`news-${kind}`}>
      <h2 id={`news-${kind}`} className={styles['heading']}>
        {t(`group.${kind}`)}
      </h2>
      <Sheet padding="none" as="div">
        <ul className={styles['rows']}>
          {claims.map((one) => (
            <ClaimNewsRow key={one.row.id} news={one} />
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

function BillGroup({ bills }: { bills: readonly BillNews[] }) {
  const { t } = useTranslation('news');
  return (
    <section aria-labelledby="news-bills">
      <h2 id="news-bills" className={styles['heading']}>
        {t('group.bills')}
      </h2>
      <Sheet padding="none" as="div">
        <ul className={styles['rows']}>
          {bills.map((one) => (
            <BillNewsRow key={one.row.bill.id} news={one} />
          ))}
        </ul>
      </Sheet>
    </section>
  );
}
