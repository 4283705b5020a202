import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../api/bridge.ts';
import { useCommand } from '../api/use-command.ts';
import { useRequest } from '../api/use-request.ts';
import { type Discreet, DiscreetContext, useDiscreet } from '../i18n/use-discreet.ts';
import { Button } from '../ui/actions/Button.tsx';
import { LinkButton } from '../ui/actions/LinkButton.tsx';
import { Icon } from '../ui/data/Icon.tsx';
import styles from './DiscreetMode.module.css';

/**
 * Knows whether amounts and what care it was are hidden; where the setting cannot be read, they are. Main leaves the texts
 * out of its answers, so everything is asked for again when that changes.
 */
export function DiscreetMode({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data: settings } = useRequest('settings.get', {});
  const { mutateAsync: save } = useCommand('settings.set');
  const { mutateAsync: tell } = useCommand('discreet.show');
  const [isShown, setShown] = useState(false);
  const isOn = settings?.isDiscreet ?? true;
  const hasNothing = useHasNothing();
  const discreet = useMemo(
    (): Discreet => ({
      isOn,
      isHidden: isOn && !isShown && !hasNothing,
      show(next) {
        setShown(next);
        const again = () => askAgain(client);
        void tell({ isShown: next }).then(again, again);
      },
      turn(next) {
        if (!settings) return;
        setShown(false);
        client.setQueryData(['settings.get', {}], { ...settings, isDiscreet: next });
        // Where it could not be kept, what is asked again says what holds.
        const again = () => askAgain(client);
        void save({ ...settings, isDiscreet: next }).then(again, again);
      },
    }),
    [isOn, isShown, hasNothing, settings, client, save, tell],
  );
  // What the frame before this one showed is over: that of a window that was closed, of a page before the lock. Before
  // anything in the frame asks.
  useLayoutEffect(() => void send('discreet.show', { isShown: false }).catch(() => undefined), []);
  useLeftScreen(() => isShown && discreet.show(false));
  return <DiscreetContext value={discreet}>{children}</DiscreetContext>;
}

/** True while nobody's records are here, so that there is nothing to hide but our own example. */
function useHasNothing(): boolean {
  const connections = useRequest('connection.list', {}).data;
  // Who has no plan may still have bills.
  const people = useRequest('people.list', {}).data;
  return connections?.length === 0 && people?.length === 0;
}

/** What is not on the screen is forgotten: it would be seen for a moment when the person comes back to it. */
function askAgain(client: QueryClient): Promise<void> {
  client.removeQueries({ type: 'inactive' });
  return client.invalidateQueries();
}

function useLeftScreen(onLeft: () => void): void {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    onLeft();
  });
}

/** Locks the app at once; where a passphrase opens it. */
export function LockButton() {
  const { t } = useTranslation('common');
  const isSet = useRequest('lock.state', {}).data?.isSet ?? false;
  const { mutate: lock } = useCommand('lock.close');
  if (!isSet) return null;
  return (
    <button
      type="button"
      className={styles['toggle']}
      aria-label={t('nav.lock')}
      title={t('nav.lock')}
      onClick={() => lock({})}
    >
      <Icon name="lock" />
    </button>
  );
}

/** Turns discreet mode on and off; in reach on every screen. */
export function DiscreetToggle() {
  const { t } = useTranslation('discreet');
  const { isOn, turn } = useDiscreet();
  return (
    <button
      type="button"
      className={styles['toggle']}
      aria-pressed={isOn}
      aria-label={t('name')}
      title={t('name')}
      onClick={() => turn(!isOn)}
    >
      <Icon name={isOn ? 'hidden' : 'eye'} />
    </button>
  );
}

/** Says in a line that something is hidden, on request what is not, and shows it for now. */
export function DiscreetLine() {
  const { t } = useTranslation('discreet');
  const { isOn, isHidden, show } = useDiscreet();
  const hasNothing = useHasNothing();
  const [saysMore, setSaysMore] = useState(false);
  if (!isOn || hasNothing) return null;
  return (
    <div className={styles['line']}>
      <p role="status">
        {t(isHidden ? 'hidden' : 'shown')} {isHidden && saysMore && t('hiddenMore')}
      </p>
      {isHidden && (
        <LinkButton aria-expanded={saysMore} onPress={() => setSaysMore(!saysMore)}>
          {t('more')}
        </LinkButton>
      )}
      <Button variant="quiet" onPress={() => show(isHidden)}>
        {t(isHidden ? 'show' : 'again')}
      </Button>
    </div>
  );
}
