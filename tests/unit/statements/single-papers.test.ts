/** What stands on each paper, and which papers of a packet or a book have nothing on them. */
import { describe, expect, it } from 'vitest';
import { buildPaper, listSheets } from '../../../electron/data/statements/build-paper.ts';
import type { PaperSource } from '../../../electron/data/statements/paper-source.ts';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import {
  type BookPart,
  bookParts,
  isPacket,
  type PacketPart,
  packetParts,
} from '../../../shared/model/papers/packet.ts';
import type { SinglePaper, SinglePaperRequest } from '../../../shared/model/papers/single-paper.ts';
import type { PersonSummary } from '../../../shared/model/plans/connection.ts';
import { type StatementDocument, usualOptions } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { record } from '../../support/health-fixture.ts';
import { createFullSource } from '../../support/sheets/full-source.ts';
import { createPaperSource, layOut } from '../../support/sheets/paper-fixture.ts';
import { claimRow } from '../../support/statement-fixture.ts';
import { textOf } from '../../support/statement-text.ts';

const today = '2026-03-20';
const { size, paper, language } = usualOptions;
const options = { size, paper, language };
const personId = 'p-rosa';

function build<K extends SinglePaper['kind']>(
  request: SinglePaperRequest & { kind: K },
  source: PaperSource,
): Extract<SinglePaper, { kind: K }> {
  return buildPaper(request, source, today) as Extract<SinglePaper, { kind: K }>;
}

/** Rows by the year of their day, as a database has them. */
function withRows(rows: readonly ClaimRow[], more: Partial<PaperSource> = {}): PaperSource {
  return createPaperSource(
    {},
    { rows: (_, year) => rows.filter(({ serviceStart }) => serviceStart?.startsWith(`${year}`)), ...more },
  );
}

/** The papers of one part of a packet or a book of 2026. */
function papersOf(part: PacketPart | BookPart, source: PaperSource, more: object = {}): SinglePaper[] {
  const chosen = { personIds: [personId], options: { ...usualOptions, ...more } };
  const made = packetParts.includes(part as PacketPart)
    ? buildPaper({ kind: 'packet', ...chosen, inside: [part as PacketPart] }, source, today)
    : buildPaper({ kind: 'book', ...chosen, year: 2026, inside: [part as BookPart] }, source, today);
  return isPacket(made) ? made.people.flatMap(({ parts }) => parts.flatMap(({ papers }) => papers)) : [];
}
const kindsOf = (...asked: Parameters<typeof papersOf>) => papersOf(...asked).map(({ kind }) => kind);

describe('a worksheet for taxes', () => {
  const people = ['p-rosa', 'p-theo'].map((id) => ({ id, name: id }) as PersonSummary);
  const source = createPaperSource({}, { people: () => people });

  it('names the one person it is for, or everybody', () => {
    const peopleOf = (of: string | null) =>
      build({ kind: 'worksheet', personId: of, year: 2026, options }, source);
    expect(peopleOf('p-theo')).toMatchObject({ people: [{ id: 'p-theo' }], personName: 'Rosa Medina' });
    expect(peopleOf(null)).toMatchObject({
      people: [{ id: 'p-rosa' }, { id: 'p-theo' }],
      personName: null,
    });
  });
});

describe('the access log on paper', () => {
  it('says whether it is of one person or of everybody', () => {
    const log = (of: string | null) =>
      build({ kind: 'access-log', personId: of, options }, createPaperSource());
    expect(log(personId)).toMatchObject({ isEveryone: false, personName: 'Rosa Medina' });
    expect(log(null)).toMatchObject({ isEveryone: true, personName: null });
  });

  it('tells what was sent and is in no list, with why, as the screen does', () => {
    const of = { connectionId: 'c-evergreen', planName: 'Evergreen Health PPO', personId: 'p-rosa' };
    const notShown = [
      { ...of, reason: 'asked' as const, resourceType: 'ExplanationOfBenefit', count: 3 },
      { ...of, reason: 'too-deep' as const, resourceType: 'Claim', count: 1 },
    ];
    const say = (language: 'en' | 'es', own: typeof notShown) => {
      const source = createPaperSource();
      const accessLog = () => ({ ...source.accessLog(null), notShown: own });
      const request = { kind: 'access-log' as const, personId: null, options: { ...options, language } };
      const paper = buildPaper(request, { ...source, accessLog }, today);
      // The words that the PDF is made with.
      return textOf(layOutDocuments(paper, wordsFor)[0] as StatementDocument);
    };
    expect(say('en', notShown)).toMatch(
      /Sent but not shown\n3 claims are set aside until you say whose they are\.\nEvergreen Health PPO, Rosa Medina:\n1 claim was sent in a form Claimfolio cannot save\./,
    );
    expect(say('es', notShown)).toContain('Lo que llegó y no está en sus listas');
    expect(say('en', [])).not.toContain('Sent but not shown');
  });

  it('says that searches do not say who they are for', () => {
    const say = (language: 'en' | 'es') => {
      const { rows } = createFullSource({ count: 1 }).accessLog(null);
      const source = createPaperSource();
      const accessLog = () => ({ ...source.accessLog(null), rows });
      const request = { kind: 'access-log' as const, personId, options: { ...options, language } };
      return textOf(layOut(request, { ...source, accessLog })[0] as StatementDocument);
    };
    expect(say('en')).toContain('Searches for a doctor or a drug do not say who they are for');
    expect(say('es')).toContain('Las búsquedas de un médico o un medicamento no dicen de quién son');
  });
});

describe('the last 12 months', () => {
  it('begin on the same day a year ago, and hold claims that count or are being decided, newest first', () => {
    const rows = [
      claimRow({ id: 'b', serviceStart: '2025-03-20' }),
      claimRow({ id: 'too-old', serviceStart: '2025-03-19' }),
      claimRow({ id: 'd', serviceStart: '2026-02-01' }),
      claimRow({ id: 'c', serviceStart: '2026-02-01' }),
      claimRow({
        id: 'deciding',
        serviceStart: '2026-03-01',
        counted: false,
        notCountedBecause: 'being-decided',
      }),
      claimRow({ id: 'replaced', counted: false, notCountedBecause: 'replaced' }),
    ];
    const [recent] = papersOf('recent', withRows(rows));
    expect(recent).toMatchObject({ kind: 'recent', from: '2025-03-20', to: today });
    expect(recent && 'rows' in recent && recent.rows.map((row) => 'id' in row && row.id)).toEqual([
      'deciding',
      'c',
      'd',
      'b',
    ]);
  });

  it('have claims without a day on no paper, and each year once', () => {
    const undated = createPaperSource({ rows: [claimRow({ serviceStart: null })] });
    expect(kindsOf('recent', undated)).toEqual([]);
    const asked: number[] = [];
    const source = withRows([], {
      rows(_, year) {
        asked.push(year);
        return [];
      },
    });
    papersOf('medicines', source);
    expect(asked).toEqual([2025, 2026]);
  });

  it('have what was bought at a pharmacy and counts', () => {
    const bought = { kind: 'pharmacy', what: 'Lisinopril' } as const;
    const deciding = { counted: false, notCountedBecause: 'being-decided' } as const;
    expect(kindsOf('medicines', withRows([claimRow(bought)]))).toEqual(['pharmacy']);
    expect(kindsOf('medicines', withRows([claimRow({ ...bought, ...deciding })]))).toEqual([]);
    expect(kindsOf('medicines', withRows([claimRow({ what: 'Visit' })]))).toEqual([]);
  });
});

describe('the parts of a packet and of a book', () => {
  it('are each there where the person has something for it', () => {
    const source = createFullSource({ count: 3 });
    const kinds = Object.fromEntries(
      [...packetParts, ...bookParts].map((part) => [part, [...new Set(kindsOf(part, source))]]),
    );
    expect(kinds).toMatchObject({
      cards: ['card'],
      bills: ['bills'],
      recent: ['recent'],
      approvals: ['approvals'],
      medicines: ['health', 'pharmacy'],
      diagnoses: ['health'],
      'next-year': ['next-year'],
      calls: ['calls'],
      year: ['year'],
      charts: ['charts'],
      limits: ['limits'],
      paid: ['worksheet'],
      sheets: ['claim'],
    });
  });

  it('have no paper where there is nothing to say, but for the sheet for calls', () => {
    const source = withRows([], { cards: () => ({ current: [], ended: [] }) });
    for (const part of [...packetParts, ...bookParts])
      expect([part, kindsOf(part, source)]).toEqual([part, part === 'calls' ? ['calls'] : []]);
  });

  it('have a worksheet where only what does not count stands on it', () => {
    const empty = createPaperSource();
    const { rows: others } = createFullSource({ count: 3 }).worksheet({ personId, year: 2026 }, today);
    expect(others.length).toBeGreaterThan(0);
    const source = createPaperSource(
      {},
      { worksheet: (question) => ({ ...empty.worksheet(question, today), others }) },
    );
    expect(kindsOf('paid', source)).toEqual(['worksheet']);
  });

  it('have medicines and allergies that hold now, and no other records', () => {
    const records = [
      record('medicine', 'Lisinopril'),
      record('allergy', 'Penicillin'),
      record('lab', 'Iron'),
    ];
    const [health] = papersOf('medicines', createPaperSource({ rows: [], records }));
    expect(health).toMatchObject({ kind: 'health', options: { past: false } });
    expect(health && 'rows' in health && health.rows.map((row) => 'title' in row && row.title?.text)).toEqual(
      ['Lisinopril', 'Penicillin'],
    );
  });

  it('each say where texts of sensitive care were left out', () => {
    const source = createFullSource({ count: 3 });
    for (const part of ['bills', 'approvals', 'diagnoses', 'paid'] as const) {
      expect(papersOf(part, source, { leavesOutSensitive: true })[0]?.options).toMatchObject({
        leavesOutSensitive: true,
      });
      expect(papersOf(part, source)[0]?.options).not.toHaveProperty('leavesOutSensitive', true);
    }
  });
});

describe('the sheets of a book', () => {
  it('are the claims that count, by their days', () => {
    const days = ['2026-02-10', '2026-01-05', '2026-03-20', '2026-01-31'];
    const rows = [
      ...days.map((serviceStart) => claimRow({ serviceStart })),
      claimRow({ serviceStart: '2026-01-01', counted: false, notCountedBecause: 'replaced' }),
    ];
    const sheets = listSheets(createPaperSource({ rows }), personId, 2026);
    expect(sheets.map(({ serviceStart }) => serviceStart)).toEqual(days.toSorted());
  });

  it('says how many have none, of all people together', () => {
    const source = createPaperSource({ rows: Array.from({ length: 303 }, () => claimRow()) });
    const book = buildPaper(
      {
        kind: 'book',
        personIds: ['p-rosa', 'p-theo'],
        year: 2026,
        inside: ['sheets'],
        options: usualOptions,
      },
      { ...source, claim: () => source.claim('c-evergreen/knee') },
      today,
    );
    expect(book).toMatchObject({ leftOut: 6 });
  });
});
