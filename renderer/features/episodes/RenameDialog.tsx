import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import { type EpisodeView, longestEpisodeName } from '#shared/model/episodes/episode';
import { useCommand } from '../../api/use-command.ts';
import { useEpisodeWords } from '../../i18n/use-episode-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { HiddenDialog } from '../../ui/discreet/HiddenDialog.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';

export type EpisodeDialogProps = { view: EpisodeView; claimId: string; onClose(): void };

/** Gives an episode a name of the person's own, or takes it back. */
export function RenameDialog(props: EpisodeDialogProps) {
  const { t } = useTranslation('together');
  const { nameEpisode } = useEpisodeWords();
  if (hasCovered(nameEpisode(props.view)))
    return <HiddenDialog title={t('rename.title')} onClose={props.onClose} />;
  return <Editor {...props} />;
}

function Editor({ view, claimId, onClose }: EpisodeDialogProps) {
  const { t } = useTranslation('together');
  const { nameEpisode } = useEpisodeWords();
  const rename = useCommand('episodes.rename');
  const [name, setName] = useState(nameEpisode(view));
  const save = async () => {
    const given = name.trim();
    const isOwn = given !== '' && given !== nameEpisode({ ...view, typedName: null });
    const saved = await rename.mutateAsync({ claimId, name: isOwn ? given : null }).catch(() => null);
    if (saved) onClose();
  };
  return (
    <Dialog
      title={t('rename.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={rename.isPending}>
            {t('rename.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('rename.cancel')}
          </Button>
        </>
      }
    >
      <Field
        label={t('rename.field')}
        hint={t('rename.hint')}
        value={name}
        onChange={(text) => setName(text.slice(0, longestEpisodeName))}
      />
      {rename.error && <FailureNotice failure={rename.error.failure} />}
    </Dialog>
  );
}
