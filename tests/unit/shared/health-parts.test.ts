import { describe, expect, it } from 'vitest';
import type { Coded } from '../../../shared/model/claims/claim.ts';
import type { RecordRow } from '../../../shared/model/health/health-record.ts';
import { partsOf } from '../../../shared/words/health-parts.ts';
import { coded, measured, record } from '../../support/health-fixture.ts';

const test = coded('Troponin', '10839-9');

/** A value of a day; `null` is a test that was not done. */
function result(start: string | null, digits: string | null, more: Partial<RecordRow> = {}): RecordRow {
  const absent = digits === null ? { absent: 'not-performed' } : {};
  return record('lab', null, {
    title: test,
    start,
    measurements: [measured(test, digits, 'ng/mL', absent)],
    ...more,
  });
}

function own(code: string | null, text: string | null): Coded {
  return { text, code, system: null };
}

/** The days of the rows that stand first. */
function newest(rows: RecordRow[]): RecordRow[] {
  const [part] = partsOf('lab', rows);
  expect(part?.name).toBe('now');
  return part?.rows ?? [];
}

describe('the newest of each test', () => {
  it('is every value of its newest day: no hour says which came last', () => {
    const [first, last, older] = [
      result('2026-01-16', '0.02'),
      result('2026-01-16', '4.8'),
      result('2026-01-15', '1'),
    ];
    expect(newest([first, last, older])).toEqual([first, last]);
  });

  it('is not hidden by a later one that has no value, was canceled, or is no longer sent', () => {
    const value = result('2026-01-16', '6.4');
    const later = [
      result('2026-03-01', null),
      result('2026-02-20', '9', { state: 'cancelled' }),
      result('2026-02-10', '8', { removed: true }),
    ];
    expect(newest([...later, value, result('2025-01-16', '6')])).toEqual([...later, value]);
  });

  it('leaves nothing out that may be as new', () => {
    const rows = [result('2026-03-01', '1'), result('2026-03', '2'), result('2026', '3'), result(null, '4')];
    expect(newest([...rows.slice(0, 3), result('2025', '5'), ...rows.slice(3)])).toEqual(rows);
  });

  it('tells tests apart that only share a number of no known system, or have no name', () => {
    const rows = [own('100', 'Sodium'), own('100', 'Potassium'), own(null, null), own(null, null)].map(
      (title) => result('2026-01-16', '1', { title }),
    );
    const older = [own('100', 'SODIUM'), coded('Another name', '10839-9')].map((title) =>
      result('2025-01-16', '1', { title }),
    );
    expect(newest([...rows, result('2026-01-16', '1'), ...older])).toHaveLength(5);
  });
});
