import { expect, it } from 'vitest';
import { startStopwatch } from '../../../electron/access/stopwatch.ts';

it('goes on evenly, whatever the clock of the computer is set to', () => {
  const clock = { wall: 1e12, even: 500 };
  const elapsedMs = startStopwatch({ now: () => clock.wall, elapsed: () => clock.even });
  clock.wall += 3_600_000;
  clock.even += 10;
  expect(elapsedMs()).toBe(10);
  clock.wall -= 7_200_000;
  clock.even += 10;
  expect(elapsedMs()).toBe(20);
});

it('is never set back where there is one clock only', () => {
  let wall = 1000;
  const elapsedMs = startStopwatch({ now: () => wall });
  wall += 50;
  expect(elapsedMs()).toBe(50);
  wall -= 900;
  expect(elapsedMs()).toBe(50);
  wall += 5;
  expect(elapsedMs()).toBe(55);
});
