import { useTranslation } from 'react-i18next';
import type { ApprovalList, ApprovalView } from '#shared/model/plans/approval';
import { findSharingDuty } from '#shared/words/papers/approval-rules';
import { type ApprovalGroup, findAnswer, selectGroup } from '#shared/words/papers/approvals';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { AsideOr } from '../../ui/whose/AsideOr.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import { ApprovalSheet } from './ApprovalSheet.tsx';
import styles from './Approvals.module.css';

/** Plan approvals: the answer, what ends soon, what holds, what is over, and which plans sent none. */
export function ApprovalsScreen() {
  const { t } = useTranslation('approvals');
  const { person, isLoading } = usePerson();
  const { data, error, refetch } = useRequest(
    'approvals.list',
    { personId: person?.id ?? '' },
    { enabled: person !== null },
  );
  const isEmpty = (!isLoading && person === null) || data?.approvals.length === 0;
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={<Answer list={data} isEmpty={isEmpty} />}
        lead={t('lead')}
        actions={
          !isEmpty && (
            <ButtonLink to="/print/$paper" params={{ paper: 'approvals' }}>
              {t('print')}
            </ButtonLink>
          )
        }
      />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {isEmpty && !person && <Nothing />}
        {isEmpty && person && (
          <>
            <AsideOr personId={person.id}>
              <Nothing />
            </AsideOr>
            <NotShownLine personId={person.id} />
          </>
        )}
        {data && <Loaded list={data} />}
      </Stack>
    </>
  );
}

function Answer({ list, isEmpty }: { list: ApprovalList | undefined; isEmpty: boolean }) {
  const { t } = useTranslation('approvals');
  const today = useToday();
  if (isEmpty) return t('answer.none');
  if (!list) return t('screen');
  const answer = findAnswer(list.approvals, today);
  return answer.what === 'nothing'
    ? t('answer.nothing')
    : t(`answer.${answer.what}`, { count: answer.count });
}

const groups: readonly ApprovalGroup[] = ['now', 'current', 'past'];

function Loaded({ list }: { list: ApprovalList }) {
  const { t } = useTranslation('approvals');
  const { locale } = useFormats();
  const { approvals, plansWithout, leftOut } = list;
  const today = useToday();
  return (
    <>
      {approvals.length > 0 && (
        <Notice>
          <strong>{t('notABill')}</strong> {t('notABillMore')}
        </Notice>
      )}
      {groups.map((group) => (
        <Group key={group} group={group} approvals={selectGroup(approvals, group)} />
      ))}
      {leftOut > 0 && <p>{t('leftOut', { count: leftOut })}</p>}
      {plansWithout.length > 0 && (
        <Notice tone="calm">
          {[...Map.groupBy(plansWithout, ({ planKind }) => findSharingDuty(planKind, today))].map(
            ([duty, plans]) => (
              <p key={duty}>
                {t('plansWithout', {
                  count: plans.length,
                  plans: new Intl.ListFormat(locale).format(plans.map(({ name }) => name)),
                })}{' '}
                {t(`sharing.${duty}`)}
              </p>
            ),
          )}
          <Details summary={t('plansWhy.summary')}>
            <p>{t('plansWhy.text')}</p>
          </Details>
        </Notice>
      )}
    </>
  );
}

function Group({ group, approvals }: { group: ApprovalGroup; approvals: readonly ApprovalView[] }) {
  const { t } = useTranslation('approvals');
  if (approvals.length === 0) return null;
  return (
    <section className={styles['group']} aria-labelledby={`approvals-${group}`}>
      <h2 id={`approvals-${group}`}>{t(`group.${group}`)}</h2>
      {approvals.map((view) => (
        <ApprovalSheet key={view.id} view={view} />
      ))}
    </section>
  );
}

function Nothing() {
  const { t } = useTranslation('approvals');
  return (
    <EmptyState title={t('empty.title')} actions={<ButtonLink to="/plans">{t('empty.plans')}</ButtonLink>}>
      <p>{t('empty.text')}</p>
    </EmptyState>
  );
}
