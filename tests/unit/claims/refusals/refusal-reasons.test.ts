/** Reasons for not paying: which codes are refusals, and what they mean in our words. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import {
  findBearer,
  findGroup,
  findMeaning,
  meansRefusal,
} from '../../../../shared/words/reason-meanings.ts';
import { forbidsBilling, isRefusal } from '../../../../shared/words/refusals.ts';
import { eob } from '../../../fixtures/eob/build.ts';
import { read } from '../read.ts';

const v3 = 'https://bluebutton.cms.gov/fhir';
const coded = (name: string, code: string): Json => ({
  url: `${v3}/StructureDefinition/${name}`,
  valueCoding: { system: `${v3}/CodeSystem/${name}`, code },
});
const info = (name: string, code: string): Json => ({
  category: { coding: [{ system: `${v3}/CodeSystem/CLM-INFORMATION`, code: name.replaceAll('-', '_') }] },
  code: { coding: [{ system: `${v3}/CodeSystem/${name}`, code }] },
});

/** Kind and meaning of each reason. */
function reasons(parts: Json) {
  return read(eob(parts)).reasons.map((reason) => `${reason.kind} ${reason.code} ${findMeaning(reason)}`);
}
const ofLine = (code: string) =>
  reasons({ item: [{ sequence: 1, extension: [coded('CLM-PRCSG-IND-CD', code)] }] });
const ofClaim = (code: string) => reasons({ supportingInfo: [info('CLM-CARR-PMT-DNL-CD', code)] });

describe("Medicare's own codes", () => {
  it.each([
    ['B', 'limit-reached'],
    ['C', 'not-covered'],
    ['I', 'missing-facts'],
    ['J', 'other-plan-first'],
    ['M', 'duplicate'],
    ['N', 'not-necessary'],
    ['00', 'other-plan-first'],
    ['22', 'other-plan-first'],
  ])('line code %s of version 3 is a refusal: %s', (code, meaning) => {
    expect(ofLine(code)).toEqual([`denial ${code} ${meaning}`]);
  });

  it('a test that is paid with another one is a reason, and no refusal', () => {
    expect(ofLine('Z')).toEqual(['adjustment Z part-of-other']);
    expect(ofClaim('Z')).toEqual(['adjustment Z part-of-other']);
  });

  it.each(['A', 'R', 'S'])('line code %s is no reason', (code) => expect(ofLine(code)).toEqual([]));

  it.each([
    ['0', 'denied'],
    ['N', 'not-necessary'],
    ['Q', 'other-plan-first'],
    ['(', 'other-plan-first'],
    ['43', 'other-plan-first'],
    ['B', 'limit-reached'],
  ])('claim code %s of version 3 is a refusal: %s', (code, meaning) => {
    expect(ofClaim(code)).toEqual([`denial ${code} ${meaning}`]);
  });

  it.each(['1', '2', '5', '8', '9', 'A', 'R', 'S'])('claim code %s says who was paid', (code) => {
    const claim = read(eob({ supportingInfo: [info('CLM-CARR-PMT-DNL-CD', code)] }));
    expect(claim.reasons).toEqual([]);
    expect(claim.facts).toHaveLength(1);
  });

  it('in version 2 the claim code B says who was paid, N and X are refusals', () => {
    const ofV2 = (code: string) =>
      reasons({
        extension: [
          {
            url: 'https://bluebutton.cms.gov/resources/variables/carr_clm_pmt_dnl_cd',
            valueCoding: { code, display: 'Invented words' },
          },
        ],
      });
    expect(ofV2('B')).toEqual([]);
    expect(ofV2('X')).toEqual(['denial X other-plan-first']);
    expect(ofV2('D')).toEqual(['denial D demonstration']);
  });

  it('a nonpayment code that nobody knows is still a reason', () => {
    expect(reasons({ extension: [coded('CLM-MDCR-NPMT-RSN-CD', '99')] })).toEqual(['denial 99 null']);
    expect(reasons({ extension: [coded('CLM-MDCR-NPMT-RSN-CD', 'P')] })).toEqual([]);
    expect(reasons({ extension: [coded('CLM-MDCR-NPMT-RSN-CD', 'R')] })).toEqual(['denial R missing-facts']);
  });
});

describe('reason and remark codes', () => {
  const carc = (code: string): Json => ({
    system: 'https://x12.org/codes/claim-adjustment-reason-codes',
    code,
  });
  const rarc = (code: string, display?: string): Json => ({
    system: 'https://x12.org/codes/remittance-advice-remark-codes',
    code,
    ...(display ? { display } : {}),
  });
  const codeOf = (code: string): Json => ({ coding: [{ code }] });
  const withReason = (reason: Json, category = 'denialreason') =>
    read(eob({ item: [{ sequence: 1, adjudication: [{ category: codeOf(category), reason }] }] })).reasons;

  it('says of 23 that another insurance paid or decided before, not that it should', () => {
    expect(findMeaning({ system: 'CARC', code: 'OA-23' })).toBe('other-plan-decided');
    expect(findMeaning({ system: 'CARC', code: 'CO-22' })).toBe('other-plan-first');
  });

  it('shows the remark beside the reason, whichever stands first', () => {
    const expected = [
      {
        kind: 'denial',
        text: null,
        code: '16',
        system: 'CARC',
        remarks: [{ text: 'Invented remark', code: 'N99', system: 'RARC' }],
        noteNumber: null,
        lineNumber: 1,
      },
    ];
    expect(withReason({ coding: [carc('16'), rarc('N99', 'Invented remark')] })).toEqual(expected);
    expect(withReason({ coding: [rarc('N99', 'Invented remark'), carc('16')] })).toEqual(expected);
  });

  it('a remark that stands alone is the reason itself', () => {
    const [reason] = withReason({ coding: [rarc('N99')] });
    expect(reason).toMatchObject({ code: 'N99', system: 'RARC' });
    expect(reason).not.toHaveProperty('remarks');
  });

  it("joins group and reason of ANSI-RSN-CODE with the plan's words", () => {
    const [reason] = withReason(
      {
        coding: [
          { system: 'https://x12.org/codes/claim-adjustment-group-codes', code: 'CO' },
          { system: `${v3}/CodeSystem/ANSI-GRP-CODE`, code: 'CO', display: 'Invented group' },
          carc('50'),
          { system: `${v3}/CodeSystem/ANSI-RSN-CODE`, code: '50', display: 'Invented words' },
        ],
      },
      'adjustmentreason',
    );
    expect(reason).toMatchObject({ text: 'Invented words', code: 'CO-50', system: 'CARC' });
  });
});

it('what a code means is decided by its number, whatever group stands before it', () => {
  expect(findMeaning({ system: 'CARC', code: 'PR-204' })).toBe('not-covered');
  expect(findMeaning({ system: 'CARC', code: '29' })).toBe('late');
  expect(findMeaning({ system: 'CARC', code: 'CO-45' })).toBe('contract');
  expect(findMeaning({ system: 'NCPDP', code: '75' })).toBe('drug-approval');
  expect(findMeaning({ system: null, code: '50' })).toBeNull();
  expect(findMeaning({ system: 'CARC', code: '999' })).toBeNull();
});

describe('codes of several lists', () => {
  it('are kept apart, though their letters are the same', () => {
    const coding = (system: string) => ({
      category: { coding: [{ code: 'adjustmentreason' }] },
      reason: { coding: [{ system, code: '70' }] },
    });
    const systems = [
      'https://x12.org/codes/claim-adjustment-reason-codes',
      'https://example.org/own-reasons',
    ];
    const claim = read(eob({ adjudication: systems.map(coding) }));
    expect(claim.reasons.map(({ code, system }) => `${code} ${system}`)).toEqual(['70 CARC', '70 null']);
  });

  it('refuse by what they mean, with or without a group before the number', () => {
    const carc = (code: string) => ({ kind: 'adjustment', code, system: 'CARC' }) as const;
    for (const code of ['50', 'CO-50', 'CO50', 'co-50']) {
      expect(findMeaning(carc(code)), code).toBe('not-necessary');
      expect(isRefusal(carc(code)), code).toBe(true);
    }
    for (const code of ['45', 'CO-45', 'CO45', 'PR-3', '23', '97']) {
      expect(meansRefusal(findMeaning(carc(code)) ?? 'other'), code).toBe(false);
      expect(isRefusal(carc(code)), code).toBe(false);
    }
    expect(findBearer(carc('PR3'))).toBe('you');
    expect(['CO-45', 'PR3', 'oa-23', 'PI45', 'CR-1', '45'].map((code) => findGroup(carc(code)))).toEqual([
      ...['provider', 'you', 'neither', 'plan', 'correction', null],
    ]);
    expect(['OA-23', 'PI-45', 'CR-1'].map((code) => findBearer(carc(code)))).toEqual([null, null, null]);
    expect(findGroup({ system: 'RARC', code: 'PI' })).toBeNull();
  });
});

describe("a pharmacy's reasons", () => {
  const ncpdp = 'http://terminology.hl7.org/CodeSystem/NCPDPRejectCode';
  const reject = (...codes: string[]): Json => ({
    category: { coding: [{ code: 'rejectreason' }] },
    reason: { coding: codes.map((code) => ({ system: ncpdp, code })) },
  });

  it('are all told, whether each stands alone or several in one', () => {
    const all = ['reject 75 drug-approval', 'reject 76 drug-limit'];
    expect(reasons({ adjudication: [reject('75'), reject('76')] })).toEqual(all);
    expect(reasons({ adjudication: [reject('75', '76', '75')] })).toEqual(all);
  });
});

describe('a reason by which the provider may not bill', () => {
  it.each([
    ['CARC', '209', true],
    ['CARC', 'CO-209', true],
    ['RARC', 'N781', true],
    ['RARC', 'n783', true],
    ['CARC', '45', false],
    ['RARC', 'N78', false],
    [null, '209', false],
  ])('of list %s, code %s: %s', (system, code, isOne) => {
    expect(forbidsBilling({ system, code })).toBe(isOne);
  });

  it('may stand as a remark beside another one', () => {
    const remarks = [{ text: null, code: 'N782', system: 'RARC' }];
    expect(forbidsBilling({ system: 'CARC', code: '2', remarks })).toBe(true);
  });
});
