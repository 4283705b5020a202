/** Which tests show which numbered case: their titles begin with "row 7:" or "rows 34 and 35:". */
import path from 'node:path';
import type { VitestReport } from '../test/outcomes.ts';

export const mostRows = 103;

/** For vitest, to run these tests alone. */
export const countedRows = String.raw`\brows? \d`;

export type RowTests = { row: number; tests: { title: string; isPassed: boolean }[] };

/** All rows in order, also those without a test. Tests that were left out of the run show nothing. */
export function listRowTests({ testResults }: VitestReport, root: string): RowTests[] {
  const rows: RowTests[] = Array.from({ length: mostRows }, (_, at) => ({ row: at + 1, tests: [] }));
  for (const { name, assertionResults } of testResults)
    for (const { fullName, status } of assertionResults) {
      if (status !== 'passed' && status !== 'failed') continue;
      const title = `${path.relative(root, name)}: ${fullName}`;
      for (const row of readRows(fullName))
        rows[row - 1]?.tests.push({ title, isPassed: status === 'passed' });
    }
  return rows;
}

function readRows(title: string): number[] {
  const [, numbers = ''] = /\brows? (\d[\d, and]*)/.exec(title) ?? [];
  return [...new Set(numbers.match(/\d+/g)?.map(Number))];
}
