/** The numbered cases of planning a year, found by the titles of tests. */
import { expect, it } from 'vitest';
import { listRowTests, mostRows } from '../../../scripts/planning-rows/list-row-tests.ts';

const testOf = (fullName: string, status = 'passed') => ({ fullName, status, failureMessages: [] });
const list = (...tests: ReturnType<typeof testOf>[]) =>
  listRowTests(
    {
      testResults: [
        { name: '/here/tests/one.test.ts', status: 'passed', message: '', assertionResults: tests },
      ],
    },
    '/here',
  );
const shown = (...tests: ReturnType<typeof testOf>[]) =>
  list(...tests).flatMap(({ row, tests: of }) => of.map(({ isPassed }) => [row, isPassed]));

it('lists every case, with its tests or without', () => {
  const rows = list(testOf('fills row 2: a copay'));
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: mostRows }, (_, at) => at + 1));
  expect(rows[1]?.tests).toEqual([{ title: 'tests/one.test.ts: fills row 2: a copay', isPassed: true }]);
  expect(rows[0]?.tests).toEqual([]);
});

it('reads one number or several, and no number of anything else', () => {
  expect(shown(testOf('row 7'), testOf('rows 34 and 35: first fills'))).toEqual([
    [7, true],
    [34, true],
    [35, true],
  ]);
  expect(shown(testOf('10 rows of 4'), testOf('a throw 5 times'), testOf('row 104: none'))).toEqual([]);
});

it('takes a failed test as one, and one that was left out as none', () => {
  expect(shown(testOf('row 7', 'failed'), testOf('row 8', 'skipped'))).toEqual([[7, false]]);
});
