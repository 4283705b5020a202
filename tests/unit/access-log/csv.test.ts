import { describe, expect, it } from 'vitest';
import { writeClaimsCsv } from '../../../electron/data/claims/ask/write-claims-csv.ts';
import en from '../../../resources/locales/en/csv.json' with { type: 'json' };
import es from '../../../resources/locales/es/csv.json' with { type: 'json' };
import { writeCsv } from '../../../shared/csv.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { eob, filter, memoryStore, newConnection, storeAll } from '../archive/records.ts';

const decoded = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function aRow(over: Partial<ClaimRow>): ClaimRow {
  const { store } = memoryStore();
  const { connectionId, personId } = store.connection.create(newConnection());
  storeAll(store, connectionId, [eob()]);
  const [row] = store.claims.list({ filter: filter(personId), offset: 0, limit: 1 }).rows;
  if (!row) throw new Error('The claim was not stored.');
  return { ...row, ...over };
}

/** RFC 4180, the other way round. */
function parse(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

function cells(over: Partial<ClaimRow>, name: string | null = null): Map<string, string> {
  const [head = [], line = []] = parse(decoded(writeClaimsCsv([aRow(over)], name, 'en')).slice(1));
  expect(line).toHaveLength(head.length);
  return new Map(head.map((title, index) => [title, line[index] ?? '']));
}

describe('claims as a table', () => {
  it('begins with a byte order mark and ends each line with CR LF', () => {
    const text = decoded(writeClaimsCsv([aRow({})], 'Rosa', 'en'));
    expect(text.startsWith('\uFEFFPerson,Service date,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each(['-123-45', '-0012', '26-077-4410', '00012', '=26+1'])(
    'keeps claim number %s whole, as text that no spreadsheet runs',
    (claimNumber) => {
      const cell = cells({ claimNumber }).get('Claim number');
      expect(cell?.replace(/^'/, '')).toBe(claimNumber);
      expect(cell).not.toMatch(/^[-+=@]/);
    },
  );

  it('writes amounts as plain decimals, says where they are from, and leaves unknown ones empty', () => {
    const row = cells({
      billed: { cents: 112_810, source: 'plan' },
      planPaid: { cents: -5, source: 'plan' },
      yourShare: { cents: 0, source: 'computed', partial: true },
      copay: null,
    });
    expect(row.get('Amount billed')).toBe('1128.10');
    expect(row.get('Plan paid')).toBe('-0.05');
    expect(row.get('Your share')).toBe('0.00');
    expect(row.get('Your share: source')).toBe('calculated by this app; some services do not show it');
    expect(row.get('Your copay')).toBe('');
    expect(row.get('Your copay: source')).toBe('');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1+1', "'-1+1"],
    ['-1-1', "'-1-1"],
    ['-1 ', "'-1 "],
    ['-1;=x', "'-1;'=x"],
    ['-', "'-"],
    ['-1234567890123456', "'-1234567890123456"],
    ['-123-45', "'-123-45"],
    ['−123-45', "'−123-45"],
    ['-0123', "'-0123"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['|calc', "'|calc"],
    [' =1+1', " '=1+1"],
    ['\u00a0=1', "\u00a0'=1"],
    ['\u200b=1', "\u200b'=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['−1', "'−1"],
    ['\t=1', "\t'=1"],
    ['\r=1', "\r'=1"],
    ['\n@x', "\n'@x"],
    ['Ada;=1+1', "Ada;'=1+1"],
    ['Ada; \u200b@x;-2', "Ada; \u200b'@x;'-2"],
    ['Ada\t=1', "Ada\t'=1"],
    ['Ada\n+1', "Ada\n'+1"],
    ['Ada\r\n+1', "Ada\r\n'+1"],
    ['Ada,=1', "Ada,'=1"],
    ['Ada"=1', 'Ada"\'=1'],
    ['Ada\v=1', "Ada\v'=1"],
    ['Ada\u2028=1', "Ada\u2028'=1"],
    ['Ada;"＝1"', 'Ada;"\'＝1"'],
  ])('never lets a spreadsheet run %j, whatever parts its cells', (text, guarded) => {
    expect(cells({ providerName: text }).get('Provider')).toBe(guarded);
  });

  it('is written in time in proportion to its texts', () => {
    for (const piece of [' ', '\t', ';=', '"', '\u200b']) {
      const start = performance.now();
      writeCsv([[`${piece.repeat(200_000)}=`]]);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  it.each(['-1', '-10000930037831'])(
    'leaves a number with its sign whole, as plans number claims: %j',
    (number) => {
      expect(cells({ claimNumber: number }).get('Claim number')).toBe(number);
    },
  );

  it.each(['Smith, Ada', 'the "best" clinic', 'two\nlines', 'Núñez 🦷', '5-1 Care', 'Lee; Ada', 'a = b'])(
    'keeps %j as it is',
    (text) => {
      expect(cells({ providerName: text }).get('Provider')).toBe(text);
    },
  );

  it('has the same texts in both languages', () => {
    const keys = (value: object): string[] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' ? keys(inner).map((rest) => `${key}.${rest}`) : [key],
      );
    expect(keys(es)).toEqual(keys(en));
  });

  it('holds the claims of the filter only', () => {
    const { store } = memoryStore();
    const { connectionId, personId } = store.connection.create(newConnection());
    storeAll(store, connectionId, [eob({ id: 'a' }), eob({ id: 'b', date: '2020-01-01' })]);
    const text = decoded(store.claims.csv({ filter: filter(personId, { year: 2020 }), language: 'es' }));
    expect(parse(text)).toHaveLength(2);
    expect(text).toContain('2020-01-01');
  });
});
