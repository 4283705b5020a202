import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpisodeClaim, EpisodeView } from '#shared/model/episodes/episode';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { useEpisodeWords } from '../../i18n/use-episode-words.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { StatePill } from '../../ui/data/Pill.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import { AlikeSection } from './AlikeSection.tsx';
import styles from './Episodes.module.css';
import { JoinDialog } from './JoinDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';

/** One episode: what it comes to, its claims by day with the reason of each, and ways to change it. */
export function EpisodeScreen() {
  const { t } = useTranslation('together');
  const { claimId } = useParams({ from: '/shell/claims/together/$claimId' });
  const { nameEpisode, tellFacts } = useEpisodeWords();
  const { data, error, refetch } = useRequest('episodes.get', { claimId }, { keepPrevious: true });
  return (
    <>
      <BackLink to="/claims/together">{t('backToList')}</BackLink>
      <PageHeader
        screen={t('page')}
        title={data ? nameEpisode(data) : t('screen')}
        lead={data && tellFacts(data)}
      />
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Skeleton lines={8} label={t('loading')} />}
      {data === null && <EmptyState title={t('notFound')} actions={<NextLink to="claims" />} />}
      {data && <Loaded view={data} claimId={claimId} />}
    </>
  );
}

function Loaded({ view, claimId }: { view: EpisodeView; claimId: string }) {
  const { t } = useTranslation('together');
  const { nameByApp } = useEpisodeWords();
  const [dialog, setDialog] = useState<'rename' | 'join' | null>(null);
  const close = () => setDialog(null);
  return (
    <Stack>
      <Sums view={view} />
      {view.typedName !== null && (
        <p className={styles['small']}>
          {t('yours')} {t('appName', { name: nameByApp(view.name) })}
        </p>
      )}
      {view.gone > 0 && <Notice tone="warning">{t('gone', { count: view.gone })}</Notice>}
      <Row>
        <Button onPress={() => setDialog('join')}>{t('join.action')}</Button>
        <Button onPress={() => setDialog('rename')}>{t('rename.action')}</Button>
      </Row>
      <Members view={view} claimId={claimId} />
      <AlikeSection alike={view.alike} />
      {view.bills.length > 0 && (
        <TitledSheet title={t('bills')}>
          <ul className={styles['rows']}>
            {view.bills.map(({ billId, biller, dueCents, currency }) => (
              <li key={billId} className={styles['row']}>
                <Link to="/bills/$billId" params={{ billId }}>
                  {biller}
                </Link>
                <Money cents={dueCents} currency={currency} />
              </li>
            ))}
          </ul>
        </TitledSheet>
      )}
      {dialog === 'rename' && <RenameDialog view={view} claimId={claimId} onClose={close} />}
      {dialog === 'join' && <JoinDialog view={view} claimId={claimId} onClose={close} />}
    </Stack>
  );
}

function Sums({ view: { sums, openVisit } }: { view: EpisodeView }) {
  const { t } = useTranslation('together');
  const { tellSum } = useEpisodeWords();
  return (
    <Sheet>
      {sums.map((sum) => (
        <div key={sum.currency}>
          {sum.leftCents !== null && (
            <Money
              cents={Math.max(0, sum.leftCents)}
              currency={sum.currency}
              size="big"
              tone={sum.leftCents > 0 ? 'you' : 'ink'}
            />
          )}
          <p>{tellSum(sum)}</p>
        </div>
      ))}
      {openVisit === null ? (
        <p className={styles['small']}>{t('sum.notABill')}</p>
      ) : (
        <p>
          {t('sum.openVisit')}{' '}
          <Link to="/claims/$claimId" params={{ claimId: openVisit }}>
            {t('sum.answer')}
          </Link>
        </p>
      )}
    </Sheet>
  );
}

type Out = { claimId: string; provider: string };

/** The claims by day. What was taken out can be put back at once. */
function Members({ view, claimId }: { view: EpisodeView; claimId: string }) {
  const { t } = useTranslation('together');
  const navigate = useNavigate();
  const split = useCommand('episodes.split');
  const join = useCommand('episodes.join');
  const [out, setOut] = useState<Out | null>(null);
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (out) told.current?.focus();
  }, [out]);
  const stays = (id: string) => view.members.find(({ row }) => row.id !== id)?.row.id ?? id;
  const takeOut = async ({ row }: EpisodeClaim) => {
    const done = await split.mutateAsync({ claimId: row.id }).catch(() => null);
    if (!done) return;
    setOut({ claimId: row.id, provider: row.providerName ?? t('noProvider') });
    if (row.id === claimId)
      void navigate({
        to: '/claims/together/$claimId',
        params: { claimId: stays(row.id) },
        replace: true,
        resetScroll: false,
      });
  };
  const putBack = async (one: Out) => {
    const done = await join.mutateAsync({ claimId, claimIds: [one.claimId] }).catch(() => null);
    if (done) setOut(null);
  };
  const failure = split.error?.failure ?? join.error?.failure;
  return (
    <TitledSheet title={t('members')}>
      {out && (
        <Row>
          <p ref={told} tabIndex={-1} role="status">
            {t('split.done', { provider: out.provider })}
          </p>
          <Button onPress={() => void putBack(out)} isPending={join.isPending}>
            {t('split.undo')}
          </Button>
        </Row>
      )}
      {failure && <FailureNotice failure={failure} />}
      <ul className={styles['rows']}>
        {view.members.map((member) => (
          <Member
            key={member.row.id}
            member={member}
            view={view}
            onTakeOut={view.members.length > 1 ? () => void takeOut(member) : null}
          />
        ))}
      </ul>
    </TitledSheet>
  );
}

const careReasons: ReadonlySet<EpisodeClaim['reason']> = new Set([
  'stay',
  'surgery-day',
  'surgery-test',
  'surgery-visit',
  'emergency',
]);

/** True where the reason says what the care was. */
function tellsCare(reason: EpisodeClaim['reason']): boolean {
  return careReasons.has(reason);
}

type MemberProps = { member: EpisodeClaim; view: EpisodeView; onTakeOut: (() => void) | null };

function Member({ member: { row, reason, withId }, view, onTakeOut }: MemberProps) {
  const { t } = useTranslation('together');
  const { span } = useFormats();
  const { isHidden } = useDiscreet();
  const provider = row.providerName ?? t('noProvider');
  const when = span(row.serviceStart, row.serviceEnd) ?? t('noDate');
  const other = view.members.find((one) => one.row.id === withId)?.row;
  const share = row.counted ? (row.yourShare?.cents ?? null) : null;
  return (
    <li className={styles['row']}>
      <div className={styles['main']}>
        <Link to="/claims/$claimId" params={{ claimId: row.id }} className={styles['name'] ?? ''}>
          {provider}
        </Link>
        <span className={styles['small']}>{[when, row.what].filter(Boolean).join(' · ')}</span>
        {view.members.length > 1 && !(isHidden && tellsCare(reason)) && (
          <span className={styles['small']}>
            {t(`reason.${reason ?? 'first'}`, { provider: other?.providerName ?? t('noProvider') })}
          </span>
        )}
      </div>
      <div className={styles['side']}>
        <StatePill state={row.state} />
        <Money
          cents={share}
          currency={row.currency}
          tone={share !== null && share > 0 && row.kind !== 'pharmacy' ? 'you' : 'ink'}
        />
        {onTakeOut && (
          <Button variant="quiet" onPress={onTakeOut} aria-label={t('split.label', { provider, when })}>
            {t('split.action')}
          </Button>
        )}
      </div>
    </li>
  );
}
