/** The simple PDF sheet by sheet: how many, how full, how large the type, nothing torn apart. */
import { describe, expect, test } from 'vitest';
import { renderPaperPdf } from '../../../electron/data/statements/render-pdf.ts';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import { isPacket, Paper } from '../../../shared/model/papers/packet.ts';
import type { Block } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { measureSheets } from '../../support/sheets/find-faults.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { scenes } from '../../support/sheets/scenes.ts';
import { listBlocks } from '../../support/statement-text.ts';

describe('the sheets of a simple PDF', () => {
  test.each(scenes)('$name', async ({ statement, most }) => {
    const bytes = await renderPaperPdf(statement);
    const { pages, faults } = await measureSheets(bytes, layOutDocuments(statement, wordsFor));
    expect(faults).toEqual([]);
    expect(pages).toBeLessThanOrEqual(most);
  });
});

/** What stands in the columns of amounts. */
function listAmounts(block: Block): string[] {
  if (block.kind !== 'table' && block.kind !== 'ledger') return [];
  const rows =
    block.kind === 'table'
      ? [...block.rows, ...(block.foot ? [block.foot] : [])]
      : [...block.groups.flatMap(({ rows, foot }) => [...rows, foot]), ...block.totals];
  return rows.flatMap((row) =>
    row.flatMap((cell, index) =>
      block.columns[index]?.kind === 'amount' ? cell.map(({ text }) => text) : [],
    ),
  );
}

describe('the measured papers', () => {
  test('are of every kind that the contract knows, by themselves or in a packet or a year book', () => {
    const known = Paper.options.flatMap(({ shape: { kind } }) =>
      'options' in kind ? [...kind.options] : [...kind.values],
    );
    const measured = scenes.flatMap(({ statement }) => [
      statement.kind,
      ...(isPacket(statement)
        ? statement.people.flatMap(({ parts }) =>
            parts.flatMap(({ papers }) => papers.map(({ kind }) => kind)),
          )
        : []),
    ]);
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((kind) => !measured.includes(kind))).toEqual([]);
  });

  test('have figures without a sign in the columns of tables, and say in their head that they are dollars', () => {
    for (const { name, statement } of scenes)
      for (const { blocks, about } of layOutDocuments(statement, wordsFor)) {
        const figures = listBlocks(blocks).flatMap(listAmounts);
        expect([name, figures.filter((text) => text.includes('$'))]).toEqual([name, []]);
        const areDollars = figures.some((text) => /^[=−] ?\d|^\d[\d,]*\.\d\d$/.test(text));
        if (areDollars)
          expect([name, about.join()]).toEqual([name, expect.stringMatching(/US dollars|EE\. UU\./)]);
      }
  });

  test('say in the data worker what they say on the page', () => {
    for (const { statement } of scenes)
      expect(layOutDocuments(statement, wordsFor)).toEqual(layOutDocuments(statement, wordsIn));
  });
});
