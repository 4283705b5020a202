import { useSyncExternalStore } from 'react';
import { localDay, yearOf } from '#shared/dates';

/** How soon another day is noticed while the window is open; a computer that slept is noticed when it is used again. */
const lookMs = 60_000;
const looks = new Set<() => void>();
let stopLooking: (() => void) | null = null;

/** The person's local day, `YYYY-MM-DD`. What names a day is drawn again when another one begins. */
export function useToday(): string {
  return useSyncExternalStore(subscribe, readToday);
}

/** True for a year that has ended: its sums are no longer "so far". */
export function useIsYearOver(year: number): boolean {
  return year < yearOf(useToday());
}

/** Calls `listener` when another day has begun. Returns a function that stops it. */
export function onNewDay(listener: () => void): () => void {
  let day = readToday();
  return subscribe(() => {
    const today = readToday();
    if (today === day) return;
    day = today;
    listener();
  });
}

function readToday(): string {
  return localDay(new Date());
}

/** One timer and two events for all who want to know. */
function subscribe(look: () => void): () => void {
  looks.add(look);
  stopLooking ??= startLooking();
  return () => {
    looks.delete(look);
    if (looks.size > 0) return;
    stopLooking?.();
    stopLooking = null;
  };
}

function startLooking(): () => void {
  const lookAll = () => {
    for (const look of [...looks]) look();
  };
  const timer = setInterval(lookAll, lookMs);
  addEventListener('focus', lookAll);
  document.addEventListener('visibilitychange', lookAll);
  return () => {
    clearInterval(timer);
    removeEventListener('focus', lookAll);
    document.removeEventListener('visibilitychange', lookAll);
  };
}
