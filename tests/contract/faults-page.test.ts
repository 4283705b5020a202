import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faults, writeCatalogue } from '../integration/faults/catalogue.ts';

it('docs/faults.md lists the faults that the tests provoke, each once', () => {
  const page = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');
  expect(page, 'npm run faults writes it again').toBe(writeCatalogue());
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  console.info(`faults: ${faults.length}`);
  expect(faults.length).toBeGreaterThanOrEqual(90);
});
