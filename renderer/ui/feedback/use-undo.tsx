import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/ipc/channels';
import type { Failure } from '#shared/ipc/result';
import { failureFrom } from '../../api/request-error.ts';
import { useChanges, useCommand } from '../../api/use-command.ts';
import { Button } from '../actions/Button.tsx';
import { Announcement } from './Announcement.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { NoticeLine } from './NoticeLine.tsx';

export type Undo = {
  /** Says what was done just now, with the way back: it stands where that was done. */
  line: ReactNode;
  /** Takes the focus to the line, so that the way back is the next stop; false where nothing is offered. */
  focusLine(): boolean;
  /** To be called once it is done. */
  offer(words: string, takeBack: () => Promise<unknown>): void;
  /** The same after much was done at once, which moves the screen: the line comes into view with the focus. */
  offerInView(words: string, takeBack: () => Promise<unknown>): void;
  /** The same of what is being removed; the button for the way back takes the focus of the row that goes. */
  offerBack(sent: Promise<{ removedId: string }>, words: string): Promise<void>;
};

type Offer = {
  words: string;
  /** What takes the focus as soon as it is there. */
  focuses: 'line' | 'button' | null;
  takeBack: () => Promise<unknown>;
};

/** What was done last can be undone in its place, until the screen is left or something else is done. */
export function useUndo(): Undo {
  const { t } = useTranslation('common');
  const [last, setLast] = useState<Offer | 'undone' | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const bringBack = useCommand('written.bringBack');
  const [undoing, setUndoing] = useState<'idle' | 'pending' | Failure>('idle');
  useNewerChange(() => setLast(null));
  // After a dialog that closed, which would take the focus back to what opened it.
  useEffect(() => {
    if (last !== null && last !== 'undone' && last.focuses === 'line') place.current?.focus();
  }, [last]);
  const offer = (next: Offer) => {
    setUndoing('idle');
    setLast(next);
  };
  const undo = async ({ takeBack }: Offer) => {
    setUndoing('pending');
    try {
      await takeBack();
    } catch (error) {
      return setUndoing(failureFrom(error));
    }
    setUndoing('idle');
    setLast('undone');
    place.current?.focus();
  };
  return {
    line: (
      <Announcement ref={place}>
        {last === 'undone' && (
          <NoticeLine tone="calm">
            <p>{t('undo.done')}</p>
          </NoticeLine>
        )}
        {last !== null && last !== 'undone' && (
          <NoticeLine
            key={last.words}
            tone="calm"
            actions={
              <Button
                isPending={undoing === 'pending'}
                autoFocus={last.focuses === 'button'}
                onPress={() => void undo(last)}
              >
                {t('undo.action')}
              </Button>
            }
          >
            <p>{last.words}</p>
            {typeof undoing === 'object' && <FailureNotice failure={undoing} />}
          </NoticeLine>
        )}
      </Announcement>
    ),
    focusLine() {
      if (last === null) return false;
      place.current?.focus();
      return true;
    },
    offer: (words, takeBack) => offer({ words, focuses: null, takeBack }),
    offerInView: (words, takeBack) => offer({ words, focuses: 'line', takeBack }),
    async offerBack(sent, words) {
      const removed = await sent.catch(() => null);
      if (removed === null) return;
      offer({ words, focuses: 'button', takeBack: () => bringBack.mutateAsync(removed) });
    },
  };
}

/** Calls `listener` when the person changed something in their records. */
export function useNewerChange(listener: () => void): void {
  useChanges((channel) => {
    if (!channels[channel].besideRecords) listener();
  });
}
