/** The table of package numbers, from files in RxNorm's shape with made-up drugs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DrugTableFile } from '../../../electron/data/plan-lists/judge/drug-table.ts';
import { identifyDrug, openDrugTable } from '../../../electron/data/plan-lists/judge/drug-table.ts';
import shipped from '../../../resources/drug-codes.json' with { type: 'json' };
import { makeDrugTable } from '../../../scripts/tables/make-drug-table.ts';

let folder: string;
let table: DrugTableFile;

const concept = (code: string, tty: string, sab = 'RXNORM', suppressed = 'N') =>
  `${code}|ENG||||||${code}0|||${code}|${sab}|${tty}|${code}|A name of ${code}||${suppressed}|4096|`;
const attribute = (code: string, value: string, sab = 'RXNORM', name = 'NDC') =>
  `${code}|||${code}0|AUI|${code}|||${name}|${sab}|${value}|N|4096|`;
const relation = (one: string, name: string, other: string, sab = 'RXNORM') =>
  `${one}||CUI|RO|${other}||CUI|${name}|||${sab}|||N||4096|`;

/** 1: a substance. 110, 112: two strengths of it; 111: a brand of 110. 2 and 900: another; 950: of both. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-rxnorm-'));
  const write = (name: string, rows: readonly string[]) =>
    writeFileSync(path.join(folder, name), `${rows.join('\n')}\n`);
  write('RXNCONSO.RRF', [
    ...['1', '2'].map((code) => concept(code, 'IN')),
    ...['11', '12', '21'].map((code) => concept(code, 'SCDC')),
    ...['110', '112', '900', '950'].map((code) => concept(code, 'SCD')),
    concept('111', 'SBD'),
    concept('113', 'SCD', 'RXNORM', 'O'),
    concept('114', 'SCD', 'OTHER'),
  ]);
  write('RXNREL.RRF', [
    relation('110', 'tradename_of', '111'),
    relation('11', 'consists_of', '110'),
    relation('112', 'constitutes', '12'),
    relation('21', 'consists_of', '900'),
    relation('11', 'consists_of', '950'),
    relation('21', 'consists_of', '950'),
    ...['11', '12'].map((code) => relation('1', 'has_ingredient', code)),
    relation('2', 'has_ingredient', '21'),
    relation('112', 'tradename_of', '111', 'OTHER'),
  ]);
  write('RXNSAT.RRF', [
    attribute('110', '00001000101'),
    attribute('111', '00001-0001-02'),
    attribute('110', '00001000103'),
    attribute('112', '00001000103'),
    attribute('900', '1234567890'),
    attribute('900', '00001000109', 'OTHER'),
    attribute('900', '00001000108', 'RXNORM', 'RXN_STRENGTH'),
    attribute('113', '00001000107'),
  ]);
  table = await makeDrugTable(folder, '2026-11-02');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds drugs by their substances, brands with what they are a brand of, and packages', () => {
  const groupOf = (code: string) => table.drugs.find(([one]) => one === code)?.[1];
  expect(table.drugs.map(([code, , generic]) => [code, generic])).toEqual([
    ['110', null],
    ['111', '110'],
    ['112', null],
    ['900', null],
    ['950', null],
  ]);
  expect(groupOf('111')).toBe(groupOf('110'));
  expect(groupOf('112')).toBe(groupOf('110'));
  expect(new Set(['110', '900', '950'].map(groupOf)).size).toBe(3);
  expect(table.packages).toEqual({
    '00001000101': ['110'],
    '00001000102': ['111'],
    '00001000103': ['110', '112'],
  });
  expect(table).toMatchObject({ dated: '2026-11-02' });
  expect(table.licence).toMatch(/without a license.*National Library of Medicine/);
});

it('tells which drug a package is', () => {
  const open = openDrugTable(table);
  const identify = (...ndcs: string[]) => identifyDrug({ ndcs, rxNormCodes: [] }, open);
  expect(identify('00001-0001-01')).toEqual({
    state: 'one',
    code: '110',
    kin: new Set(['110', '111', '112']),
  });
  expect(identify('00001-0001-01', '00001-0001-02')).toMatchObject({ state: 'one', code: '111' });
  expect(identify('00001000103')).toEqual({ state: 'several', why: 'several-drugs' });
  expect(identify('99999999999')).toEqual({ state: 'none' });
  expect(identify('__proto__', 'constructor')).toEqual({ state: 'none' });
});

it('is not there until one is put in', () => {
  expect(openDrugTable(shipped as unknown as DrugTableFile)).toBeNull();
});
