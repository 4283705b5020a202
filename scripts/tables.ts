/**
 * `npm run tables -- --from FOLDER --dated DAY`: puts RxNorm's current prescribable content into `resources/drug-codes.json`,
 * by which the app knows which drug a package number stands for.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { anyText, readCommandLine } from './runtime/command-line.ts';
import { makeDrugTable } from './tables/make-drug-table.ts';

const { values, refuse } = readCommandLine({
  start: 'npm run tables -- --from ./rrf --dated 2026-11-02',
  does: 'Makes the table of drug codes of RxNorm’s “Current Prescribable Content”, for a release of the app.',
  options: {
    from: { value: anyText('FOLDER'), help: 'The folder rrf of the unpacked archive.' },
    dated: { value: anyText('DAY'), help: 'The day of that release of RxNorm.' },
  },
});
if (values.from === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(values.dated ?? ''))
  refuse('Say from which folder, and of which day: --from FOLDER --dated 2026-11-02.');

const file = path.join(import.meta.dirname, '../resources/drug-codes.json');
const table = await makeDrugTable(values.from ?? '', values.dated ?? '');
if (table.drugs.length === 0) refuse('There is no drug in these files.');
writeFileSync(file, `${JSON.stringify(table)}\n`);
process.stdout.write(
  `${table.drugs.length} drugs and ${Object.keys(table.packages).length} packages of ${values.dated}.\n`,
);
