import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dayFromDate, drawableValue, valueTicks } from '../../../renderer/charts/trend-points.ts';
import { expectAccessible, type OpenedApp, type OpenOptions, openApp } from '../support/open-app.tsx';
import { bloodPressure, labValues, recordsOfRosa } from './fhir-records.ts';

/** Characters are 9 px wide: jsdom has no sizes, and the axis leaves out labels that would overlap. */
const characterWidth = 9;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, 0, characterWidth * (this.textContent ?? '').length, 18);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function open(key: string, options: OpenOptions = {}): Promise<OpenedApp> {
  const app = await openApp(`/health/trend/${encodeURIComponent(key)}`, {}, options);
  await screen.findByRole('table', { name: 'All values' });
  return app;
}

/** The trend of one test's values that are here alone. */
function openValues(test: Parameters<typeof labValues>[0], ...values: Parameters<typeof labValues>[1][]) {
  return open(`LOINC|${test.code}|${test.unit}`, recordsOfRosa(...labValues(test, ...values)));
}

const openA1c = () =>
  openValues(
    { text: 'Hemoglobin A1c', code: '4548-4', unit: '%' },
    { date: '2026-03-03', value: 5.9, low: 4, high: 5.6, mark: 'H' },
    { date: '2025-09-11', value: 6.1, low: 4, high: 5.6, mark: 'H' },
    { date: '2025-03-20', value: 5.8, low: 4, high: 5.7, mark: 'H' },
    { date: '2024-08-02', value: 5.5, low: 4, high: 5.6, mark: 'N' },
    { date: '2023-08-15', value: 5.3, low: 4, high: 5.6, mark: 'N' },
    { date: '2022-02-01', value: 5.2 },
  );

/** Rosa's weight, which her plan sends without ranges and marks. */
const openWeight = () => open('LOINC|29463-7|[lb_av]');

/** The records of these tests are from a file. */
const fromFile = 'from a file, opened on March 20, 2026';

const rowsOfTable = () =>
  within(screen.getByRole('table', { name: 'All values' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent.replace(fromFile, '')));
const chart = () => screen.getByRole('group', { name: /^Latest/ });

type Drawn = { x: number; y: number };

/** The points as drawn, oldest first. */
const drawnPoints = (): Drawn[] =>
  within(chart())
    .getAllByRole('link')
    .map((point) => {
      const [, x, y] = /translate\((\S+) (\S+)\)/.exec(point.getAttribute('transform') ?? '') ?? [];
      return { x: Number(x), y: Number(y) };
    });

/** The words along an axis as drawn: values up the side, or days along the bottom. */
const axisLabels = (axis: 'values' | 'days'): (Drawn & { text: string })[] =>
  [...chart().querySelectorAll('text[class*="tick"]')]
    .filter((label) => (label.getAttribute('text-anchor') === 'end') === (axis === 'values'))
    .map((label) => ({
      text: label.textContent ?? '',
      x: Number(label.getAttribute('x')),
      y: Number(label.getAttribute('y')),
    }));

/** Where a value stands, by the words up the side. */
function heightOf(value: number): number {
  const [first, second] = axisLabels('values').map(({ text, y }) => ({ value: Number(text), y }));
  if (!first || !second) throw new Error('an axis has two labels or more');
  return first.y + ((value - first.value) / (second.value - first.value)) * (second.y - first.y);
}

/** The bands as drawn, from left to right. */
const drawnBands = () =>
  [...chart().querySelectorAll('[class*="band"] path')].map((band) => {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(band.getAttribute(name)),
    );
    return { left: x ?? 0, right: (x ?? 0) + (width ?? 0), top: y ?? 0, bottom: (y ?? 0) + (height ?? 0) };
  });

describe('a trend', () => {
  test('opens with the newest value and the plan’s own mark', async () => {
    await openA1c();
    expect(screen.getByRole('heading', { level: 1, name: 'Hemoglobin A1c' })).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Latest: 5.9% on March 3, 2026. Your plan marked it high.' }),
    ).toBeVisible();
    expect(screen.getByText('6 values from February 1, 2022 to March 3, 2026.')).toBeVisible();
    await expectAccessible();
  });

  test('says that nothing was marked rather than judging', async () => {
    await openWeight();
    expect(
      screen.getByRole('heading', { name: /^Latest: 164 lb .* Your plan did not mark it\.$/ }),
    ).toBeVisible();
    expect(rowsOfTable()[0]).toEqual(['January 14, 2026', '164 lb', 'not given', 'not given']);
    expect(drawnBands()).toEqual([]);
    expect(screen.queryByText('Usual range your plan sent')).toBeNull();
  });

  test('has the same numbers as a table, newest first, each with its own range', async () => {
    await openA1c();
    expect(rowsOfTable().map((cells) => cells.slice(1))).toEqual([
      ['5.9%', '4 to 5.6', 'Marked high'],
      ['6.1%', '4 to 5.6', 'Marked high'],
      ['5.8%', '4 to 5.7', 'Marked high'],
      ['5.5%', '4 to 5.6', 'Marked normal'],
      ['5.3%', '4 to 5.6', 'Marked normal'],
      ['5.2%', 'not given', 'not given'],
    ]);
    expect(screen.getByRole('link', { name: 'March 3, 2026' }).getAttribute('href')).toMatch(
      /^\/health\/record\/.*%2FObservation%2Fobservation-\d+$/,
    );
  });

  test('draws a band only where the plan sent a range, from half way to half way, at its two ends', async () => {
    await openA1c();
    const points = drawnPoints();
    const bands = drawnBands();
    expect(points).toHaveLength(6);
    expect(bands).toHaveLength(5);
    expect(bands[0]?.left).toBeCloseTo(((points[0]?.x ?? 0) + (points[1]?.x ?? 0)) / 2, 0);
    for (const [index, band] of bands.slice(1).entries())
      expect(band.left).toBeCloseTo(bands[index]?.right ?? 0, 0);
    for (const [index, high] of [5.6, 5.6, 5.7, 5.6, 5.6].entries()) {
      expect(bands[index]?.top).toBeCloseTo(heightOf(high), 0);
      expect(bands[index]?.bottom).toBeCloseTo(heightOf(4), 0);
    }
    expect(screen.getByText('Usual range your plan sent')).toBeVisible();
  });

  test('stands where the axis says, and the words of the axes are not read out', async () => {
    await openA1c();
    for (const [index, value] of [5.2, 5.3, 5.5, 5.8, 6.1, 5.9].entries())
      expect(drawnPoints()[index]?.y).toBeCloseTo(heightOf(value), 3);
    expect(axisLabels('days').map(({ text }) => text)).toEqual(['2022', '2023', '2024', '2025', '2026']);
    for (const text of chart().querySelectorAll('text')) expect(text).toHaveAttribute('aria-hidden', 'true');
  });

  test('a range without an end on one side reaches the end of the axis', async () => {
    await openValues(
      { text: 'Cholesterol', code: 'c', unit: 'mg/dL' },
      { date: '2024-01-01', value: 180, high: 200 },
      { date: '2025-01-01', value: 180, high: 200 },
    );
    const heights = axisLabels('values').map(({ y }) => y);
    for (const band of drawnBands()) {
      expect(band.top).toBeCloseTo(heightOf(200), 0);
      expect(band.bottom).toBeCloseTo(Math.max(...heights), 0);
    }
    expect(drawnBands()).toHaveLength(2);
  });

  test('is one Tab stop: arrows move along the values, Enter opens the record', async () => {
    const { user } = await openA1c();
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
      `September 11, 2025: 6.1% · Marked high · Usual range: 4 to 5.6 · ${fromFile}`,
    );
    expect(screen.getByText(/^September 11, 2025: 6\.1%/)).toBeVisible();
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(points[0]);
    await user.keyboard('{End}{Enter}');
    expect(await screen.findByRole('region', { name: 'Where it comes from' })).toBeVisible();
  });

  test('keeps the focus on a value while the chart is resized', async () => {
    const resized: (() => void)[] = [];
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(callback: () => void) {
          resized.push(callback);
        }
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    await openA1c();
    const point = within(chart()).getAllByRole('link')[2];
    act(() => point?.focus());
    const [, , before] = drawnPoints();
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(500);
    act(() => {
      for (const tell of resized) tell();
    });
    expect(drawnPoints()[2]?.x).toBeLessThan(before?.x ?? 0);
    expect(document.activeElement).toBe(point);
  });

  test('"less than" is an open point and has words', async () => {
    await openValues(
      { text: 'Vitamin D, 25-hydroxy', code: '1989-3', unit: 'ng/mL' },
      { date: '2026-03-03', value: 34, low: 30, high: 100, mark: 'N' },
      { date: '2025-03-20', value: 21, low: 30, high: 100, mark: 'L' },
      { date: '2024-08-02', value: 10, comparator: '<', low: 30, high: 100, mark: 'LL' },
    );
    expect(rowsOfTable().at(-1)?.[1]).toBe('less than 10 ng/mL');
    const first = within(chart()).getAllByRole('link')[0];
    expect(first).toHaveAttribute(
      'aria-label',
      `August 2, 2024: less than 10 ng/mL · Marked critically low · Usual range: 30 to 100 · ${fromFile}`,
    );
    expect(first?.querySelector('circle[class*="open"]')).not.toBeNull();
    expect(chart().querySelectorAll('circle[class*="open"]')).toHaveLength(1);
    expect(screen.getByText('Open: less than or more than this')).toBeVisible();
  });

  test('blood pressure has two series with marks of their own', async () => {
    const options = recordsOfRosa(
      bloodPressure('2026-03-12', 128, 82),
      bloodPressure('2025-11-04', 134, 86),
      bloodPressure('2025-09-11', 138, 88),
      bloodPressure('2025-03-20', 141, 91),
      bloodPressure('2024-08-02', 136, 85),
      bloodPressure('2023-08-15', 126, 80),
    );
    await open('LOINC|85354-9|mm[Hg]', options);
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

  test('a value under the pointer is spelled out', async () => {
    await openWeight();
    const [first] = within(chart()).getAllByRole('link');
    if (first) fireEvent.pointerEnter(first);
    expect(await screen.findByText('June 11, 2024: 171 lb')).toBeVisible();
  });

  test('an unknown trend says so', async () => {
    await openApp('/health/trend/none');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'We cannot find this record' }),
    ).toBeVisible();
  });

  test('endless names and odd values do not break it', async () => {
    const endless = 'z'.repeat(5000);
    await openValues(
      { text: endless, code: 'z-1', unit: 'z'.repeat(60) },
      { date: '2021-01', value: 0 },
      { date: '2020', value: 0 },
      { date: '2021-03', value: -3 },
      { date: '2021-04', value: 1e9 },
    );
    expect(rowsOfTable()).toHaveLength(4);
    expect(chart().innerHTML).not.toContain('NaN');
    await expectAccessible();
  });
});

describe('the scales', () => {
  const point = (date: string, value: number) => ({
    recordId: 'r',
    openedAt: null,
    date,
    value,
    digits: String(value),
    comparator: null,
    low: null,
    high: null,
    interpretation: null,
  });
  const openSodium = (...dates: string[]) =>
    openValues({ text: 'Sodium', code: 's', unit: 'mmol/L' }, ...dates.map((date) => ({ date, value: 140 })));

  test('small limits keep their digits', async () => {
    await openValues(
      { text: 'Tiny', code: 'tiny', unit: 'mol/L' },
      { date: '2024-01-01', value: 0.00045, low: 0.0004, high: 0.00055 },
      { date: '2025-01-01', value: 0.00045, low: 0.0004, high: 0.00055 },
    );
    expect(rowsOfTable()[0]?.slice(1, 3)).toEqual(['0.00045 mol/L', '0.0004 to 0.00055']);
    const ticks = [...chart().querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.filter((tick) => tick === '0').length).toBeLessThanOrEqual(1);
  });

  test('time is true: a gap of two years is twice as wide as one of a year', async () => {
    await openSodium('2020-01-01', '2021-01-01', '2023-01-01');
    const [a, b, c] = drawnPoints().map(({ x }) => x);
    expect(((c ?? 0) - (b ?? 0)) / ((b ?? 0) - (a ?? 0))).toBeCloseTo(2, 1);
  });

  test('values have round ticks, hold every range, and never start below zero for nothing', () => {
    const ranged = valueTicks([{ ...point('2020-01-01', 0.4), low: 0.1, high: 1.3 }]);
    expect(ranged).toEqual([0, 0.5, 1, 1.5]);
    expect(valueTicks([point('2020-01-01', 7)]).length).toBeGreaterThan(1);
    for (const values of [
      [1.7e308, 0],
      [1.7e308, -1.7e308],
      [5e-324, 0],
      [1e300, 1.0000000001e300],
      [0.0004, 0.0005],
    ]) {
      const ticks = valueTicks(values.map((value) => point('2020-01-01', value)));
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(12);
      expect(new Set(ticks).size).toBe(ticks.length);
      for (const value of values) {
        expect(drawableValue(value)).toBeGreaterThanOrEqual(ticks[0] ?? Number.NaN);
        expect(drawableValue(value)).toBeLessThanOrEqual(ticks.at(-1) ?? Number.NaN);
      }
    }
    expect(valueTicks([point('2020-01-01', -7)])[0]).toBeLessThan(-7);
  });

  test('time has its words at starts of years over many years, and not more than fit', async () => {
    await openSodium('2010-05-01', '2026-03-01');
    const labels = axisLabels('days');
    expect(labels.length).toBeGreaterThan(2);
    expect(labels.length).toBeLessThanOrEqual(6);
    for (const { text } of labels) expect(text).toMatch(/^20\d\d$/);
    expectApart(labels);
  });

  test.each([
    ['a year', ['2025-03-20', '2026-03-03'], /^(\w{3} )?202\d$/],
    ['four years', ['2022-03-20', '2026-03-03'], /^(\w{3} )?202\d$/],
    ['a month', ['2026-02-10', '2026-03-03'], /^\w{3} (\d{1,2}|2026)$/],
    ['two days', ['2026-03-03', '2026-03-04'], /^\w{3} (\d{1,2}|2026)$/],
    ['a day', ['2026-03-03', '2026-03-03'], /^\w{3} (\d{1,2}|2026)$/],
    ['most of time', ['0002', '9998-12-31'], /^\d{0,4}$/],
  ])('words of time do not overlap over %s in a narrow window', async (_, starts, words) => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300);
    await openSodium(...starts);
    const labels = axisLabels('days');
    expect(labels.length).toBeGreaterThan(1);
    for (const { text } of labels) expect(text).toMatch(words);
    const said = labels.flatMap(({ text }) => text || []);
    expect(new Set(said).size).toBe(said.length);
    expectApart(labels);
  });

  test('a date of part precision counts from its first day, in its own century', () => {
    expect(new Date(dayFromDate('0001-02-03')).toISOString()).toBe('0001-02-03T00:00:00.000Z');
    expect(new Date(dayFromDate('2026-03')).toISOString()).toBe('2026-03-01T00:00:00.000Z');
    expect(new Date(dayFromDate('2026')).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  });

  function expectApart(labels: readonly (Drawn & { text: string })[]): void {
    for (const [index, { x, text }] of labels.slice(1).entries()) {
      const before = labels[index];
      if (!before) continue;
      expect(x - before.x).toBeGreaterThan(((text.length + before.text.length) / 2) * characterWidth);
    }
  }
});
