/** “Save PDF” sheet by sheet: how many, how full, how large the type, nothing torn apart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { measureSheets } from '../../support/sheets/find-faults.ts';
import { scenes } from '../../support/sheets/scenes.ts';
import { openPaperPress, type PaperPress } from './paper-press.ts';

describe('the sheets of “Save PDF”', () => {
  let press: PaperPress;
  beforeAll(async () => {
    press = await openPaperPress();
  });
  afterAll(() => press.close());

  test.each(scenes)('$name', async ({ statement, most }) => {
    const bytes = await press.print(statement);
    const { pages, faults } = await measureSheets(bytes, layOutDocuments(statement, wordsFor));
    expect(faults).toEqual([]);
    expect(pages).toBeLessThanOrEqual(most);
  });
});
