import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OtherClaim } from '#shared/model/episodes/episode';
import { useCommand } from '../../api/use-command.ts';
import { useEpisodeWords } from '../../i18n/use-episode-words.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import styles from './Episodes.module.css';
import type { EpisodeDialogProps } from './RenameDialog.tsx';

/** Puts more claims into an episode: the nearest by day, medicines of a discharge first. */
export function JoinDialog({ view, claimId, onClose }: EpisodeDialogProps) {
  const { t } = useTranslation('together');
  const join = useCommand('episodes.join');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  const save = async () => {
    if (chosen.size === 0) return onClose();
    const saved = await join.mutateAsync({ claimId, claimIds: [...chosen] }).catch(() => null);
    if (saved) onClose();
  };
  return (
    <Dialog
      title={t('join.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={join.isPending}>
            {t('join.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('join.cancel')}
          </Button>
        </>
      }
    >
      <p>{t(view.others.length === 0 ? 'join.none' : 'join.text')}</p>
      <div className={styles['choices']}>
        {view.others.map((other) => (
          <Checkbox
            key={other.row.id}
            isSelected={chosen.has(other.row.id)}
            onChange={(isChosen) => choose(other.row.id, isChosen)}
          >
            <Choice other={other} />
          </Checkbox>
        ))}
      </div>
      {join.error && <FailureNotice failure={join.error.failure} />}
    </Dialog>
  );
}

function Choice({ other: { row, isAfterStay, episode } }: { other: OtherClaim }) {
  const { t } = useTranslation('together');
  const { span } = useFormats();
  const { nameEpisode } = useEpisodeWords();
  const facts = [
    span(row.serviceStart, row.serviceEnd),
    row.what,
    isAfterStay && t('join.afterStay'),
    episode && t('join.nowIn', { name: nameEpisode(episode) }),
  ];
  return (
    <span className={styles['choice']}>
      <span className={styles['name']}>{row.providerName ?? t('noProvider')}</span>
      <span className={styles['small']}>{facts.filter(Boolean).join(' · ')}</span>
    </span>
  );
}
