import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/dates';
import { type BillList, isQuestioned } from '#shared/model/bills/bill-lists';
import { sumBack } from '#shared/model/bills/money-back';
import { findDueDay, isPastDue } from '#shared/words/installments';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Menu } from '../../ui/actions/Menu.tsx';
import { Icon } from '../../ui/data/Icon.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { ExampleLine, FillExample } from '../../ui/records/Example.tsx';
import { KeptAside } from '../../ui/whose/KeptAside.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import { BillSums } from './BillSums.tsx';
import { BillTabs } from './BillTabs.tsx';
import { removedBill } from './bills-search.ts';
import { DropBill } from './scan/DropBill.tsx';

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
  const open = data?.rows.filter(({ openCents }) => openCents > 0) ?? [];
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
        lead={data && (open.length > 0 || sumBack(data.rows) > 0) ? <BillSums rows={data.rows} /> : t('lead')}
        actions={
          person && (
            <>
              <MoreMenu hasOpen={open.length > 0} />
              {!isEmpty && add}
            </>
          )
        }
      />
      <Stack>
        <UndoRemoval />
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
        {person && data && !isEmpty && <BillTabs key={person.id} list={data} />}
        {person && <DropBill />}
        {data && !isEmpty && <p className="small muted">{t('foot')}</p>}
        {person && <ExampleLine personId={person.id} />}
      </Stack>
    </>
  );
}

/** Says which bill was deleted before this list was opened, with the way back. */
function UndoRemoval() {
  const { t } = useTranslation('bills');
  const { line, offerBack } = useUndo();
  const tell = useRef(() => {
    const removed = removedBill.take();
    if (removed)
      void offerBack(
        Promise.resolve({ removedId: removed.removedId }),
        t('removing.done', { biller: removed.biller }),
      );
  });
  useEffect(() => tell.current(), []);
  return line;
}

/** Papers, and the way to what was paid in a year. */
function MoreMenu({ hasOpen }: { hasOpen: boolean }) {
  const { t } = useTranslation('bills');
  const navigate = useNavigate();
  const ways = [
    ...(hasOpen ? [{ text: t('print'), go: () => navigate({ to: '/bills/print' }) }] : []),
    { text: t('taxes'), go: () => navigate({ to: '/taxes' }) },
    { text: t('callSheet'), go: () => navigate({ to: '/print/$paper', params: { paper: 'calls' } }) },
  ];
  return (
    <Menu
      label={t('more')}
      trigger={
        <Button>
          {t('more')}
          <Icon name="down" />
        </Button>
      }
      choices={ways.map(({ text }) => ({ id: text, label: text, text }))}
      onChoose={(id) => void ways.find(({ text }) => text === id)?.go()}
    />
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
  const unpaid = t('answer.open', { count: open.length });
  const due =
    past > 0
      ? t('answer.pastDue', { count: past, open: unpaid })
      : soon > 0
        ? t('answer.dueSoon', { count: soon, open: unpaid })
        : unpaid;
  const questioned = open.filter(isQuestioned).length;
  return questioned > 0 ? t('answer.questioned', { count: questioned, open: due }) : due;
}
