/** Claims of a table and of paper on paper: each amount with its source, each plan with its way in, in every print-out. */
import { describe, expect, it } from 'vitest';
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import { packetParts } from '../../../shared/model/papers/packet.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { textOf } from '../../support/statement-text.ts';
import { filter } from '../../unit/archive/records.ts';
import { openHandClaims, today } from './open-hand-claims.ts';

const options = usualOptions;
const own = { size: 'regular', paper: 'letter', language: 'en' } as const;

async function open() {
  const opened = await openHandClaims();
  const say = (request: PaperRequest) =>
    layOutDocuments(opened.store.statement.get({ request, madeOn: today }), wordsIn)
      .map(textOf)
      .join('\n');
  return { ...opened, say };
}

describe('a print-out', () => {
  it('of the year has their sums to the cent and says that no plan sent them', async () => {
    const { personId, say } = await open();
    const said = say({ kind: 'year', personId, year: 2026, connectionId: null, options });
    for (const words of [
      '$725.00',
      '950.00',
      'Birch Health (from paper, by you)',
      'Cedar Valley (from a table)',
    ])
      expect(said).toContain(words);
    expect(said).toContain('5 of these claims are from files, tables, or paper, not from a plan.');
    expect(said).toContain('from paper, added by you');
    expect(said).toContain('from a table, opened on');
    expect(said).not.toContain('File:');
  });

  it.each([
    ['en', 'You added this claim from paper. The plan is Birch Health.'],
    ['es', 'Usted escribió esta reclamación a partir de un papel. El plan es Birch Health.'],
  ] as const)('of one claim from paper says so above its amounts (%s)', async (language, words) => {
    const { refusedId, say } = await open();
    expect(say({ kind: 'claim', claimId: refusedId, options: { ...options, language } })).toContain(words);
  });

  it('of one claim marks its amounts as entered by you', async () => {
    const { paidId, say } = await open();
    const said = say({ kind: 'claim', claimId: paidId, options });
    expect(said).toContain('from paper, added by you');
    expect(said).not.toMatch(/from your plan|your plan sent/i);
  });

  it('of the list names the plan of each row with its way in', async () => {
    const { personId, say } = await open();
    const said = say({ kind: 'list', filter: filter(personId), options: own });
    expect(said).toMatch(/BH-1.* · from paper, added by you.*Birch Health|Birch Health/);
    expect(said.match(/Birch Health/g)).toHaveLength(2);
    expect(said.match(/Cedar Valley/g)).toHaveLength(4);
    expect(said).not.toContain('File:');
  });

  it('of a packet holds them in every part that has claims', async () => {
    const { store, personId, refusedId, say } = await open();
    store.letters.save({
      about: { claimId: refusedId },
      template: 'appeal',
      language: 'en',
      text: 'Dear Birch',
    });
    const said = say({
      kind: 'packet',
      personIds: [personId],
      inside: [...packetParts],
      options,
    } as PaperRequest);
    for (const words of ['Hill Clinic', 'Bay Lab', 'Dear Birch', 'Birch Health (from paper, by you)'])
      expect(said).toContain(words);
    expect(said).not.toContain('File:');
  });
});
