import { describe, expect, it } from 'vitest';
import { listSlowest, passedAlone, readOutcomes, type VitestReport } from '../../../scripts/test/outcomes.ts';

const file = (name: string, tests: [title: string, status: string, message?: string][], message = '') => ({
  name: `/project/tests/${name}`,
  status: tests.every(([, status]) => status !== 'failed') && message === '' ? 'passed' : 'failed',
  message,
  assertionResults: tests.map(([fullName, status, failure]) => ({
    fullName,
    status,
    failureMessages: failure === undefined ? [] : [failure],
  })),
});
const read = (
  testResults: VitestReport['testResults'] | null,
  isPassed = false,
  beside: string[] = [],
  byFile: Record<string, string[]> = {},
) =>
  readOutcomes(
    {
      name: 'unit',
      report: testResults && { testResults },
      isPassed,
      errors: { beside, byFile, msByFile: {} },
    },
    '/project',
  );

describe('the outcomes of a run', () => {
  it('are what passed, what was skipped and what failed, by file and title', () => {
    const { passed, skipped, failures } = read([
      file('a.test.ts', [
        ['one', 'passed'],
        ['two', 'skipped'],
        ['three', 'failed', 'Test timed out'],
      ]),
    ]);
    expect(passed).toEqual(['tests/a.test.ts: one']);
    expect(skipped).toEqual(['tests/a.test.ts: two']);
    expect(failures).toEqual([
      { file: 'tests/a.test.ts', title: 'tests/a.test.ts: three', message: '    Test timed out' },
    ]);
  });

  it('count a file that could not be loaded as a failure', () => {
    const { failures } = read([file('a.test.ts', [], 'Cannot find module')]);
    expect(failures.map(({ title }) => title)).toEqual(['tests/a.test.ts']);
  });

  it('say why the tests of a file could not begin', () => {
    const tests = [file('a.test.ts', [['one', 'skipped']], ' ')];
    const { failures } = read(tests, false, [], { '/project/tests/a.test.ts': ['Hook timed out'] });
    expect(failures).toEqual([
      { file: 'tests/a.test.ts', title: 'tests/a.test.ts', message: '    Hook timed out' },
    ]);
  });

  it.each([
    ['without a report', null],
    ['whose tests all passed', [file('a.test.ts', [['one', 'passed']])]],
  ])('count a run that broke, %s, as a failure', (_, results) => {
    expect(read(results).failures).toHaveLength(1);
    expect(read([file('a.test.ts', [['one', 'passed']])], true).failures).toEqual([]);
  });

  it('count an error beside the tests as a failure, where a test failed, too', () => {
    const { failures } = read([file('a.test.ts', [['one', 'failed', 'late']])], false, ['Unhandled']);
    expect(failures.map(({ title }) => title)).toEqual([
      'tests/a.test.ts: one',
      'unit: broke beside its tests',
    ]);
  });
});

describe('a failure of the first run', () => {
  const first = (message: string) =>
    read([file('a.test.ts', [['one', 'failed', message]])]).failures[0] ?? expect.unreachable();

  it('is taken back when the same test passes alone', () => {
    const late = first('Test timed out');
    expect(passedAlone(late, read([file('a.test.ts', [['one', 'passed']])], true))).toBe(true);
    expect(passedAlone(late, read([file('a.test.ts', [['one', 'failed', 'again']])]))).toBe(false);
    expect(passedAlone(late, read([file('a.test.ts', [['two', 'passed']])], true))).toBe(false);
    expect(passedAlone(late, read([file('a.test.ts', [], 'Cannot find module')]))).toBe(false);
    expect(passedAlone(late, read(null))).toBe(false);
  });

  it('is taken back when it was of the whole file, and its tests pass alone', () => {
    const late = read([file('a.test.ts', [['one', 'skipped']], ' ')]).failures[0] ?? expect.unreachable();
    expect(passedAlone(late, read([file('a.test.ts', [['one', 'passed']])], true))).toBe(true);
    expect(passedAlone(late, read([file('a.test.ts', [['one', 'skipped']], ' ')]))).toBe(false);
    expect(passedAlone(late, read([file('ab.test.ts', [['one', 'passed']])], true))).toBe(false);
  });

  it('stays when two tests have its title and one fails again', () => {
    const twins = file('a.test.ts', [
      ['one', 'passed'],
      ['one', 'failed', 'again'],
    ]);
    expect(passedAlone(first('Test timed out'), read([twins]))).toBe(false);
  });

  it('stays when its file, or the run, breaks beside the test that passes', () => {
    const late = first('Test timed out');
    const broken = file('a.test.ts', [['one', 'passed']], 'Failed in afterAll');
    expect(passedAlone(late, read([broken]))).toBe(false);
    expect(passedAlone(late, read([file('a.test.ts', [['one', 'passed']])], false, ['Unhandled']))).toBe(
      false,
    );
  });

  it('stays when it is a counterexample, which other dice would not meet', () => {
    const met = first('Error: Property failed after 12 tests');
    expect(passedAlone(met, read([file('a.test.ts', [['one', 'passed']])], true))).toBe(false);
  });
});

it('tells how long each part took, then the slowest files', () => {
  const msByFile = {
    '/project/tests/unit/a.test.ts': 1_400,
    '/project/tests/e2e/b.test.ts': 61_000,
    '/project/tests/unit/c.test.ts': 3_000,
  };
  expect(listSlowest(msByFile, '/project', 2)).toEqual([
    'tests/e2e: 61 s',
    'tests/unit: 4 s',
    'tests/e2e/b.test.ts: 61 s',
    'tests/unit/c.test.ts: 3 s',
  ]);
});
