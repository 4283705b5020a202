/** What Medicare's terms ask for stands at the end of each paper on which its records are, and on no other. */
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import { type Block, usualOptions } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { eob, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';

const sentence =
  'This product uses the Blue Button APIs but is not endorsed or certified by the Centers for Medicare & Medicaid Services or the U.S. Department of Health and Human Services.';

/** A person with Medicare and another plan, each with a claim. */
function open() {
  const { store } = memoryStore();
  const host = 'api.bluebutton.cms.gov';
  const medicare = store.connection.create(
    newConnection({ planName: 'Medicare', host, fhirBaseUrl: `https://${host}/v2/fhir` }),
  );
  const { personId } = medicare;
  const other = store.connection.create(newConnection({ planName: 'Lakes', personId }));
  for (const [{ connectionId }, year] of [
    [medicare, 2026],
    [other, 2025],
  ] as const) {
    storeAll(store, connectionId, [eob({ id: 'a', number: `N-${year}`, date: `${year}-01-15` })], {
      mode: 'full',
    });
    store.archive.endPass(connectionId, seenAt);
  }
  const lastOf = (request: PaperRequest): (string | undefined)[] => {
    const paper = requests['statement.get'].output.parse(
      store.statement.get({ request, madeOn: '2026-03-20' }),
    );
    return layOutDocuments(paper, wordsFor).map(({ blocks }) => textOf(blocks.at(-1)));
  };
  return { personId, medicare: medicare.connectionId, other: other.connectionId, lastOf };
}

const textOf = (block: Block | undefined) => (block?.kind === 'paragraph' ? block.text : undefined);
const options = usualOptions;

describe('papers with records of Medicare', () => {
  it('end with the sentence: a claim, a year, the receipt of what was agreed', () => {
    const { personId, medicare, lastOf } = open();
    for (const request of [
      { kind: 'claim', claimId: `${medicare}/a`, options },
      { kind: 'year', personId, year: 2026, connectionId: null, options },
    ] as const)
      expect(lastOf(request)).toEqual([sentence]);
    const { size, paper, language } = options;
    expect(lastOf({ kind: 'consent', connectionId: medicare, options: { size, paper, language } })).toEqual([
      sentence,
    ]);
  });

  it('say it in Spanish beside the English words', () => {
    const { medicare, lastOf } = open();
    const [spanish] = lastOf({
      kind: 'claim',
      claimId: `${medicare}/a`,
      options: { ...options, language: 'es' },
    });
    expect(spanish).toMatch(/^This product uses the Blue Button APIs .* Este producto usa las API de Blue/);
    expect(spanish?.startsWith(sentence)).toBe(true);
  });

  it('within a book only those on which they are', () => {
    const { personId, lastOf } = open();
    const sheets = (year: number) =>
      lastOf({ kind: 'book', personIds: [personId], year, inside: ['sheets'], options });
    expect(sheets(2026)).toContain(sentence);
    expect(sheets(2025)).not.toContain(sentence);
  });
});

describe('papers of other plans', () => {
  it('say nothing of it', () => {
    const { personId, other, lastOf } = open();
    expect(lastOf({ kind: 'claim', claimId: `${other}/a`, options })).not.toContain(sentence);
    const year = { kind: 'year', personId, year: 2025, options } as const;
    expect(lastOf({ ...year, connectionId: other })).not.toContain(sentence);
  });
});
