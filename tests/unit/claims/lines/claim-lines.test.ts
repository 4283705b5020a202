/** Codes, lines, drugs, teeth and what else a claim states. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import { amounts, eob, line, typed, uc } from '../../../fixtures/eob/build.ts';
import { read } from '../read.ts';

describe('codes, lines and facts', () => {
  it("prefers the plan's words, keeps the bare code, and says why there is none", () => {
    const service = (productOrService: Json) => read(eob({ item: [{ productOrService }] })).lines[0]?.service;
    const cpt = { system: 'http://www.ama-assn.org/go/cpt', code: '99213' };
    expect(service({ coding: [cpt] })).toEqual({ text: null, code: '99213', system: 'CPT' });
    expect(service({ text: 'Visit', coding: [{ ...cpt, display: 'Other' }] })).toMatchObject({
      text: 'Visit',
    });
    expect(
      service({
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'masked' }],
      }),
    ).toEqual({ text: null, code: null, system: null, absent: 'withheld' });
    const hcpcs = 'https://bluebutton.cms.gov/resources/codesystem/hcpcs';
    expect(service({ coding: [{ system: hcpcs, code: '92999' }] })?.system).toBe('CPT');
    expect(service({ coding: [{ system: hcpcs, code: 'A0428' }] })?.system).toBe('HCPCS');
  });

  it('shows a diagnosis once, whatever its dots, systems and types', () => {
    const type = (code: string) => [{ coding: [{ code }] }];
    const both = {
      coding: [
        { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'K5720' },
        { system: 'http://hl7.org/fhir/sid/icd-10', code: 'K5720' },
      ],
    };
    const claim = read(
      eob({
        diagnosis: [
          { sequence: 1, diagnosisCodeableConcept: both, type: type('admitting') },
          {
            sequence: 1,
            diagnosisCodeableConcept: { coding: [{ code: 'K57.20', display: 'Words' }] },
            type: type('principal'),
          },
        ],
      }),
    );
    expect(claim.diagnoses).toHaveLength(1);
    expect(claim.diagnoses[0]?.types).toEqual(['admitting', 'principal']);
    expect(claim.diagnoses[0]?.code.text).toBe('Words');
  });

  it('reads each coding of a modifier as a modifier, but a unit of the drug as its unit', () => {
    const modifier = [
      { coding: [{ code: 'A2' }, { code: 'A5' }] },
      { coding: [{ system: 'http://unitsofmeasure.org', code: 'GG' }] },
      {
        coding: [
          { system: 'https://bluebutton.cms.gov/resources/variables/rev_cntr_ndc_qty_qlfr_cd', code: 'UN' },
        ],
      },
    ];
    const claim = read(eob({ item: [{ modifier }] }));
    expect(claim.lines[0]?.modifiers.map(({ code }) => code)).toEqual(['A2', 'A5']);
    expect(claim.facts).toMatchObject([
      { label: { code: 'drug-unit' }, value: 'GG', lineNumber: 1 },
      { label: { code: 'drug-unit' }, value: 'UN', lineNumber: 1 },
    ]);
    expect(claim.unread).toEqual([]);
  });

  it('reaches tooth numbers through the supporting information of the line', () => {
    const claim = read(
      eob({
        ...typed('oral'),
        supportingInfo: [
          {
            sequence: 6,
            category: { coding: [{ code: 'additionalbodysite' }] },
            code: { coding: [{ code: '12' }] },
          },
        ],
        item: [
          {
            sequence: 1,
            informationSequence: [6, 99],
            bodySite: { coding: [{ code: '10' }] },
            subSite: [{ coding: [{ code: 'O' }] }],
          },
        ],
      }),
    );
    expect(claim.lines[0]?.bodySite.map(({ code }) => code)).toEqual(['10', 'O', '12']);
  });

  it('shows a tooth once that the line and its supporting information both name', () => {
    const tooth = (code: string, sequence: number) => ({
      sequence,
      category: { coding: [{ code: 'additionalbodysite' }] },
      code: { coding: [{ system: 'http://example.org/teeth', code }] },
    });
    const claim = read(
      eob({
        supportingInfo: [tooth('10', 1), tooth('12', 2)],
        item: [
          {
            sequence: 1,
            informationSequence: [1, 2],
            bodySite: { coding: [{ system: 'http://example.org/teeth', code: '10' }] },
          },
        ],
      }),
    );
    expect(claim.lines[0]?.bodySite.map(({ code }) => code)).toEqual(['10', '12']);
  });

  it("keeps a line's drug as a fact, and what it was made of as its parts", () => {
    const detail = (concept: Json) => ({ productOrService: concept });
    const claim = read(
      eob({
        item: [
          {
            productOrService: {
              text: 'Infusion',
              extension: [
                {
                  url: 'https://example.org/ndc',
                  valueCoding: { system: 'http://hl7.org/fhir/sid/ndc', code: '99900-1' },
                },
              ],
            },
            detail: [
              detail({ text: 'Saline' }),
              detail({ coding: [{ code: 'B2', display: 'Calmirol' }] }),
              detail({}),
            ],
          },
        ],
      }),
    );
    expect(claim.facts.map(({ label, value, lineNumber }) => [label.code, value, lineNumber])).toEqual([
      ['NDC', '99900-1', 1],
    ]);
    expect(claim.lines[0]?.parts.map(({ service }) => [service.text, service.code])).toEqual([
      ['Saline', null],
      ['Calmirol', 'B2'],
      [null, null],
    ]);
  });

  it('names the ingredients of a compound', () => {
    const ndc = (code: string) => ({
      productOrService: { coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code }] },
    });
    const claim = read(
      eob({
        ...typed('pharmacy'),
        item: [{ productOrService: { coding: [{ code: 'compound' }] }, detail: [ndc('1'), ndc('2')] }],
      }),
    );
    expect(claim.drug?.compoundOf.map(({ code, system }) => [code, system])).toEqual([
      ['1', 'NDC'],
      ['2', 'NDC'],
    ]);
  });

  it("puts supporting information where it belongs and keeps the rest in the plan's words", () => {
    const info = (code: string, value: Json) => ({ category: { coding: [{ code }] }, ...value });
    const claim = read(
      eob({
        ...typed('institutional'),
        supportingInfo: [
          info('admissionperiod', { timingPeriod: { start: '2026-03-01', end: '2026-03-04' } }),
          info('clmrecvddate', { timingDate: '2026-03-10' }),
          info('patientaccountnumber', { valueString: 'ACC-1' }),
          info('billingnetworkcontractingstatus', { code: { coding: [{ code: 'noncontracted' }] } }),
          info('transportationdistance', { valueQuantity: { value: 21, unit: 'mi' } }),
          info('clmrecvddate', { valueString: 'soon' }),
        ],
      }),
    );
    expect(claim.kind).toBe('inpatient');
    expect(claim.stay).toMatchObject({ admitted: '2026-03-01', discharged: '2026-03-04' });
    expect(claim.receivedOn).toBe('2026-03-10');
    expect(claim.otherNumbers).toContainEqual({ label: 'patientaccountnumber', value: 'ACC-1' });
    expect(claim.network.billing).toBe('out');
    expect(claim.facts.map(({ label, value }) => [label.code, value])).toEqual([
      ['transportationdistance', '21 mi'],
      ['clmrecvddate', 'soon'],
    ]);
  });

  it('reads supporting information that only words name, and only where no coding does', () => {
    const received = (category: Json) =>
      read(eob({ supportingInfo: [{ category, timingDate: '2026-03-10' }] }));
    expect(received({ text: 'clmrecvddate' }).receivedOn).toBe('2026-03-10');
    const coded = received({ text: 'clmrecvddate', coding: [{ code: 'elsewhere' }] });
    expect(coded.receivedOn).toBeNull();
    expect(coded.facts.map(({ label, value }) => [label.code, value])).toEqual([['elsewhere', '2026-03-10']]);
  });

  it('a second day of receipt is told beside the first', () => {
    const received = (timingDate: string) => ({ category: { text: 'clmrecvddate' }, timingDate });
    const claim = read(eob({ supportingInfo: [received('2026-03-10'), received('2026-03-12')] }));
    expect(claim.receivedOn).toBe('2026-03-10');
    expect(claim.facts.map(({ value }) => value)).toEqual(['2026-03-12']);
  });

  it('without a period of its own a claim runs from the first to the last day of its lines', () => {
    const served = (start: string, end: string) => ({ servicedPeriod: { start, end } });
    const claim = read(
      eob({
        billablePeriod: undefined,
        item: [
          line(1, {}, served('2026-03-05', '2026-03-09')),
          line(2, {}, served('2026-03-04', '2026-03-06')),
        ],
      }),
    );
    expect([claim.serviceStart, claim.serviceEnd, claim.serviceDateFrom]).toEqual([
      '2026-03-04',
      '2026-03-09',
      'lines',
    ]);
  });

  it('a line keeps its number up to a million', () => {
    const numbers = read(eob({ item: [line(1_000_000, {}), line(1_000_001, {})] })).lines.map(
      ({ number }) => number,
    );
    expect(numbers).toEqual([1_000_000, 1_000_001]);
    expect(read(eob({ item: [line(1_000_001, {})] })).lines.map(({ number }) => number)).toEqual([1]);
    expect(read(eob({ item: [line(1_000_000, {})] })).lines.map(({ number }) => number)).toEqual([1_000_000]);
  });

  it('whom the plan paid: a name or a number tells it, neither is nobody', () => {
    const payee = (party: Json) => read(eob({ payee: { party } })).payee;
    const npi = { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' };
    expect(payee({ display: 'Maple Street Clinic' })).toMatchObject({
      name: 'Maple Street Clinic',
      npi: null,
    });
    expect(payee({ identifier: npi })).toMatchObject({ name: null, npi: '1234567893' });
    expect(payee({ reference: 'Organization/not-here' })).toBeNull();
  });

  it("Medicare's processing date, filed under the day of receipt, is not that day", () => {
    const processed = {
      category: {
        coding: [
          { code: 'clmrecvddate' },
          { code: 'https://bluebutton.cms.gov/resources/variables/nch_wkly_proc_dt' },
        ],
      },
      timingDate: '2026-03-27',
    };
    const type = {
      coding: [{ system: 'https://bluebutton.cms.gov/resources/codesystem/eob-type', code: 'CARRIER' }],
    };
    const claim = read(eob({ type, supportingInfo: [processed] }));
    expect(claim.receivedOn).toBeNull();
    expect(claim.decidedOn).toBe('2026-03-27');
  });

  it('falls back from element to element for the service date and says which one it was', () => {
    const none = { billablePeriod: undefined };
    const from = (more: Json) => {
      const claim = read(eob({ ...none, ...more }));
      return [claim.serviceStart, claim.serviceEnd, claim.serviceDateFrom];
    };
    const item = [{ servicedPeriod: { start: '2026-02-03' } }, { servicedDate: '2026-02-01' }];
    expect(from({ item })).toEqual(['2026-02-01', '2026-02-03', 'lines']);
    expect(from({ payment: { date: '2026-05-01' } })).toEqual(['2026-05-01', null, 'payment']);
    expect(from({})).toEqual(['2026-03-20', null, 'created']);
    expect(from({ created: 'IGNORED_FIELD' })).toEqual([null, null, null]);
    expect(from({ billablePeriod: { start: '2026-03-04T23:30:00-05:00' } })).toEqual([
      '2026-03-04',
      null,
      'billable-period',
    ]);
    expect(read(eob({ created: 'IGNORED_FIELD' })).unread).toContainEqual({
      path: 'created',
      text: 'IGNORED_FIELD',
    });
  });

  it('says when a plan publishes no costs at all', () => {
    expect(read(eob({ item: [{ sequence: 1 }] })).withoutCosts).toBe(true);
    expect(read(eob({ total: amounts({ submitted: 0 }) })).withoutCosts).toBe(false);
  });

  it('works without a profile, with the numbers of a claim and its notes', () => {
    const claim = read(
      eob({
        identifier: [uc('CLAIM-9')],
        processNote: [{ number: 1, text: 'Ask your doctor.' }, { number: 2 }],
        item: [{ noteNumber: [1] }],
      }),
    );
    expect(claim.claimNumber).toBe('CLAIM-9');
    expect(claim.reasons).toEqual([
      { kind: 'note', text: 'Ask your doctor.', code: null, system: null, noteNumber: 1, lineNumber: null },
    ]);
    expect(claim.lines[0]?.noteNumbers).toEqual([1]);
  });

  it('takes numbers of notes only where all of them are numbers; else they are told as not understood', () => {
    const claim = read(eob({ item: [{ sequence: 1, noteNumber: [1, 'two'] }] }));
    expect(claim.lines[0]?.noteNumbers).toEqual([]);
    expect(JSON.stringify(claim.unread)).toContain('two');
  });

  it('keeps a net price that is not the charge under its own name, never as the charge', () => {
    const claim = read(eob({ item: [{ sequence: 1, net: { value: 25 } }] }));
    expect(claim.amounts.billed).toBeNull();
    expect(claim.lines[0]?.amounts.other).toMatchObject([
      { code: 'net', lineNumber: 1, amount: { cents: 2500 } },
    ]);
  });

  it('gives each line a number of its own, whatever the plan numbered them', () => {
    const sequences = [1, 1, 1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, -3, 0, 'x', 7, undefined];
    const claim = read(eob({ item: sequences.map((sequence) => ({ sequence })) }));
    expect(claim.lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
