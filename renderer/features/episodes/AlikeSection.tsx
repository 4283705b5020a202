import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AlikeCharges } from '#shared/model/episodes/episode';
import { useCommand } from '../../api/use-command.ts';
import { useEpisodeWords } from '../../i18n/use-episode-words.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './Episodes.module.css';

/** Charges that look alike, with what to ask; those that were looked at are folded away. */
export function AlikeSection({ alike }: { alike: readonly AlikeCharges[] }) {
  const { t } = useTranslation('together');
  const open = alike.filter(({ isPutAway }) => !isPutAway);
  const away = alike.filter(({ isPutAway }) => isPutAway);
  if (alike.length === 0) return null;
  return (
    <TitledSheet title={t('alike.heading')}>
      <p>{t('alike.says')}</p>
      {open.length > 0 && <AlikeList alike={open} />}
      {open.length > 0 && <p className={styles['small']}>{t('alike.ask')}</p>}
      {away.length > 0 && (
        <Details summary={t('alike.awayTitle', { count: away.length })}>
          <AlikeList alike={away} />
        </Details>
      )}
    </TitledSheet>
  );
}

function AlikeList({ alike }: { alike: readonly AlikeCharges[] }) {
  return (
    <ul className={styles['rows']}>
      {alike.map((one) => (
        <Alike key={one.key} charges={one} />
      ))}
    </ul>
  );
}

function Alike({ charges }: { charges: AlikeCharges }) {
  const { t } = useTranslation('together');
  const { money } = useFormats();
  const { tellAlike } = useEpisodeWords();
  const set = useCommand('episodes.putAway');
  const { key, claimIds, service, billedCents, currency, times, moreServices, isPutAway } = charges;
  const [claimId = ''] = claimIds;
  return (
    <li className={styles['row']}>
      <div className={styles['main']}>
        <strong>{t('alike.title')}</strong>
        <span>{tellAlike(charges)}</span>
        <span className={styles['small']}>
          {t('alike.service', { service, amount: money(billedCents, currency), times })}
          {moreServices > 0 && ` ${t('alike.more', { count: moreServices })}`}
        </span>
        <Row>
          {claimIds.map((id, at) => (
            <Link key={id} to="/claims/$claimId" params={{ claimId: id }}>
              {t('alike.open', { number: at + 1 })}
            </Link>
          ))}
          <Button
            variant="quiet"
            onPress={() => set.mutate({ claimId, key, isPutAway: !isPutAway })}
            isPending={set.isPending}
          >
            {t(isPutAway ? 'alike.bringBack' : 'alike.putAway')}
          </Button>
        </Row>
        {set.error && <FailureNotice failure={set.error.failure} />}
      </div>
      <Money cents={billedCents} currency={currency} />
    </li>
  );
}
