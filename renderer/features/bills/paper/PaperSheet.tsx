import { useTranslation } from 'react-i18next';
import type { PaperFacts, PaperPlace } from '#shared/model/bills/paper';
import { failureFrom } from '../../../api/request-error.ts';
import { useCommand } from '../../../api/use-command.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { KeptPaper } from '../../../ui/papers/KeptPaper.tsx';
import { PaperChoice } from './PaperChoice.tsx';
import { useHeldPaper } from './use-held-paper.ts';

/** The paper of a bill that is written down: shown, saved to a file, taken away; or chosen where there is none. */
export function PaperSheet({ billId, paper }: { billId: string; paper: PaperFacts | null }) {
  const { t } = useTranslation('papers');
  const place: PaperPlace = { of: 'bill', id: billId };
  return (
    <TitledSheet title={t('title')}>
      {paper ? <KeptPaper place={place} facts={paper} /> : <Missing place={place} />}
    </TitledSheet>
  );
}

function Missing({ place }: { place: PaperPlace }) {
  const keep = useCommand('papers.keep');
  const choice = useHeldPaper(({ ref }) => keep.mutate({ heldId: ref.id, place }));
  return (
    <>
      {keep.error && <FailureNotice failure={failureFrom(keep.error)} />}
      <PaperChoice choice={choice} />
    </>
  );
}
