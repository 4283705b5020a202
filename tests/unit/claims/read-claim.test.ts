import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { eob } from '../../fixtures/eob/build.ts';
import { read } from './read.ts';

const refuse = (json: unknown) => {
  const result = readClaim(json, { id: 'x', resolve: () => null });
  return result.kind === 'not-claim' ? result.reason : 'claim';
};
const owner = { connectionId: 'plan', personId: 'p1', planName: 'Evergreen', openedAt: null };

describe('what is no claim', () => {
  it.each([
    ['prior-authorization', eob({ use: 'preauthorization' })],
    ['estimate', eob({ use: 'predetermination' })],
    ['unknown-use', eob({ use: 'something' })],
    [
      'old-fhir-version',
      eob({ use: undefined, outcome: undefined, insurance: { coverage: { reference: 'Coverage/1' } } }),
    ],
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

  it('is a claim when its insurance is one object, and that is read', () => {
    const claim = read(eob({ insurance: { focal: true, coverage: { display: 'Evergreen Silver' } } }));
    expect([claim.coverageName, claim.unread]).toEqual(['Evergreen Silver', []]);
  });

  it('is a claim without a patient: whose it is, is decided before it is read', () => {
    const claim = read(eob({ patient: undefined }));
    expect(claim).toMatchObject({ patientReference: null, person: { name: null }, counted: true });
  });
});

describe('a claim without services', () => {
  it('is for its first procedure, also where that is a record of its own or only named', () => {
    const procedure = [
      { sequence: 1, procedureReference: { reference: 'Procedure/p1' } },
      { sequence: 2, procedureReference: { reference: 'Procedure/p2', display: 'Invented splint' } },
    ];
    const own = { resourceType: 'Procedure', id: 'p1', code: { text: 'Invented cast' } };
    const claim = read(eob({ procedure }), [own]);
    expect(claim.procedures.map(({ code }) => code.text)).toEqual(['Invented cast', 'Invented splint']);
    expect([rowFromClaim(claim, owner).what, claim.unread]).toEqual(['Invented cast', []]);
    const item = [{ sequence: 1, productOrService: { text: 'Invented visit' } }];
    expect(rowFromClaim(read(eob({ procedure, item }), [own]), owner).what).toBe('Invented visit');
  });

  it('and of no date but that of the decision stands by that, and says so', () => {
    const claim = read(eob({ billablePeriod: undefined, created: '2026-03-20' }));
    expect([claim.serviceStart, claim.serviceDateFrom]).toEqual(['2026-03-20', 'created']);
  });
});

describe('a date that fills its place', () => {
  it.each(['0001-01-01', '9999-12-31', '0001-01-01T00:00:00Z', '9999'])('is not stated: %s', (date) => {
    const claim = read(
      eob({ billablePeriod: { start: '2026-03-04', end: date }, created: date, payment: { date } }),
    );
    expect(claim).toMatchObject({
      serviceStart: '2026-03-04',
      serviceEnd: null,
      decidedOn: null,
      paidOn: null,
    });
    expect(claim.unread).toEqual([]);
    expect(claim.technical.map(({ path }) => path)).toContain('created');
  });
});

describe('the system of a service', () => {
  it.each([
    ['http://www.ama-assn.org/go/cpt', 'V2610', 'HCPCS'],
    ['http://hl7.org/fhir/us/sid/cdt', 'V2220', 'HCPCS'],
    ['http://hl7.org/fhir/us/sid/cdt', 'D0220', 'CDT'],
    ['https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'D0220', 'CDT'],
    ['http://www.ada.org/cdt', '99213', 'CPT'],
    ['http://www.ama-assn.org/go/cpt', 'X5832', 'CPT'],
    ['http://hl7.org/fhir/sid/ndc', '99213', 'NDC'],
  ])('of %s, %s is by its form of %s', (system, code, name) => {
    const item = [{ sequence: 1, productOrService: { coding: [{ system, code }] } }];
    expect(read(eob({ item })).lines[0]?.service).toMatchObject({ code, system: name });
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

  it('a row names the first service that has a name, and no line of totals', () => {
    const named = (sequence: number, text?: string) => ({
      sequence,
      productOrService: text === undefined ? { coding: [{ system: 'urn:x', code: 'X1' }] } : { text },
    });
    const total = {
      sequence: 1,
      productOrService: { text: 'Everything together' },
      revenue: { coding: [{ system: 'https://www.nubc.org/CodeSystem/RevenueCodes', code: '0001' }] },
    };
    const row = (...item: object[]) => rowFromClaim(read(eob({ item })), owner).what;
    expect(row(named(1), named(2, 'X-ray'))).toBe('X-ray');
    expect(row(total, named(2, 'X-ray'))).toBe('X-ray');
    expect(row(named(1))).toBeNull();
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
