import { type ShouldBlockFn, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/Button.tsx';
import { Dialog } from '../layout/Dialog.tsx';
import { useGuard } from './guards.tsx';

export type LeaveGuardProps = {
  /** Called when the screen is left. */
  isUnsaved(): boolean;
  /** What would be lost; without it, what was typed. */
  words?: { title: string; text: string; stay: string };
  /** True where what would be lost goes with this step; without it, with each step to another screen. */
  isLeft?(step: Step): boolean;
  /** True where it is also lost when somebody else's records are shown. */
  isOfPerson?: boolean;
};

/** From where to where. */
export type Step = Pick<Parameters<ShouldBlockFn>[0], 'current' | 'next'>;

/** Asks before something is left that is not saved. */
export function LeaveGuard({
  isUnsaved,
  words,
  isLeft = isOtherScreen,
  isOfPerson = false,
}: LeaveGuardProps) {
  const { t } = useTranslation('common');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: (step) => isLeft(step) && isUnsaved(),
    withResolver: true,
    enableBeforeUnload: false,
  });
  const [go, setGo] = useState<(() => void) | null>(null);
  useGuard((next) => {
    const isAsked = isOfPerson && isUnsaved();
    if (isAsked) setGo(() => next);
    return isAsked;
  });
  const stay = () => {
    reset?.();
    setGo(null);
  };
  const leave = () => {
    proceed?.();
    go?.();
    setGo(null);
  };
  return (
    <Dialog
      title={words?.title ?? t('leave.title')}
      isOpen={status === 'blocked' || go !== null}
      onClose={stay}
      role="alertdialog"
      actions={
        <>
          <Button variant="primary" onPress={stay}>
            {words?.stay ?? t('leave.stay')}
          </Button>
          <Button variant="quiet" onPress={leave}>
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
