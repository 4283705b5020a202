import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useRequest } from '../api/use-request.ts';
import { Button } from '../ui/actions/Button.tsx';
import { Dialog } from '../ui/layout/Dialog.tsx';
import { listenForInput } from './listen-for-input.ts';
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
  /** Milliseconds without input, and what both clocks said when that was last counted. */
  const idle = useRef({ ms: 0, wall: Date.now(), even: performance.now() });
  const [isWarned, setWarned] = useState(false);
  const stay = () => {
    idle.current = { ms: 0, wall: Date.now(), even: performance.now() };
    setWarned(false);
  };
  const look = useEffectEvent(() => {
    const [wall, even] = [Date.now(), performance.now()];
    const last = idle.current;
    // A computer that slept has passed the time, which its even clock may not say. A clock that is set back puts nothing off.
    const ms = last.ms + Math.max(even - last.even, wall - last.wall);
    idle.current = { ms, wall, even };
    if (ms >= seconds * 1000 && !lock.isPending) lock.mutate({});
    else setWarned(ms >= (seconds - warnSeconds) * 1000);
  });
  const noteInput = useEffectEvent(stay);
  useEffect(() => {
    const timer = setInterval(() => look(), 1000);
    const stopListening = listenForInput(() => noteInput());
    return () => {
      clearInterval(timer);
      stopListening();
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
