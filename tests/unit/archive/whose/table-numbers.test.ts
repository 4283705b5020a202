/** Rows 12 and 13 of the table: a number instead of an id, and no patient at all. */
import { describe, expect, it } from 'vitest';
import { judgeOwner } from '../../../../electron/data/archive/whose/judge-owner.ts';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import { leo, memberNumber, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { claimOf, gatherFacts, judgeClaim } from './facts.ts';

const own = (row: number) => ['own', row];
const ask = (row: number) => ['ask', row];

describe('row 12: a number instead of an id', () => {
  const joined = 'https://plan.example/members|M-1';
  const numbers = { ownNumbers: [joined], person: patient('s', rosa) };
  const judge = (identifier: object, more: object = {}, known: object = {}) => {
    const { whose, row } = judgeClaim(claimOf(null, { patient: { identifier, ...more } }), {
      ...numbers,
      ...known,
    });
    return [whose, row];
  };

  it('the person’s own member number comes in', () => {
    expect(judge(memberNumber('M-1'))).toEqual(own(12));
    expect(judge(memberNumber('M-1', 'um'))).toEqual(own(12));
    expect(judge(memberNumber('M-1'), { display: 'Rosa Ferro' })).toEqual(own(12));
  });

  it.each([
    ['of another system', { ...memberNumber('M-1'), system: 'https://other.example' }],
    ['without a system', { value: 'M-1' }],
    ['of a subscriber', memberNumber('M-1', 'SN')],
    ['of a guarantor', memberNumber('M-1', 'GI')],
    ['of an employer', memberNumber('M-1', 'GN')],
    ['of an account', memberNumber('M-1', 'AN')],
    ['of a policy', { ...memberNumber('M-1'), type: { text: 'Policy number' } }],
  ])('the same number %s stays out', (_, identifier) => {
    expect(judge(identifier)).toEqual(ask(12));
  });

  it.each(['unknown', 'N/A', '000000', '999999999', 'XXX', '-'])('“%s” is no number', (value) => {
    const ownNumbers = [`https://plan.example/members|${value}`];
    expect(judge(memberNumber(value), {}, { ownNumbers })).toEqual(ask(12));
  });

  it('a number that another one here bears as well stays out', () => {
    expect(judge(memberNumber('M-1'), {}, { sharedNumbers: ['M-1'] })).toEqual(ask(12));
  });

  it('a name beside the number that is somebody else’s stays out', () => {
    expect(judge(memberNumber('M-1'), { display: 'Leo Ferro' })).toEqual(ask(12));
  });

  describe('of a Patient within the record', () => {
    const contained = (one: Resource) => {
      const { whose, row } = judgeClaim(claimOf('#p', { contained: [one] }), numbers);
      return [whose, row];
    };
    const identifier = [memberNumber('M-1')];

    it('a child with the parent’s member number stays out, whatever stands beside', () => {
      expect(contained(patient('p', { ...leo, identifier }))).toEqual(ask(12));
      const beside = { patient: { reference: '#p', identifier: memberNumber('M-1') } };
      const claim = claimOf(null, { contained: [patient('p', leo)], ...beside });
      expect(judgeClaim(claim, numbers).whose).toBe('ask');
    });

    it('the person comes in by their number, and by name and birth date', () => {
      expect(contained(patient('p', { ...rosa, identifier }))).toEqual(own(8));
      expect(contained(patient('p', { identifier }))).toEqual(own(12));
      expect(contained(patient('p', rosa))).toEqual(own(8));
    });
  });

  it('a reference beats a number beside it', () => {
    const claim = (reference: string, value: string) =>
      judgeClaim(claimOf(null, { patient: { reference, identifier: memberNumber(value) } }), numbers).whose;
    expect(claim('Patient/t', 'M-1')).toBe('ask');
    expect(claim('Patient/s', 'M-2')).toBe('own');
  });
});

describe('row 13: no patient', () => {
  const judge = (resourceType: string, known: object = {}) => {
    const { whose, row } = judgeOwner({ resourceType, id: 'x' }, null, gatherFacts(known));
    return [whose, row];
  };

  it('a health record comes in as long as nobody else was met', () => {
    for (const type of ['Observation', 'Condition', 'Immunization']) {
      expect(judge(type)).toEqual(own(13));
      expect(judge(type, { hasMetOthers: true })).toEqual(ask(13));
    }
  });

  it('what is about nobody tells nothing', () => {
    for (const type of ['Organization', 'Practitioner', 'Location', 'Medication'])
      expect(judge(type, { hasMetOthers: true })).toEqual(own(13));
  });

  it('a claim comes in only where all claims of the check are the person’s', () => {
    for (const type of ['ExplanationOfBenefit', 'Claim', 'ClaimResponse']) {
      expect(judge(type)).toEqual(ask(13));
      expect(judge(type, { areClaimsOwn: true })).toEqual(own(13));
    }
  });
});
