import { configure, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RecordRow } from '#shared/model/health-record';
import { trendKeyOf, trendsOf } from '../../../electron/data/health/read/trends.ts';
import { placeTrend } from '../../../renderer/charts/trend-plot.ts';
import { dayOf, timeScale, valueScale } from '../../../renderer/charts/trend-scale.ts';
import { coded, measured, record } from '../../support/health-fixture.ts';
import { healthRows } from '../support/health-rows.ts';
import { expectAccessible, type RenderedApp, renderApp } from '../support/render-app.tsx';
import { StubFailure } from '../support/stub-bridge.ts';
import { healthAnswers, healthRow } from '../support/stub-health.ts';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function open(row: RecordRow, rows: readonly RecordRow[] = healthRows): Promise<RenderedApp> {
  const key = encodeURIComponent(trendKeyOf(row) ?? '');
  const app = await renderApp(`/health/trend/${key}`, healthAnswers(rows));
  await screen.findByRole('table', { name: 'All values' });
  return app;
}

const rowsOfTable = () =>
  within(screen.getByRole('table', { name: 'All values' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));
const chart = () => screen.getByRole('group', { name: /^Latest/ });

describe('a trend', () => {
  test('opens with the newest value and the plan’s own mark', async () => {
    await open(healthRow('Hemoglobin A1c'));
    expect(screen.getByRole('heading', { level: 1, name: 'Hemoglobin A1c' })).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Latest 5.9% on March 3, 2026. Your plan marked it high.' }),
    ).toBeVisible();
    expect(screen.getByText('6 values from February 1, 2022 to March 3, 2026.')).toBeVisible();
    await expectAccessible();
  });

  test('says that nothing was marked rather than judging', async () => {
    await open(healthRow('Body weight'));
    expect(
      screen.getByRole('heading', { name: /^Latest 74\.2 kg .* Your plan did not mark it\.$/ }),
    ).toBeVisible();
    expect(rowsOfTable()[0]).toEqual(['March 12, 2026', '74.2 kg', 'not sent', 'not sent']);
    expect(chart().querySelectorAll('rect')).toHaveLength(0);
  });

  test('has the same numbers as a table, newest first, each with its own range', async () => {
    await open(healthRow('Hemoglobin A1c'));
    expect(rowsOfTable().map((cells) => cells.slice(1))).toEqual([
      ['5.9%', '4 to 5.6', 'Marked high'],
      ['6.1%', '4 to 5.6', 'Marked high'],
      ['5.8%', '4 to 5.7', 'Marked high'],
      ['5.5%', '4 to 5.6', 'Marked normal'],
      ['5.3%', '4 to 5.6', 'Marked normal'],
      ['5.2%', 'not sent', 'not sent'],
    ]);
    expect(screen.getByRole('link', { name: 'March 3, 2026' })).toHaveAttribute(
      'href',
      `/health/record/${encodeURIComponent(healthRow('Hemoglobin A1c').id)}`,
    );
  });

  test('draws a band only where the plan sent a range', async () => {
    await open(healthRow('Hemoglobin A1c'));
    expect(within(chart()).getAllByRole('link')).toHaveLength(6);
    expect(chart().querySelectorAll('rect')).toHaveLength(5);
    expect(screen.getByText('Usual range that your plan sent')).toBeVisible();
  });

  test('is one Tab stop: arrows move along the values, Enter opens the record', async () => {
    const { user } = await open(healthRow('Hemoglobin A1c'));
    const points = within(chart()).getAllByRole('link');
    expect(points.map((point) => point.getAttribute('tabindex'))).toEqual([
      '-1',
      '-1',
      '-1',
      '-1',
      '-1',
      '0',
    ]);
    points[5]?.focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(points[4]);
    expect(points[4]).toHaveAttribute(
      'aria-label',
      'September 11, 2025: 6.1% · Marked high · Usual range: 4 to 5.6',
    );
    expect(screen.getByText(/^September 11, 2025: 6\.1%/)).toBeVisible();
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(points[0]);
    await user.keyboard('{End}{Enter}');
    expect(await screen.findByRole('region', { name: 'Where it comes from' })).toBeVisible();
  });

  test('"less than" is drawn open and said', async () => {
    await open(healthRow('Vitamin D, 25-hydroxy'));
    expect(rowsOfTable().at(-1)?.[1]).toBe('less than 10 ng/mL');
    const first = within(chart()).getAllByRole('link')[0];
    expect(first).toHaveAttribute(
      'aria-label',
      'August 2, 2024: less than 10 ng/mL · Marked critically low · Usual range: 30 to 100',
    );
    expect(first?.querySelector('circle[class*="open"]')).not.toBeNull();
    expect(chart().querySelectorAll('circle[class*="open"]')).toHaveLength(1);
    expect(screen.getByText('Open: less than or more than this')).toBeVisible();
  });

  test('blood pressure has two series with marks of their own', async () => {
    await open(healthRow('Blood pressure'));
    expect(
      screen.getByRole('heading', {
        name: 'Latest on March 12, 2026: Upper number (systolic) 128 mmHg (marked normal) and Lower number (diastolic) 82 mmHg (marked normal).',
      }),
    ).toBeVisible();
    expect(screen.getByText(/^Measured \d+ times from /)).toBeVisible();
    expect(
      rowsOfTable()
        .slice(0, 2)
        .map((cells) => cells.slice(1, 3)),
    ).toEqual([
      ['Upper number (systolic)', '128 mmHg'],
      ['Lower number (diastolic)', '82 mmHg'],
    ]);
    const points = within(chart()).getAllByRole('link');
    expect(points).toHaveLength(12);
    expect(points.filter((point) => point.querySelector('rect'))).toHaveLength(6);
    await expectAccessible();
  });

  test('a value under the pointer is said in words', async () => {
    await open(healthRow('Body weight'));
    const [first] = within(chart()).getAllByRole('link');
    if (first) fireEvent.pointerEnter(first);
    expect(await screen.findByText('March 20, 2025: 77.5 kg')).toBeVisible();
  });

  test('one that is not here says so', async () => {
    await renderApp('/health/trend/none', {
      ...healthAnswers(),
      'health.trend': () => {
        throw new StubFailure('store/not-found');
      },
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'This record is not here' })).toBeVisible();
  });

  test('endless names and odd values do not break it', async () => {
    const endless = 'z'.repeat(5000);
    const label = coded(endless, 'z-1');
    const odd = ['0', '0', '-3', '1e9'].map((digits, index) =>
      record('lab', endless, {
        title: label,
        start: index === 1 ? '2020' : `2021-0${index + 1}`,
        measurements: [measured(label, digits, endless)],
      }),
    );
    await open(odd[0] as RecordRow, odd);
    expect(rowsOfTable()).toHaveLength(4);
    expect(chart().innerHTML).not.toContain('NaN');
    await expectAccessible();
  });
});

describe('the scales', () => {
  const point = (date: string, value: number) => ({
    recordId: 'r',
    date,
    value,
    digits: String(value),
    comparator: null,
    low: null,
    high: null,
    interpretation: null,
  });

  test('small limits keep their digits', async () => {
    const rows = ['2024-01-01', '2025-01-01'].map((start) =>
      record('lab', 'Tiny', {
        title: coded('Tiny', 'tiny'),
        start,
        measurements: [
          { ...measured(coded('Tiny', 'tiny'), '0.00045', 'mol/L'), low: 0.0004, high: 0.00055 },
        ],
      }),
    );
    const [row] = rows;
    if (!row) throw new Error('no row');
    await open(row, rows);
    expect(rowsOfTable()[0]?.slice(1, 3)).toEqual(['0.00045 mol/L', '0.0004 to 0.00055']);
    const ticks = [...chart().querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(ticks.filter((tick) => tick === '0').length).toBeLessThanOrEqual(1);
  });

  test('time is true: a gap of two years is twice as wide as one of a year', () => {
    const [trend] = trendsOf(
      ['2020-01-01', '2021-01-01', '2023-01-01'].map((start) =>
        record('lab', 'Sodium', {
          title: coded('Sodium', 's'),
          start,
          measurements: [measured(coded('Sodium', 's'), '140', 'mmol/L')],
        }),
      ),
    );
    if (!trend) throw new Error('no trend');
    const [a, b, c] = placeTrend(trend, 800, 18).points.map(({ x }) => x);
    expect(((c ?? 0) - (b ?? 0)) / ((b ?? 0) - (a ?? 0))).toBeCloseTo(2, 1);
  });

  test('values have round ticks, hold every range, and never start below zero for nothing', () => {
    const scale = valueScale([{ ...point('2020-01-01', 0.4), low: 0.1, high: 1.3 }]);
    expect(scale.ticks[0]).toBe(0);
    expect(scale.ticks.at(-1)).toBeGreaterThanOrEqual(1.3);
    expect(scale.at(scale.ticks[0] ?? 0)).toBe(0);
    expect(valueScale([point('2020-01-01', 7)]).ticks.length).toBeGreaterThan(1);
    for (const values of [
      [1.7e308, 0],
      [1.7e308, -1.7e308],
      [5e-324, 0],
      [1e300, 1.0000000001e300],
      [0.0004, 0.0005],
    ]) {
      const { ticks, at } = valueScale(values.map((value) => point('2020-01-01', value)));
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(12);
      for (const value of values) {
        expect(at(value)).toBeGreaterThanOrEqual(0);
        expect(at(value)).toBeLessThanOrEqual(1);
      }
    }
    expect(valueScale([point('2020-01-01', -7)]).ticks[0]).toBeLessThan(-7);
  });

  test('time has a tick at starts of years, and not more than fit', () => {
    const odd = timeScale([point('0001', 1), point('9999-12-31', 1)], 6);
    expect(odd.ticks.length).toBeLessThanOrEqual(6);
    expect(odd.at(dayOf('0001'))).toBeLessThan(0.1);
    expect(new Date(dayOf('0001-02-03')).toISOString()).toBe('0001-02-03T00:00:00.000Z');
    const scale = timeScale([point('2010-05-01', 1), point('2026-03-01', 1)], 6);
    expect(scale.ticks.length).toBeLessThanOrEqual(6);
    expect(scale.ticks.every((tick) => new Date(tick).getUTCMonth() === 0)).toBe(true);
  });
});
