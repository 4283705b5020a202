import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { NoticeLine } from '../../ui/feedback/NoticeLine.tsx';
import type { BillAnswer } from './use-bill-answer.ts';

type UndoAnswerProps = {
  answer: BillAnswer;
  /** Takes the focus of the answer that goes, so that the way back is the next stop. */
  place: RefObject<HTMLDivElement | null>;
};

/** Says what was answered about the bill just now, with the way back. */
export function UndoAnswer({ answer: { answered, undo, isPending, failure }, place }: UndoAnswerProps) {
  const { t } = useTranslation('bills');
  return (
    <>
      <Announcement ref={place}>
        {answered !== null && (
          <NoticeLine
            tone="calm"
            actions={
              <Button isPending={isPending} onPress={() => void undo()}>
                {t('said.undo')}
              </Button>
            }
          >
            <p>{t(`said.${answered}`)}</p>
          </NoticeLine>
        )}
      </Announcement>
      {failure && <FailureNotice failure={failure} />}
    </>
  );
}
