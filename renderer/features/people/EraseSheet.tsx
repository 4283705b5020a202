import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { useGoesWords } from './use-goes-words.ts';

export type EraseSheetProps = {
  personId: string;
  name: string;
  /** All plans and files of the person. */
  connections: readonly ConnectionSummary[];
  /** What was done, in words. */
  onErased(done: string): void;
};

/** Erases a whole person at once: names before what goes, and afterwards what went. Main asks once more. */
export function EraseSheet({ personId, name, connections, onErased }: EraseSheetProps) {
  const { t } = useTranslation('people');
  const { locale } = useFormats();
  const goesWords = useGoesWords();
  const { data: preview, error } = useRequest('people.previewMerge', { personId });
  const erase = useCommand('people.erase');
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(new Set(names));
  const goes = preview ? goesWords(preview) : null;
  const values = { name, goes, plans: list(connections.map(({ planName }) => planName)) };
  // The sheet goes with the person: what comes after is said by the page.
  const go = async () => {
    const ended = await erase.mutateAsync({ personId }).catch(() => null);
    if (ended === null) return;
    const left = ended.notRevoked.length > 0 && t('erase.notRevoked', { plans: list(ended.notRevoked) });
    onErased([t(goes ? 'erase.done' : 'erase.doneNothing', values), left].filter(Boolean).join(' '));
  };
  return (
    <TitledSheet title={t('erase.title', { name })}>
      <Stack>
        {preview && <p>{t(goes ? 'erase.text' : 'erase.textNothing', values)}</p>}
        <p>
          {t('erase.also')}
          {connections.some(({ fedBy }) => fedBy !== null) && ` ${t('erase.fed')}`}
        </p>
        <div>
          <Button onPress={() => void go()} isPending={erase.isPending}>
            {t('erase.go', { name })}
          </Button>
        </div>
        {[error, erase.error].map(
          (failed) => failed && <FailureNotice key={failed.failure.code} failure={failed.failure} />,
        )}
      </Stack>
    </TitledSheet>
  );
}
