import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useRequest } from '../api/use-request.ts';
import { Button } from '../ui/actions/Button.tsx';
import { Dialog } from '../ui/layout/Dialog.tsx';
import { inputs } from './use-note-use.ts';
import { useSettings } from './use-settings.ts';

/** How long before the lock it is said, and any input puts it off (WCAG 2.2.1 asks for 20 seconds). */
const warnSeconds = 60;

/** Locks the app after some time without input. Shows nothing where no passphrase is set. */
export function AutoLock() {
  const isSet = useRequest('lock.state', {}).data?.isSet ?? false;
  const { lockAfterMinutes } = useSettings().settings;
  if (!isSet || lockAfterMinutes === null) return null;
  return <Watch seconds={lockAfterMinutes * 60} />;
}

function Watch({ seconds }: { seconds: number }) {
  const { t } = useTranslation('lock');
  const lock = useCommand('lock.close');
  const lastInput = useRef(Date.now());
  const [isWarned, setWarned] = useState(false);
  const stay = () => {
    lastInput.current = Date.now();
    setWarned(false);
  };
  const look = useEffectEvent(() => {
    // A computer that slept has passed the time, too.
    const now = Date.now();
    // A clock that went back would put the lock off by as much.
    lastInput.current = Math.min(lastInput.current, now);
    const idle = (now - lastInput.current) / 1000;
    if (idle >= seconds && !lock.isPending) lock.mutate({});
    else setWarned(idle >= seconds - warnSeconds);
  });
  const noteInput = useEffectEvent(stay);
  useEffect(() => {
    const timer = setInterval(() => look(), 1000);
    const note = () => noteInput();
    for (const input of inputs) addEventListener(input, note, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const input of inputs) removeEventListener(input, note, { capture: true });
    };
  }, []);
  return (
    <Dialog
      title={t('auto.title')}
      isOpen={isWarned}
      onClose={stay}
      role="alertdialog"
      actions={<Button onPress={stay}>{t('auto.stay')}</Button>}
    >
      <p>{t('auto.text')}</p>
    </Dialog>
  );
}
