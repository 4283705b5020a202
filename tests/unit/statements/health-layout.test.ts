import { describe, expect, it } from 'vitest';
import { buildStatement } from '../../../electron/data/statements/build-statement.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { type RecordKind, recordKinds } from '../../../shared/model/health/health-kinds.ts';
import type { RecordRow } from '../../../shared/model/health/health-record.ts';
import type { HealthOptions, Statement } from '../../../shared/model/papers/statement.ts';
import type { Block, TableBlock } from '../../../shared/paper/document.ts';
import { layOutStatement } from '../../../shared/paper/layout.ts';
import { createWords } from '../../../shared/paper/words.ts';
import { coded, measured, record } from '../../support/health-fixture.ts';
import { createStatementSource } from '../../support/statement-fixture.ts';

const usual: HealthOptions = { size: 'regular', paper: 'letter', language: 'en', past: false };

/** The keys themselves as words, with their values: what is asked for can be seen. */
const words = createWords(
  {
    t: (key, values) => [key.replace('health:', ''), ...Object.values(values ?? {})].join(' '),
    exists: (key) => key === 'health:dateFrom.recordedDate',
    english: (key) => key,
  },
  'en',
);

function laidOut(
  records: RecordRow[],
  options: Partial<HealthOptions> = {},
  kinds: readonly RecordKind[] = recordKinds,
) {
  const request = {
    kind: 'health' as const,
    personId: 'p-rosa',
    kinds: [...kinds],
    options: { ...usual, ...options },
  };
  const statement = buildStatement(request, createStatementSource({ records }), '2026-03-20');
  expect(requests['statement.get'].input.parse(request)).toEqual(request);
  expect(requests['statement.get'].output.parse(statement)).toEqual(statement);
  return layOutStatement(statement, words);
}

const tables = (blocks: Block[]) => blocks.filter((block): block is TableBlock => block.kind === 'table');
const captions = (blocks: Block[]) => tables(blocks).map(({ caption }) => caption);
const linesOf = (block: TableBlock | undefined, row: number) =>
  (block?.rows[row] ?? []).map((cell) => cell.map(({ text }) => text));

const medicines = [
  record('medicine', 'Metformin', { state: 'active', start: '2026-01-16', summary: 'With breakfast' }),
  record('medicine', 'Warfarin', { state: 'on-hold' }),
  record('medicine', 'Ramipril'),
  record('medicine', 'Amoxicillin', { state: 'completed' }),
];

describe('health records on paper', () => {
  it('say who, from which plan, when, and to ask a doctor; the file is named after nobody', () => {
    const paper = laidOut(medicines);
    expect(paper.about).toEqual(['Rosa Medina · print.born July 9, 1958']);
    expect(paper.made).toBe('madeBy March 20, 2026 origin.plans Evergreen Health');
    expect(paper.notABill).toBe('print.stamp');
    expect(paper.fileTitle).toBe('page');
    expect(paper.blocks.slice(0, 2)).toEqual([
      { kind: 'paragraph', text: 'lead.claims' },
      { kind: 'paragraph', text: 'lead.ask', strong: true },
    ]);
  });

  it('stand in the order of the screen, what is active apart from what is not', () => {
    const { blocks } = laidOut([
      ...medicines,
      record('immunization', 'Flu vaccine'),
      record('allergy', 'Penicillin', { state: 'active' }),
    ]);
    expect(captions(blocks)).toEqual([
      'group.allergy.title',
      'group.medicine.title: part.now',
      'group.medicine.title: part.waiting',
      'group.medicine.title: part.unknown',
      'group.immunization.title',
    ]);
    expect(JSON.stringify(blocks)).not.toContain('Amoxicillin');
    expect(blocks).toContainEqual({ kind: 'paragraph', text: 'group.medicine.note' });
  });

  it('hold what is over only when asked, and say so when that is all there is', () => {
    expect(captions(laidOut(medicines, { past: true }).blocks)).toContain('group.medicine.title: print.past');
    const { blocks } = laidOut([record('condition', 'Flu', { state: 'resolved' })]);
    expect(blocks).toContainEqual({ kind: 'paragraph', text: 'print.onlyPast group.condition.title' });
    expect(tables(blocks)).toEqual([]);
  });

  it('say how much of what is over was left out, and that allergies are not there where none are', () => {
    const refuted = record('allergy', 'Latex', { state: 'active', doubt: 'refuted' });
    const removed = record('allergy', 'Nuts', { state: 'active', removed: true });
    const rows = [record('allergy', 'Penicillin', { state: 'active' }), refuted, removed];
    const texts = (records: RecordRow[], options: Partial<HealthOptions> = {}) =>
      laidOut(records, options).blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text : []));
    expect(texts(rows)).toContain('print.leftOut group.allergy.title 2');
    expect(texts(rows, { past: true }).join()).not.toContain('leftOut');
    expect(texts(rows)).not.toContain('print.noAllergies');
    expect(texts([refuted])).not.toContain('print.noAllergies');
    expect(texts(medicines)).toContain('print.noAllergies');
  });

  it('say of each the date, the name, what matters and who says so', () => {
    const [table, past] = tables(
      laidOut(
        [
          record('medicine', 'Metformin', {
            state: 'active',
            start: '2026-01-16',
            summary: 'With breakfast',
            source: 'Dr. Vale',
          }),
          record('medicine', 'Aspirin', {
            state: 'active',
            doubt: 'provisional',
            removed: true,
            start: '2024',
            dateFrom: 'recordedDate',
          }),
        ],
        { past: true },
      ).blocks,
    );
    expect(linesOf(table, 0)).toEqual([
      ['January 16, 2026'],
      ['Metformin', 'With breakfast', 'print.from Dr. Vale'],
    ]);
    expect(linesOf(past, 0)).toEqual([
      ['2024'],
      ['Aspirin', 'doubt.provisional · state.active · row.removed', 'print.dateMeans dateFrom.recordedDate'],
    ]);
    expect(linesOf(tables(laidOut([record('procedure', null)]).blocks)[0], 0)).toEqual([
      ['row.noDate'],
      ['row.noTitle'],
    ]);
  });

  it('say how a medicine is taken, step by step, where the plan has no words for it', () => {
    const step = { type: 'dosage', text: null, timing: null, asNeeded: null } as const;
    const dosages = [
      { ...step, dose: '40 mg' },
      { ...step, dose: '20 mg' },
    ];
    const [table] = tables(laidOut([record('medicine', 'Prednisone', { dosages })]).blocks);
    expect(linesOf(table, 0)[1]).toEqual(['Prednisone', 'dosage.dose 40 mg; dosage.dose 20 mg']);
  });

  it('break a long span of days where it reads well', () => {
    const spans = [
      { start: '2025-09-12', end: '2026-11-22' },
      { start: '2026-03-04', end: '2026-03-07' },
    ];
    const [table] = tables(laidOut(spans.map((span) => record('visit', 'Stay', span))).blocks);
    expect(linesOf(table, 0)[0]).toEqual(['September 12, 2025 –', 'November 22, 2026']);
    expect(linesOf(table, 1)[0]).toEqual(['March 4 – 7, 2026']);
  });

  it('name the plan of each where there are two', () => {
    const [table] = tables(
      laidOut([
        record('procedure', 'Scan', { source: 'Dr. Vale' }),
        record('procedure', 'Brace', { planName: 'Medicare' }),
      ]).blocks,
    );
    expect([linesOf(table, 0)[1], linesOf(table, 1)[1]]).toEqual([
      ['Scan', 'row.from Evergreen Health Dr. Vale'],
      ['Brace', 'Medicare'],
    ]);
  });

  it('show the newest value of each test with range and mark; all of them when asked', () => {
    const value = (digits: string) =>
      measured(coded('A1c'), digits, '%', { low: 4, high: 5.6, interpretation: 'high' });
    const tests = [
      record('lab', 'A1c', { start: '2026-01-16', measurements: [value('6.4')] }),
      record('lab', 'A1c', { start: '2025-01-16', measurements: [value('6.0')] }),
      record('lab', 'Culture', {
        measurements: [
          measured(coded('Culture'), null, null, { text: 'No growth was seen after two days.' }),
        ],
      }),
    ];
    const [newest] = tables(laidOut(tests).blocks);
    expect(newest?.caption).toBe('print.newestOfEach group.lab.title');
    expect(newest?.rows).toHaveLength(2);
    expect(linesOf(newest, 0)[2]).toEqual(['6.4%', 'range.line range.between 4 5.6', 'mark.high']);
    expect(linesOf(newest, 1)).toEqual([
      ['row.noDate'],
      ['Culture', 'No growth was seen after two days.'],
      [],
    ]);
    const [every] = tables(laidOut(tests, { past: true }).blocks);
    expect(every?.caption).toBe('group.lab.title');
    expect(every?.rows).toHaveLength(3);
  });

  it('lose no range and no mark of a result that is long, has several values, or is marked in other words', () => {
    const text = 'Detected, by a test that takes long';
    const [{ rows } = { rows: [] }] = tables(
      laidOut([
        record('lab', 'Virus', {
          measurements: [
            measured(coded('Virus'), null, null, {
              ...{ text, rangeText: 'Not detected', interpretation: 'abnormal' },
            }),
          ],
        }),
        record('lab', 'Lipids', {
          measurements: [
            measured(coded('LDL'), '190', 'mg/dL', { high: 100, interpretation: 'critical-high' }),
            measured(coded('HDL'), '40', 'mg/dL'),
          ],
        }),
        record('lab', 'Culture', {
          measurements: [measured(coded('Culture'), '64', 'ug/mL', { interpretationText: 'Resistant' })],
        }),
        record('lab', 'Ferritin', {
          measurements: [
            measured(coded('Ferritin'), '12', 'ng/mL', {
              low: 11,
              high: 300,
              rangeText: 'women',
            }),
          ],
        }),
        record('vital', 'Blood pressure', {
          measurements: [
            measured(coded('Upper', '8480-6'), '180', 'mmHg', { interpretation: 'critical-high' }),
            measured(coded('Lower', '8462-4'), '120', 'mmHg'),
          ],
        }),
      ]).blocks,
    );
    const texts = rows.map((row) => row.slice(1).map((cell) => cell.map((line) => line.text)));
    expect(texts).toEqual([
      [['Virus', text, 'range.line Not detected', 'mark.abnormal'], []],
      [['Lipids', 'LDL 190 mg/dL · range.line range.upTo 100 · mark.critical-high', 'HDL 40 mg/dL'], []],
      [['Culture'], ['64 ug/mL', 'mark.other Resistant']],
      [
        ['Ferritin', 'record.planWord women'],
        ['12 ng/mL', 'range.line range.between 11 300'],
      ],
    ]);
  });

  it('say first what keeps a record from being a fact, and where it stands in the plan’s word if in no other', () => {
    const [table] = tables(
      laidOut([
        record('order', 'Resuscitation', { doubt: 'do-not', state: 'active', summary: 'As talked about' }),
        record('order', 'Scan', { stateText: 'ended' }),
      ]).blocks,
    );
    expect([linesOf(table, 0)[1], linesOf(table, 1)[1]]).toEqual([
      ['Resuscitation', 'doubt.do-not', 'As talked about'],
      ['Scan', 'record.planWord ended'],
    ]);
  });

  it('are only of the kinds chosen; with none chosen there is nothing to print', () => {
    expect(captions(laidOut([...medicines, record('allergy', 'Nuts')], {}, ['allergy']).blocks)).toEqual([
      'group.allergy.title: part.unknown',
    ]);
    expect(laidOut(medicines, {}, []).blocks).toEqual([]);
    expect(laidOut(medicines, { size: 'large' }, []).blocks).toEqual([]);
  });

  it('keep long names of people and plans out of the margins of each sheet', () => {
    const names = Array.from({ length: 8 }, (_, at) => `Health Plan ${at} of the Northern Counties`);
    const rows = names.map((planName) => record('visit', 'Stay', { planName }));
    const statement = buildStatement(
      { kind: 'health', personId: 'p-rosa', kinds: ['visit'], options: usual },
      createStatementSource({ records: rows }),
      '2026-03-20',
    );
    const paper = layOutStatement(
      { ...statement, personName: 'Maximiliana '.repeat(20) } as Statement,
      words,
    );
    expect(paper.running).toHaveLength(80);
    expect(paper.running.endsWith('…')).toBe(true);
    expect(paper.made).toBe('madeShort Mar 20, 2026');
    expect(paper.about.at(-1)).toContain(names[7]);
  });

  it('in large print say in the head what they were made from', () => {
    const paper = laidOut(medicines, { size: 'large' });
    expect(paper.made).toBe('madeShort Mar 20, 2026');
    expect(paper.about.at(-1)).toBe('origin.plans Evergreen Health');
  });
});
