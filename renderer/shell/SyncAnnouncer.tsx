import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../api/use-command.ts';
import { useBridgeEvent } from '../api/use-event.ts';
import { useAsideWords } from '../ui/whose/use-aside-words.ts';
import { useNotShown } from '../ui/whose/use-not-shown.ts';

/** Screen readers hear progress at most this often. */
const quietMs = 10_000;

/** What begins a check, and may end after it. */
const beginners: ReadonlySet<string> = new Set(['connection.connect', 'sync.start', 'sync.cancel']);

/** Announces sync progress and its end to screen readers, on every screen. */
export function SyncAnnouncer() {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const [isOver, setOver] = useState(false);
  const lastSaid = useRef(Number.NEGATIVE_INFINITY);
  useBridgeEvent('sync.progress', ({ claimsSoFar }) => {
    const now = performance.now();
    if (claimsSoFar === 0 || now - lastSaid.current < quietMs) return;
    lastSaid.current = now;
    setOver(false);
    setText(t('sync.soFar', { count: claimsSoFar }));
  });
  useBridgeEvent('sync.ended', ({ outcome, newClaims }) => {
    lastSaid.current = Number.NEGATIVE_INFINITY;
    setOver(true);
    setText(t(`sync.ended.${outcome}`, { count: newClaims }));
  });
  // The person erased or changed something since: what the check brought may be gone.
  useChanges((channel) => {
    if (beginners.has(channel)) return;
    setOver(false);
    setText('');
  });
  return (
    <div role="status" className="visually-hidden" data-testid="sync-announcer">
      {text} {isOver && <Aside />}
    </div>
  );
}

/** What the check brought that waits for an answer. */
function Aside() {
  return useAsideWords(useNotShown());
}
