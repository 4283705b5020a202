/** What Medicare's terms ask for stands at the end of each paper on which its records are, and on no other. */
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../electron/data/people/connections.ts';
import { markMedicare } from '../../../electron/data/statements/mark-medicare.ts';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import type { Paper, PaperRequest } from '../../../shared/model/papers/packet.ts';
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

describe('a paper is marked as one of Medicare', () => {
  const medicare = { id: 'c-1', planName: 'Medicare', host: 'api.bluebutton.cms.gov' } as Connection;
  const second = { id: 'c-2', planName: 'Medicare of Theo', host: 'api.bluebutton.cms.gov' } as Connection;
  const lakes = { id: 'c-3', planName: 'Lakes', host: 'lakes.example' } as Connection;
  const all = [lakes, medicare, second];
  const isMarked = (paper: object, connections = all) =>
    'ofMedicare' in markMedicare(paper as Paper, connections);

  it.each([
    ['its connection', { rows: [{ connectionId: 'c-1' }] }],
    ['its name', { plans: [{ name: 'Medicare' }] }],
    ['its host', { plan: { host: 'api.bluebutton.cms.gov' } }],
    ['a record of it', { rows: [{ id: 'c-1/claim-a' }] }],
    ['the second of two such connections', { rows: [{ connectionId: 'c-2' }] }],
  ])('where it names %s', (_, said) => {
    expect(isMarked({ kind: 'calls', ...said })).toBe(true);
  });

  it.each([
    ['another plan', { kind: 'calls', plans: [{ name: 'Lakes' }], rows: [{ id: 'c-3/claim-a' }] }],
    ['a connection whose id begins alike', { kind: 'calls', rows: [{ id: 'c-11/claim-a' }] }],
    ['it in what the person wrote', { kind: 'letter', text: 'Medicare' }],
    ['it in a page for a helper', { kind: 'helper', plan: { planName: 'Medicare' } }],
    ['nothing', { kind: 'calls', plans: null }],
  ])('but not where it names %s', (_, paper) => {
    expect(isMarked(paper)).toBe(false);
  });

  it('of a packet, those that name it', () => {
    const papers = [
      { kind: 'calls', plans: [{ name: 'Medicare' }] },
      { kind: 'calls', plans: [{ name: 'Lakes' }] },
    ];
    const packet = { kind: 'packet', people: [{ personName: 'Rosa', parts: [{ part: 'calls', papers }] }] };
    expect(markMedicare(packet as never, all)).toEqual({
      ...packet,
      people: [
        {
          personName: 'Rosa',
          parts: [{ part: 'calls', papers: [{ ...papers[0], ofMedicare: true }, papers[1]] }],
        },
      ],
    });
    expect(markMedicare(packet as never, [lakes])).toEqual(packet);
  });
});
