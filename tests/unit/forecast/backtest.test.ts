/** A small back-test: the days that came lie in the ranges that were given. `npm run backtest` asks for more people and years. */
import { expect, it } from 'vitest';
import { runBacktest } from '../../../scripts/backtest/run-backtest.ts';
import { gates, sumUpForecast, sumUpLine } from '../../../scripts/backtest/sum-up.ts';

it('the forecast holds against what came, and better than counting evenly', () => {
  const cases = runBacktest({ today: '2026-03-01', years: [2025], mostClaims: 0, steady: 3 });
  const [forecast, line] = [sumUpForecast(cases), sumUpLine(cases)];
  expect(forecast.ranges).toBeGreaterThan(20);
  expect(forecast.inside).toBeGreaterThanOrEqual(gates.inside);
  expect(forecast.falseNot).toBeLessThanOrEqual(gates.falseNot);
  expect(line.inside).toBeLessThan(forecast.inside ?? 0);
  expect(forecast.falseDay).toBeLessThanOrEqual(line.falseDay ?? 1);
});
