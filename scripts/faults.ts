/** `npm run faults`: writes `docs/faults.md` from the faults that the tests provoke. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { faults, writeCatalogue } from '../tests/integration/faults/catalogue.ts';
import { readCommandLine } from './runtime/command-line.ts';

readCommandLine({
  start: 'npm run faults',
  does: 'Writes docs/faults.md from the faults that the tests provoke.',
  options: {},
});

writeFileSync(path.join(import.meta.dirname, '../docs/faults.md'), writeCatalogue());
console.log(`${faults.length} faults`);
