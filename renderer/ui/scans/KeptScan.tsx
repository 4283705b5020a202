import { useTranslation } from 'react-i18next';
import type { ScanFacts, ScanPlace } from '#shared/model/bills/scan';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFreshCommand } from '../../api/use-fresh-command.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { SavedFile } from '../feedback/SavedFile.tsx';
import type { Undo } from '../feedback/use-undo.tsx';
import { Row, Stack } from '../layout/Row.tsx';
import { ScanView } from './ScanView.tsx';

/** A scan that is kept, with what can be done with it; it comes back by `undo`, which stands where there is none. */
export function KeptScan({ place, facts, undo }: { place: ScanPlace; facts: ScanFacts; undo: Undo }) {
  const { t } = useTranslation(['scans', 'common']);
  const { run: save, answer: saved, ...saving } = useFreshCommand('scans.save', { place });
  const remove = useCommand('scans.remove');
  const error = saving.error ?? remove.error;
  return (
    <Stack>
      <ScanView key={`${place.id} ${facts.name}`} scan={place} facts={facts} />
      <Row>
        <Button onPress={save} isPending={saving.isPending}>
          {t('save')}
        </Button>
        <Button
          variant="quiet"
          onPress={() =>
            void undo.offerBack(
              remove.mutateAsync({ place }),
              t(place.of === 'bill' ? 'common:undo.removed.scan' : 'common:undo.removed.receipt'),
            )
          }
          isPending={remove.isPending}
        >
          {t('remove')}
        </Button>
      </Row>
      <SavedFile saved={saved} />
      {error && <FailureNotice failure={failureFrom(error)} />}
    </Stack>
  );
}
