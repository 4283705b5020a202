/** Which records are sensitive care, by codes, labels and words of the plan. */
import { describe, expect, it } from 'vitest';
import { findSensitiveKinds } from '../../../electron/data/sensitive/find-kinds.ts';
import type { SensitiveKind } from '../../../shared/sensitive-kinds.ts';
import { claimOf, coding, everyday, sensitive } from '../../support/sensitive/sensitive-records.ts';
import { openSensitiveStore } from './sensitive-store.ts';

const kindsOf = (resource: object) => [...findSensitiveKinds(resource as never)].sort();
const ofCode = (system: string, code: string) =>
  kindsOf({ resourceType: 'Procedure', code: coding(system, code) });

describe('codes', () => {
  const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
  const icdPcs = 'http://www.cms.gov/Medicare/Coding/ICD10';
  const drg =
    'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software';
  const place = 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set';
  it.each([
    [icd, 'F33.1', 'mental'],
    [icd, 'F11.20', 'substance'],
    [icd, 'f11.20', 'substance'],
    [icd, 'Z21', 'hiv'],
    [icd, 'O80', 'reproductive'],
    [icd, 'Z30.09', 'reproductive'],
    [icd, 'A54.9', 'reproductive'],
    [icd, 'Z15.01', 'genetic'],
    [icd, 'T74.11XA', 'violence'],
    ['urn:oid:2.16.840.1.113883.6.90', 'F41.1', 'mental'],
    [icdPcs, 'GZ3ZZZZ', 'mental'],
    [icdPcs, 'HZ2ZZZZ', 'substance'],
    [icdPcs, '10E0XZZ', 'reproductive'],
    ['http://hl7.org/fhir/sid/ex-icd-10-procedures', 'GZ3ZZZZ', 'mental'],
    ['urn:oid:2.16.840.1.113883.6.4', 'GZ3ZZZZ', 'mental'],
    [drg, '885', 'mental'],
    ['https://bluebutton.cms.gov/resources/variables/clm_drg_cd', '885', 'mental'],
    ['https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'H0020', 'substance'],
    ['https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'H2017', 'mental'],
    [place, '53', 'mental'],
    [place, '57', 'substance'],
    ['https://bluebutton.cms.gov/resources/variables/line_place_of_srvc_cd', '53', 'mental'],
    ['http://terminology.hl7.org/CodeSystem/CMSPlaceofServiceCodes', '53', 'mental'],
  ] as [string, string, SensitiveKind][])('%s %s is %s', (system, code, kind) => {
    expect(ofCode(system, code)).toEqual([kind]);
  });

  it.each([
    [icd, 'J06.9'],
    [icd, 'M17.11'],
    [icd, 'Z00.00'],
    [icd, ''],
    ['http://example.org/own-codes', 'F33.1'],
    [drg, '470'],
    // Of a procedure an F is rehabilitation, and a B an X-ray: no diagnosis.
    [icdPcs, 'F07Z9ZZ'],
    [icdPcs, 'B20YZZZ'],
    ['http://www.ama-assn.org/go/cpt', '99213'],
    [place, '11'],
  ])('%s %s is none', (system, code) => {
    expect(ofCode(system, code)).toEqual([]);
  });

  it('a code that came as a number is read', () => {
    expect(kindsOf({ resourceType: 'Claim', location: { coding: [{ system: place, code: 53 }] } })).toEqual([
      'mental',
    ]);
  });
});

describe('words', () => {
  const ofText = (text: string) => kindsOf({ resourceType: 'Condition', code: { text } });
  it.each([
    ['PSYCHOTHERAPY, 45 MINUTES', ['mental']],
    ['Depresión mayor', ['mental']],
    ['Buprenorphine-naloxone film', ['substance', 'substance']],
    ['HIV-1 antibody', ['hiv']],
    ['Embarazo, primer trimestre', ['reproductive']],
    ['BRCA1 gene', ['genetic']],
    ['Hives', []],
    ['Congenital heart disease', []],
    ['Hearing aids', []],
    ['Office visit', []],
  ])('%s', (text, kinds) => {
    expect(ofText(text)).toEqual([...new Set(kinds)]);
  });
});

describe('a record', () => {
  it('is not sensitive for what its plan offers, and for words in free text', () => {
    const note = { note: [{ text: 'No sign of depression' }] };
    for (const record of everyday) expect(kindsOf({ ...record, ...note })).toEqual([]);
  });

  it('is sensitive by the plan’s own security label', () => {
    const labelled = (code: string) => kindsOf(claimOf('x', 'J06.9', '', { meta: { security: [{ code }] } }));
    expect(labelled('ETH')).toEqual(['substance']);
    expect(labelled('R')).toEqual(['labeled']);
    expect(labelled('N')).toEqual([]);
  });

  it('is found among what is stored, by what it refers to as well', () => {
    const { store, connectionId } = openSensitiveStore();
    const idOf = ({ resourceType, id, use }: Record<string, unknown>) =>
      resourceType === 'ExplanationOfBenefit' && use === 'claim'
        ? `${connectionId}/${id}`
        : `${connectionId}/${resourceType}/${id}`;
    const ids = [...everyday, ...sensitive].map((record) => idOf(record as never));
    const found = store.sensitive.find({ ids: [...ids, 'nothing', 'a/b/c/d', 'gone/1'] });
    expect(found.sort()).toEqual(sensitive.map((record) => idOf(record as never)).sort());
  });
});
