import { useNavigate } from '@tanstack/react-router';
import type { EventPayload } from '#shared/ipc/contract';
import { textScales } from '#shared/model/settings';
import { useCommand } from '../api/use-command.ts';
import { useBridgeEvent } from '../api/use-event.ts';
import { useRequest } from '../api/use-request.ts';
import { useDiscreet } from '../i18n/use-discreet.ts';
import { focusSearch } from './focus.ts';
import { usePerson } from './person.tsx';
import { useSettings } from './use-settings.ts';

type MenuCommand = EventPayload<'menu.command'>['command'];

/**
 * Carries out the commands of the application menu. Zoom keys change the text size setting, so that nothing scales twice.
 * `onNoLock`: called for "Lock" where no passphrase is set.
 */
export function useMenuCommands(onNoLock: () => void): void {
  const navigate = useNavigate();
  const { person } = usePerson();
  const { settings, change } = useSettings();
  const { isOn, turn } = useDiscreet();
  const connections = useRequest('connection.list', {}).data ?? [];
  const { mutate: check } = useCommand('sync.start');
  const isLockSet = useRequest('lock.state', {}).data?.isSet ?? false;
  const { mutate: lock } = useCommand('lock.close');
  const actions: Record<MenuCommand, () => void> = {
    check: () => {
      for (const { id, personId, state } of connections)
        if (personId === person?.id && state === 'connected') check({ connectionId: id });
    },
    print: () => void navigate({ to: '/print' }),
    settings: () => void navigate({ to: '/settings' }),
    help: () => void navigate({ to: '/help' }),
    find: () => {
      if (!focusSearch()) void navigate({ to: '/claims' }).then(() => requestAnimationFrame(focusSearch));
    },
    discreet: () => turn(!isOn),
    lock: () => (isLockSet ? lock({}) : onNoLock()),
    'zoom-in': () => change({ textScale: nextScale(settings.textScale, 1) }),
    'zoom-out': () => change({ textScale: nextScale(settings.textScale, -1) }),
    'zoom-reset': () => change({ textScale: 1 }),
  };
  useBridgeEvent('menu.command', ({ command }) => actions[command]());
}

function nextScale(scale: number, step: 1 | -1): number {
  const nearest = textScales.reduce((best, each) =>
    Math.abs(each - scale) < Math.abs(best - scale) ? each : best,
  );
  const index = textScales.indexOf(nearest) + step;
  return textScales[Math.min(Math.max(index, 0), textScales.length - 1)] ?? nearest;
}
