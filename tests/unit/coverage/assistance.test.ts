/** Programs that pay a person's part of Medicare, as a card says them. */
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../../electron/data/coverage/read/read-coverage.ts';

function read(more: Record<string, unknown>) {
  const result = readCoverage(
    { resourceType: 'Coverage', status: 'active', ...more },
    { resolve: () => null },
  );
  if (result.kind !== 'coverage') throw new Error(result.reason);
  return result;
}

describe('help with costs', () => {
  const v2 = (name: string, code: string) => ({
    url: `https://bluebutton.cms.gov/resources/variables/${name}`,
    valueCoding: { system: `https://bluebutton.cms.gov/resources/variables/${name}`, code },
  });
  const year = { url: 'https://bluebutton.cms.gov/resources/variables/rfrnc_yr', valueDate: '2025' };
  const v3 = (name: string, value: Record<string, unknown>) => ({
    url: `https://bluebutton.cms.gov/fhir/StructureDefinition/${name}`,
    ...value,
  });
  const programs = (more: Record<string, unknown>) =>
    read(more).facts.assistance.map(({ program, copay, premiumPercent, start, end }) => [
      program,
      copay,
      premiumPercent,
      start,
      end,
    ]);

  it('is read from Medicare’s status of both programs, by the dates of its record (v3)', () => {
    const period = { start: '2025-02-01', end: '2025-12-31' };
    const extension = [v3('BENE-DUAL-STUS-CD', { valueCoding: { code: '02' } })];
    expect(programs({ period, extension })).toEqual([
      ['qmb-medicaid', null, null, '2025-02-01', '2025-12-31'],
    ]);
  });

  it('has no end where the plan writes the year 9999 for none', () => {
    const period = { start: '0001-01-01', end: '9999-12-31' };
    const extension = [v3('BENE-DUAL-STUS-CD', { valueCoding: { code: '01' } })];
    expect(programs({ period, extension })).toEqual([['qmb', null, null, null, null]]);
    expect(programs({ period, extension: [{ ...year, valueDate: '9999' }, v2('dual_01', '01')] })).toEqual(
      [],
    );
  });

  it('is read month by month, and months that follow each other are one span (v2)', () => {
    const extension = [
      year,
      ...['01', '02', '03'].map((month) => v2(`dual_${month}`, '03')),
      v2('dual_04', '00'),
      v2('dual_05', '03'),
      v2('cstshr01', '01'),
      v2('cstshr02', '08'),
    ];
    expect(programs({ extension })).toEqual([
      ['slmb', null, null, '2025-01', '2025-03'],
      ['slmb', null, null, '2025-05', '2025-05'],
      ['extra-help', 'none', 100, '2025-01', '2025-01'],
      ['extra-help', 'percent', 25, '2025-02', '2025-02'],
    ]);
    expect(read({ extension }).facts.unread.map(({ path }) => path)).toEqual(['dual_04']);
  });

  it('Extra Help says how much of the premium it pays and what stays of a drug (v3)', () => {
    const extension = [
      v3('BENE-LIS-COPMT-LVL-CD', { valueCoding: { code: '4' } }),
      v3('BENE-LIS-PTD-PRM-PCT', { valueDecimal: 25 }),
    ];
    expect(programs({ extension })).toEqual([['extra-help', 'percent', 25, null, null]]);
    expect(read({ extension }).facts.unread).toEqual([]);
  });

  it.each([
    ['1', 'small'],
    ['2', null],
    ['3', null],
  ])('of level %s it says %s of the copay (v3)', (code, copay) => {
    const extension = [v3('BENE-LIS-COPMT-LVL-CD', { valueCoding: { code } })];
    expect(programs({ extension })).toEqual([['extra-help', copay, null, null, null]]);
  });

  it.each([
    ['a code of no program', [v3('BENE-DUAL-STUS-CD', { valueCoding: { code: 'NA' } })]],
    ['a code that nobody knows', [year, v2('dual_01', 'AA'), v2('cstshr01', 'BB')]],
    ['a month of no year', [v2('dual_01', '01')]],
    ['a level of no help', [v3('BENE-LIS-COPMT-LVL-CD', { valueCoding: { code: '0' } })]],
    ['a percent alone', [v3('BENE-LIS-PTD-PRM-PCT', { valueDecimal: 25 })]],
    ['another month than twelve', [year, v2('dual_13', '01')]],
  ])('is not read from %s, which stays to be seen', (_, extension) => {
    const { facts } = read({ extension });
    expect(facts.assistance).toEqual([]);
    expect(facts.unread).toHaveLength(extension.length);
  });
});
