import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Trend } from '../../../shared/model/health/measurement.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

test('values from a file say so, in the table and at their points', async () => {
  const point = { digits: '5.9', value: 5.9, comparator: null, low: null, high: null, interpretation: null };
  const trend: Trend = {
    key: 'LOINC|4548-4|%',
    kind: 'lab',
    title: { text: 'Hemoglobin A1c', code: '4548-4', system: 'LOINC' },
    unit: '%',
    series: [
      {
        label: { text: 'Hemoglobin A1c', code: '4548-4', system: 'LOINC' },
        points: [
          {
            ...point,
            recordId: 'c-file/Observation/a',
            date: '2026-01-01',
            openedAt: '2026-03-03T18:00:00Z',
          },
          { ...point, recordId: 'c-plan/Observation/b', date: '2026-02-01', openedAt: null },
        ],
      },
    ],
  };
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  await openApp(`/health/trend/${encodeURIComponent(trend.key)}`, { 'health.trend': trend });
  const table = await screen.findByRole('table', { name: 'All values' });
  const said = 'from a file, opened on March 3, 2026';
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map(({ textContent }) => textContent.includes(said))).toEqual([false, true]);
  const points = within(screen.getByRole('group', { name: /^Latest/ })).getAllByRole('link');
  expect(points.map((one) => one.getAttribute('aria-label')?.includes(said))).toEqual([true, false]);
  await expectAccessible();
});
