/** What the page is told of a running sync, and how often. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { ProgressReporter } from '../../../electron/sync/progress.ts';
import { MemoryClock } from '../../support/memory-ports.ts';

function startProgress() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const clock = new MemoryClock();
  const said: number[] = [];
  const changes: number[] = [];
  const progress = new ProgressReporter(clock, 'k1', {
    progress: ({ claimsSoFar }) => said.push(claimsSoFar),
    changed: () => changes.push(clock.now()),
  });
  return { clock, said, changes, progress };
}

it('is said at once, then not before a quarter of a second has passed', () => {
  const { clock, said, progress } = startProgress();
  progress.more(1, null);
  progress.more(1, null);
  expect(said).toEqual([1]);
  clock.advance(250);
  progress.more(1, null);
  expect(said).toEqual([1, 3]);
});

it('what was not said in time is said late, once, with the newest numbers', () => {
  const { clock, said, progress } = startProgress();
  for (let claim = 0; claim < 5; claim += 1) progress.more(1, null);
  clock.advance(250);
  vi.advanceTimersByTime(250);
  expect(said).toEqual([1, 5]);
});

it('says nothing more once it has stopped', () => {
  const { said, progress } = startProgress();
  progress.more(1, null);
  progress.more(1, null);
  progress.stop();
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([1]);
});

it('changes are told at most once a second', () => {
  const { clock, changes, progress } = startProgress();
  progress.changed();
  clock.advance(999);
  progress.changed();
  expect(changes).toHaveLength(1);
  clock.advance(1);
  progress.changed();
  expect(changes).toHaveLength(2);
});

it('a rate is told after a second; a total that was passed is not told any more', () => {
  const { clock, progress } = startProgress();
  progress.had(10);
  clock.advance(999);
  progress.more(5, 20);
  expect(progress.current).toMatchObject({ claimsSoFar: 15, perSecond: null, expected: 20 });
  clock.advance(1);
  progress.more(5, null);
  expect(progress.current).toMatchObject({ claimsSoFar: 20, perSecond: 10, expected: 20 });
  progress.more(1, null);
  expect(progress.current.expected).toBeNull();
});
