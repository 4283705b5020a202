import { type ShouldBlockFn, useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/Button.tsx';
import { Dialog } from '../layout/Dialog.tsx';

export type LeaveGuardProps = {
  /** Called when the screen is left. */
  isUnsaved(): boolean;
  /** What would be lost; without it, what was typed. */
  words?: { title: string; text: string; stay: string };
  /** True where what would be lost goes with this step; without it, with each step to another screen. */
  isLeft?(step: Step): boolean;
};

/** From where to where. */
export type Step = Pick<Parameters<ShouldBlockFn>[0], 'current' | 'next'>;

/** Asks before something is left that is not saved. */
export function LeaveGuard({ isUnsaved, words, isLeft = isOtherScreen }: LeaveGuardProps) {
  const { t } = useTranslation('common');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: (step) => isLeft(step) && isUnsaved(),
    withResolver: true,
    enableBeforeUnload: false,
  });
  return (
    <Dialog
      title={words?.title ?? t('leave.title')}
      isOpen={status === 'blocked'}
      onClose={() => reset?.()}
      role="alertdialog"
      actions={
        <>
          <Button variant="primary" onPress={() => reset?.()}>
            {words?.stay ?? t('leave.stay')}
          </Button>
          <Button variant="quiet" onPress={() => proceed?.()}>
            {t('leave.go')}
          </Button>
        </>
      }
    >
      <p>{words?.text ?? t('leave.text')}</p>
    </Dialog>
  );
}

function isOtherScreen({ current, next }: Step): boolean {
  return current.pathname !== next.pathname;
}
