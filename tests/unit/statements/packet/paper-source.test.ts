/** Packets and books of a real database. */
import { describe, expect, it } from 'vitest';
import { requests } from '../../../../shared/ipc/contract.ts';
import {
  type BookRequest,
  bookParts,
  isPacket,
  type PacketRequest,
  type PaperRequest,
  packetParts,
} from '../../../../shared/model/papers/packet.ts';
import { usualOptions } from '../../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../../shared/paper/layout.ts';
import { wordsIn } from '../../../support/sheets/paper-fixture.ts';
import { eob, memoryStore, newConnection, seenAt, storeAll } from '../../archive/records.ts';

const about = { template: 'appeal', language: 'en' } as const;

function storeWithTwo() {
  const { store } = memoryStore();
  const rosa = store.connection.create(newConnection({ planName: 'First Plan' }));
  const theo = store.connection.create(newConnection({ planName: 'Second Plan' }));
  for (const { connectionId } of [rosa, theo]) {
    storeAll(store, connectionId, [
      eob({ id: 'one', number: 'one', provider: `Clinic of ${connectionId}`, date: '2026-01-15', paid: 0 }),
      eob({ id: 'two', number: 'two', provider: `Clinic of ${connectionId}`, date: '2026-02-15', paid: 10 }),
    ]);
    store.archive.endPass(connectionId, seenAt);
  }
  const get = (request: PaperRequest) => {
    const paper = store.statement.get({ request, madeOn: '2026-03-20' });
    return requests['statement.get'].output.parse(paper);
  };
  return { store, rosa, theo, get };
}

describe('papers of a real database', () => {
  it('make a packet of each person’s own records, letters among them', () => {
    const { store, rosa, theo, get } = storeWithTwo();
    const claim = store.statement.sheets({ personId: theo.personId, year: 2026 })[0];
    store.letters.save({ about: { claimId: claim?.claimId ?? '' }, ...about, text: 'Letter of Theo' });
    const request: PacketRequest = {
      kind: 'packet',
      personIds: [rosa.personId, theo.personId],
      inside: [...packetParts],
      options: usualOptions,
    };
    const paper = get(request);
    if (!isPacket(paper)) throw new Error('no packet');
    const [first, second] = paper.people.map((person) => JSON.stringify(person));
    expect(first).toContain(`Clinic of ${rosa.connectionId}`);
    expect(first).not.toContain(theo.connectionId);
    expect(first).not.toContain('Letter of Theo');
    expect(second).toContain('Letter of Theo');
    expect(second).not.toContain(rosa.connectionId);
    expect(layOutDocuments(paper, wordsIn).length).toBeGreaterThan(6);
  });

  it('make a book of a year with every part', () => {
    const { store, rosa, get } = storeWithTwo();
    const day = '2026-02-20';
    store.taxes.addEntry({
      personId: rosa.personId,
      facts: {
        kind: 'premium',
        premium: 'medical',
        day,
        cents: 100_00,
        way: 'card',
        isPreTax: false,
        note: '',
      },
    });
    const request: BookRequest = {
      kind: 'book',
      personIds: [rosa.personId],
      year: 2026,
      inside: [...bookParts],
      options: usualOptions,
    };
    const paper = get(request);
    if (!isPacket(paper)) throw new Error('no book');
    const found = paper.people[0]?.parts.map(({ part, papers }) => [part, papers.length]);
    expect(found).toEqual([
      ['year', 1],
      ['charts', 1],
      ['limits', 1],
      ['paid', 1],
      ['sheets', 2],
    ]);
    expect(layOutDocuments(paper, wordsIn)).toHaveLength(7);
  });

  it('make a receipt of what was agreed, and the access log', () => {
    const { store, rosa, get } = storeWithTwo();
    const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
    const consent = get({ kind: 'consent', connectionId: rosa.connectionId, options });
    expect(consent).toMatchObject({ kind: 'consent', personName: null, plan: { planName: 'First Plan' } });
    storeAll(store, rosa.connectionId, [
      { resourceType: 'Patient', id: 'pat-1', name: [{ given: ['Rosa'], family: 'Medina' }] },
    ]);
    expect(get({ kind: 'consent', connectionId: rosa.connectionId, options })).toMatchObject({
      personName: 'Rosa Medina',
    });
    const claims = {
      at: '2026-03-01T10:00:07Z',
      personId: rosa.personId,
      connectionId: rosa.connectionId,
      host: 'plan.example',
      what: 'claims',
      category: 'claims',
      page: 2,
      why: 'check',
      result: 'ok',
      status: 200,
      records: 3,
      bytes: 10,
      method: 'GET',
      path: '/ExplanationOfBenefit',
    } as const;
    store.accessLog.add(claims);
    const records = { what: 'health-record', category: 'allergies', path: '/AllergyIntolerance' } as const;
    store.accessLog.add({ ...claims, ...records });
    const log = get({ kind: 'access-log', personId: null, options });
    expect(log).toMatchObject({ kind: 'access-log', isComplete: true, rows: [{}, { host: 'plan.example' }] });
    const [onPaper] = layOutDocuments(log, wordsIn);
    expect(JSON.stringify(onPaper?.blocks)).toContain('Your claims, page 2');
    expect(JSON.stringify(onPaper?.blocks)).toContain('Health records: Allergies, page 2');
    expect(JSON.stringify(onPaper?.blocks), 'the moment').toMatch(/Mar 1, 2026.*:00:07 [AP]M [A-Z]/);
    const [receipt] = layOutDocuments(consent, wordsIn);
    expect(JSON.stringify(receipt?.blocks)).toContain('What your plan shares');
  });
});
