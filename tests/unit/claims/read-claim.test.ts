import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import { amounts, category, eob, line, mark, typed, uc, usd } from '../../fixtures/eob/build.ts';
import { check, read, stated } from './read.ts';

const refuse = (json: unknown) => {
  const result = readClaim(json, { id: 'x', resolve: () => null });
  return result.kind === 'not-claim' ? result.reason : 'claim';
};
const owner = { connectionId: 'plan', personId: 'p1', planName: 'Evergreen' };

describe('what is no claim', () => {
  it.each([
    ['prior-authorization', eob({ use: 'preauthorization' })],
    ['estimate', eob({ use: 'predetermination' })],
    ['unknown-use', eob({ use: 'something' })],
    ['no-patient', eob({ patient: undefined })],
    ['old-fhir-version', eob({ insurance: { coverage: { reference: 'Coverage/1' } } })],
    ['old-fhir-version', eob({ information: [] })],
    ['old-fhir-version', eob({ item: [{ service: { coding: [] } }] })],
    ['not-an-eob', { resourceType: 'Claim' }],
    ['not-an-object', null],
    ['not-an-object', [eob()]],
  ])('is refused as %s', (reason, json) => {
    expect(refuse(json)).toBe(reason);
  });

  it('is a claim when only `use` is missing', () => {
    expect(refuse(eob({ use: undefined }))).toBe('claim');
  });
});

describe('levels and repeated categories', () => {
  it('takes the header only for what the total does not state', () => {
    const claim = read(
      eob({ total: amounts({ submitted: 100 }), adjudication: amounts({ submitted: 90, copay: 20 }) }),
    );
    expect(stated(claim, 'billed', 'copay')).toEqual({
      billed: '100.00 plan total',
      copay: '20.00 plan header',
    });
    expect(claim.amounts.other).toMatchObject([{ amount: { cents: 9000, level: 'header' } }]);
  });

  it('marks a sum of lines as partial when a line is silent', () => {
    const claim = read(eob({ item: [line(1, { submitted: 10 }), line(2, { submitted: 5 }), line(3, {})] }));
    expect(stated(claim, 'billed')).toEqual({ billed: '15.00 computed lines partial' });
  });

  it('keeps one of two equal totals, adds two different ones and says so, adds other payers', () => {
    const same = read(eob({ total: [...amounts({ submitted: 10 }), ...amounts({ submitted: 10 })] }));
    expect(stated(same, 'billed')).toEqual({ billed: '10.00 plan total' });
    expect(check(same, 'repeated-category')).toBeUndefined();
    const different = read(eob({ total: [...amounts({ submitted: 10 }), ...amounts({ submitted: 5 })] }));
    expect(stated(different, 'billed')).toEqual({ billed: '15.00 computed total' });
    expect(check(different, 'repeated-category', 'billed')?.ok).toBe(false);
    expect(different.amounts.other.map(({ amount }) => amount.cents)).toEqual([1000, 500]);
    const payers = read(
      eob({ total: [...amounts({ priorpayerpaid: 10 }), ...amounts({ priorpayerpaid: 5 })] }),
    );
    expect(stated(payers, 'otherInsurerPaid')).toEqual({ otherInsurerPaid: '15.00 computed total' });
    expect(check(payers, 'repeated-category')).toBeUndefined();
  });

  it('finds the category in any coding, by code alone, and in words', () => {
    const odd: Json[] = [
      {
        category: { coding: [{ system: 'urn:x', code: 'local' }, { code: 'SubmittedAmount' }] },
        amount: usd(7),
      },
      { category: { coding: [{ system: 'urn:x', code: 'coins' }] }, amount: usd(3) },
      { category: { text: 'copay' }, amount: usd(2) },
      { category: { coding: [{ code: 'mystery', display: 'Mystery fee' }] }, amount: usd(1) },
      { amount: usd(4) },
    ];
    const claim = read(eob({ total: odd }));
    expect(stated(claim, 'billed', 'coinsurance', 'copay')).toEqual({
      billed: '7.00 plan total',
      coinsurance: '3.00 plan total',
      copay: '2.00 plan total',
    });
    expect(claim.amounts.other.map(({ label, amount }) => [label, amount.cents])).toEqual([
      ['Mystery fee', 100],
      ['no category', 400],
    ]);
  });

  it('keeps another currency apart and says that there are several', () => {
    const euros = { category: category('copay'), amount: { value: 5, currency: 'EUR' } };
    const claim = read(eob({ total: [...amounts({ submitted: 10 }), euros] }));
    expect(claim.amounts.copay).toBeNull();
    expect(claim.amounts.other).toMatchObject([{ amount: { cents: 500, currency: 'EUR' } }]);
    expect(check(claim, 'several-currencies')?.ok).toBe(false);
    const abroad = read(eob({ total: [euros] }));
    expect(abroad.amounts.copay).toMatchObject({ cents: 500, currency: 'EUR' });
  });

  it('takes a status among totals as network, never as money', () => {
    const status = {
      category: { coding: [{ system: 'http://x/C4BBPayerAdjudicationStatus', code: 'innetwork' }] },
      amount: usd(0),
    };
    const claim = read(eob({ total: [...amounts({ submitted: 10 }), status] }));
    expect(claim.network.benefit).toBe('in');
    expect(claim.amounts.other).toEqual([]);
  });

  it('never reads the running balances of other plans as money of the claim', () => {
    const financial = [
      { type: { coding: [{ code: 'deductible', display: 'Plan deductible' }] }, usedMoney: usd(700) },
    ];
    const claim = read(eob({ benefitBalance: [{ financial }] }));
    expect(claim.amounts.deductible).toBeNull();
    expect(claim.amounts.other).toMatchObject([{ label: 'Plan deductible', amount: { cents: 70000 } }]);
  });

  it('keeps an amount that is no number as unread', () => {
    const claim = read(eob({ total: [{ category: category('submitted'), amount: { value: '10.00' } }] }));
    expect(claim.amounts.billed).toBeNull();
    expect(claim.unread).toContainEqual({ path: 'total[0].amount.value', text: '10.00' });
  });
});

describe('your share', () => {
  it('is null when nothing is stated, never zero', () => {
    const claim = read(eob({ total: amounts({ submitted: 250, benefit: 200 }) }));
    expect(stated(claim, 'yourShare', 'mayOwe', 'alreadyPaid')).toEqual({
      yourShare: null,
      mayOwe: null,
      alreadyPaid: null,
    });
  });

  it('is worked out from its parts on a finished claim only, without what is not covered', () => {
    const total = amounts({ deductible: 50, coinsurance: 10, noncovered: 500 });
    expect(stated(read(eob({ total })), 'yourShare')).toEqual({ yourShare: '60.00 computed total' });
    expect(stated(read(eob({ total, outcome: undefined })), 'yourShare')).toEqual({
      yourShare: '60.00 computed total',
    });
    expect(read(eob({ total, outcome: 'partial' })).amounts.yourShare).toBeNull();
  });

  it('is not worked out as zero when the plan did not pay: who pays the charge is not known', () => {
    const zeros = { submitted: 708.9, benefit: 0, deductible: 0, coinsurance: 0 };
    const refused = read(eob({ total: amounts(zeros) }));
    expect(refused.state).toBe('plan-did-not-pay');
    expect(refused.amounts).toMatchObject({ yourShare: null, mayOwe: null });
    const stated = read(eob({ total: amounts({ ...zeros, memberliability: 0 }) }));
    expect(stated.amounts.yourShare).toMatchObject({ cents: 0, source: 'plan' });
    const paid = read(eob({ total: amounts({ ...zeros, benefit: 700 }) }));
    expect(paid.amounts.yourShare).toMatchObject({ cents: 0, source: 'computed' });
  });

  it('less payments, never below zero, and only where payments are known', () => {
    const owe = (values: Record<string, number>) =>
      stated(read(eob({ total: amounts(values) })), 'mayOwe')['mayOwe'];
    expect(owe({ memberliability: 50, paidbypatient: 20 })).toBe('30.00 computed total');
    expect(owe({ memberliability: 50, paidbypatient: 70 })).toBe('0.00 computed total');
    expect(owe({ memberliability: 50 })).toBe('50.00 plan total');
    expect(owe({ memberliability: 50, paidbypatientcash: 5, paidbypatienthealthaccount: 15 })).toBe(
      '30.00 computed total',
    );
    expect(owe({ memberliability: 50, paidbypatient: 20, paidbypatientcash: 20 })).toBe(
      '30.00 computed total',
    );
  });

  it('leaves nothing to owe at a pharmacy or on a claim that does not count', () => {
    const total = amounts({ memberliability: 50 });
    expect(read(eob({ ...typed('pharmacy'), total })).amounts.mayOwe).toBeNull();
    expect(read(eob({ status: 'cancelled', total })).amounts.mayOwe).toBeNull();
  });

  it('works out no discount when the provider is out of network', () => {
    const total = amounts({ submitted: 100, eligible: 60, noncovered: 0 });
    expect(read(eob({ total })).amounts.discount?.cents).toBe(4000);
    const out = { adjudication: [mark('billingnetworkstatus', 'outofnetwork')] };
    expect(read(eob({ total, ...out })).amounts.discount).toBeNull();
  });
});

describe('state and counting', () => {
  const denied = { category: { coding: [{ code: 'denialreason' }] }, reason: { text: 'Invented reason' } };
  const paymentType = (code: string) => ({ payment: { type: { coding: [{ code }] } } });
  it.each([
    ['plan-paid', { total: amounts({ submitted: 100, benefit: 80 }) }],
    ['went-to-deductible', { total: amounts({ submitted: 100, benefit: 0, deductible: 80, eligible: 80 }) }],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, benefit: 0, noncovered: 100 }) }],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, noncovered: 100 }) }],
    ['plan-did-not-pay', { ...paymentType('denied'), total: amounts({ submitted: 100 }) }],
    ['plan-paid-part', { ...paymentType('partiallypaid'), total: amounts({ submitted: 100, benefit: 20 }) }],
    ['plan-paid', { ...paymentType('paid') }],
    ['taken-back', { total: amounts({ submitted: -100, benefit: -80 }) }],
    ['not-stated', { total: amounts({ submitted: 100 }) }],
    ['not-stated', { total: amounts({ submitted: 15, eligible: 15, benefit: 0, copay: 15 }) }],
    ['plan-is-deciding', { outcome: 'queued' }],
    ['canceled', { status: 'cancelled', total: amounts({ submitted: 100, benefit: 80 }) }],
    [
      'plan-paid-part',
      {
        item: [line(1, { submitted: 10, benefit: 8 }), line(2, { submitted: 5, benefit: 0, noncovered: 5 })],
      },
    ],
    ['taken-back', { total: amounts({ submitted: -100 }) }],
    ['plan-did-not-pay', { adjudication: [denied], total: amounts({ submitted: 100 }) }],
    ['not-stated', { adjudication: [denied] }],
    [
      'plan-did-not-pay',
      { adjudication: [denied], total: amounts({ submitted: 100, benefit: 0, copay: 5 }) },
    ],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, benefit: 0, noncovered: 5, copay: 5 }) }],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, benefit: 0 }) }],
    ['not-stated', { ...typed('pharmacy'), total: amounts({ submitted: 100, benefit: 0 }) }],
    ['not-stated', { total: amounts({ submitted: 100, benefit: 0, priorpayerpaid: 70 }) }],
    ['not-stated', { total: amounts({ submitted: 100, benefit: 0, memberliability: 70 }) }],
    [
      'plan-paid-part',
      { adjudication: [denied], item: [line(1, { benefit: 8 }), line(2, { submitted: 5, benefit: 0 })] },
    ],
    ['plan-paid', { adjudication: [denied], item: [line(1, { benefit: 8 }), line(2, { benefit: 0 })] }],
    ['plan-paid', { item: [line(1, { benefit: 8 }), line(2, { submitted: 5, benefit: 0 })] }],
  ])('is %s', (state, more) => {
    expect(read(eob(more)).state).toBe(state);
  });

  it.each([
    ['canceled', { status: 'cancelled' }],
    ['entered-in-error', { status: 'entered-in-error' }],
    ['draft', { status: 'draft' }],
    ['status-unknown', { status: undefined }],
    ['being-decided', { outcome: 'queued' }],
    ['processing-error', { outcome: 'error' }],
    [
      'replaced',
      { related: [{ relationship: { coding: [{ code: 'replacedby' }] }, reference: { value: 'CLAIM-2' } }] },
    ],
    [null, { outcome: 'partial' }],
    [null, {}],
  ])('is not counted because %s', (reason, more) => {
    const claim = read(eob(more));
    expect([claim.counted, claim.notCountedBecause]).toEqual([reason === null, reason]);
  });

  it('has no decision date before the decision', () => {
    expect(read(eob({ created: '2026-03-19' })).decidedOn).toBe('2026-03-19');
    expect(read(eob({ created: '2026-03-19', outcome: 'queued' })).decidedOn).toBeNull();
  });

  it('needs a look for its most important reason, and only while it counts', () => {
    const attention = (more: Json) => rowFromClaim(read(eob(more)), owner).attention;
    const notPaid = { total: amounts({ submitted: 100, benefit: 0, noncovered: 100 }) };
    expect(attention(notPaid)).toBe('not-paid');
    expect(attention({ ...notPaid, status: 'cancelled' })).toBeNull();
    expect(attention({ total: amounts({ eligible: 100, copay: 10, benefit: 50, noncovered: 5 }) })).toBe(
      'does-not-add-up',
    );
    expect(attention({ total: amounts({ submitted: 100, benefit: 95, noncovered: 5 }) })).toBe('not-covered');
    expect(
      attention({ total: amounts({ submitted: 100, benefit: 95, noncovered: 5, memberliability: 5 }) }),
    ).toBeNull();
  });
});

describe('people', () => {
  const clinic: Resource = {
    resourceType: 'Organization',
    id: 'o1',
    name: 'Maple Street Clinic',
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
    telecom: [
      { system: 'fax', value: '1' },
      { system: 'phone', value: '555-0100' },
    ],
    address: [{ line: ['1 Maple St'], city: 'Springfield', state: 'IL', postalCode: '62701' }],
  };

  it('takes the resolved name first and distrusts a display that repeats the insurer', () => {
    const provider = { reference: 'Organization/o1', display: 'Evergreen Health' };
    expect(read(eob({ provider }), [clinic]).provider).toEqual({
      name: 'Maple Street Clinic',
      npi: '1234567893',
      phone: '555-0100',
      address: '1 Maple St, Springfield, IL 62701',
    });
    expect(read(eob({ provider })).provider.name).toBeNull();
    expect(read(eob()).provider.name).toBe('Maple Street Clinic');
  });

  it('shows no number or placeholder as a name', () => {
    for (const display of ['986297852679', 'N/A', 'Not Found-123'])
      expect(read(eob({ provider: { display } })).provider.name).toBeNull();
    const npi = { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '9999999999' } };
    expect(read(eob({ provider: npi })).provider.npi).toBeNull();
  });

  it('falls back in a row from who billed to who treated to the place', () => {
    const careTeam = [{ role: { coding: [{ code: 'rendering' }] }, provider: { display: 'Dr. Ada Moss' } }];
    const facility = { display: 'Maple Hospital' };
    expect(rowFromClaim(read(eob({ provider: undefined, careTeam, facility })), owner).providerName).toBe(
      'Dr. Ada Moss',
    );
    expect(rowFromClaim(read(eob({ provider: undefined, facility })), owner).providerName).toBe(
      'Maple Hospital',
    );
    expect(rowFromClaim(read(eob({ provider: undefined })), owner).providerName).toBeNull();
  });

  it('finds contained resources whose id is a number, and names people from their parts', () => {
    const doctor = {
      resourceType: 'Practitioner',
      id: '1641542331',
      name: [{ given: ['Ada', 'B.'], family: 'Moss', suffix: ['MD'] }],
    };
    const claim = read(eob({ contained: [doctor], provider: { reference: '#1641542331' } }));
    expect(claim.provider.name).toBe('Ada B. Moss, MD');
  });

  it('takes words in place of a reference as the insurer', () => {
    expect(read(eob({ insurer: { reference: 'Medicare' } })).insurer.name).toBe('Medicare');
    expect(read(eob({ insurer: { identifier: { value: 'CMS' } } })).insurer.name).toBe('CMS');
    expect(read(eob({ insurer: { reference: 'Organization/7' } })).insurer.name).toBeNull();
  });

  it('lists each member of the care team once per role', () => {
    const member = { role: { coding: [{ code: 'Attending' }] }, provider: { display: 'Dr. Ada Moss' } };
    const claim = read(
      eob({ careTeam: [member, member, { ...member, role: { coding: [{ code: 'operating' }] } }] }),
    );
    expect(claim.careTeam.map(({ role, party }) => [role, party.name])).toEqual([
      ['attending', 'Dr. Ada Moss'],
      ['operating', 'Dr. Ada Moss'],
    ]);
  });
});

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

  it('reads each coding of a modifier as a modifier, but no unit of measure', () => {
    const modifier = [
      { coding: [{ code: 'A2' }, { code: 'A5' }] },
      { coding: [{ system: 'http://unitsofmeasure.org', code: 'GG' }] },
    ];
    const claim = read(eob({ item: [{ modifier }] }));
    expect(claim.lines[0]?.modifiers.map(({ code }) => code)).toEqual(['A2', 'A5']);
    expect(claim.unread).toContainEqual({ path: 'item[0].modifier', text: 'GG' });
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

  it("keeps a line's drugs as facts, with the words and code that each has", () => {
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
      ['detail', 'Saline', 1],
      ['detail', 'Calmirol (B2)', 1],
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

  it('adds lines that the payer added, and keeps the money of details without summing it', () => {
    const claim = read(
      eob({
        item: [
          line(
            3,
            { submitted: 10 },
            {
              net: usd(10),
              unitPrice: usd(2.5),
              detail: [{ adjudication: amounts({ submitted: 4 }), net: usd(4) }],
            },
          ),
        ],
        addItem: [
          { productOrService: { text: 'Added by the plan' }, adjudication: amounts({ submitted: 1 }) },
        ],
      }),
    );
    expect(claim.lines.map(({ number, service }) => [number, service.text])).toEqual([
      [3, 'Invented service 3'],
      [4, 'Added by the plan'],
    ]);
    expect(stated(claim, 'billed')).toEqual({ billed: '11.00 computed lines' });
    expect(claim.lines[0]?.amounts.other.map(({ label, amount }) => [label, amount.cents])).toEqual([
      ['unitPrice', 250],
      ['submitted', 400],
      ['net', 400],
    ]);
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

  it('reads 20,000 lines with one number without slowing down', () => {
    const item = Array.from({ length: 20_000 }, () => line(1, { submitted: 1 }));
    const start = performance.now();
    expect(read(eob({ item })).amounts.billed?.cents).toBe(2_000_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
