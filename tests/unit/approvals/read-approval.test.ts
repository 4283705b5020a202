import { describe, expect, it } from 'vitest';
import {
  approvalDates,
  approvalTitle,
  readApproval,
} from '../../../electron/data/approvals/read/read-approval.ts';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import { Approval } from '../../../shared/model/plans/approval.ts';
import * as made from '../../fixtures/records/approvals.ts';

function read(resource: Resource, document: Resource | null = null): Approval {
  const approval = readApproval(resource, { resolve: () => document });
  if (approval === null) throw new Error('no approval');
  return Approval.parse(approval);
}

const withItem = (more: Json) =>
  read(made.approval({ item: [{ sequence: 1, productOrService: made.coded('S1'), ...more }] }));

describe('prior authorizations', () => {
  it('are recognized by their use', () => {
    const resolve = () => null;
    expect(readApproval(made.approval({ use: 'claim' }), { resolve })).toBeNull();
    expect(readApproval({ resourceType: 'Claim', use: 'preauthorization' }, { resolve })).toBeNull();
    expect(read(made.approval({ use: 'predetermination' })).use).toBe('predetermination');
  });

  it.each([
    ['A1', 'approved'],
    ['A2', 'approved-in-part'],
    ['A3', 'not-approved'],
    ['A4', 'pending'],
    ['A6', 'approved-with-changes'],
    ['C', 'cancelled'],
    ['CT', 'contact-plan'],
    ['NA', 'not-needed'],
    ['ZZ', 'not-stated'],
  ])('says %s as %s, wherever the review stands', (code, decision) => {
    const extension = [made.review(code)];
    const inAdjudication = withItem({ adjudication: [{ category: made.coded('submitted'), extension }] });
    const onItem = withItem({ extension: [made.review(code, { from: 'pas' })] });
    const inHeader = read(
      made.approval({ adjudication: [{ category: made.coded('submitted'), extension }] }),
    );
    for (const found of [inAdjudication, onItem, inHeader])
      expect([found.items[0]?.decision, found.items[0]?.decisionText]).toEqual([decision, code]);
    expect(inHeader).toMatchObject({ decision, decisionFrom: 'request', mixed: false });
    if (decision !== 'not-stated')
      expect(onItem).toMatchObject({ decision, decisionFrom: 'items', decisionText: code });
  });

  it.each([
    ['queued', 'pending'],
    ['partial', 'not-stated'],
    ['complete', 'not-stated'],
    ['error', 'not-stated'],
    [undefined, 'not-stated'],
  ])('with outcome %s and no review is %s, never refused', (outcome, decision) => {
    const found = read(made.approval({ outcome }));
    expect(found).toMatchObject({
      decision,
      decisionFrom: outcome ? 'outcome' : null,
      decisionText: outcome ?? null,
    });
    expect(found.items[0]?.decision).toBe('not-stated');
  });

  it('ignores a review of a host that means nothing here', () => {
    const foreign = { ...made.review('A3'), url: 'https://example.org/extension-reviewAction' };
    const found = withItem({ extension: [foreign] });
    expect(found.decision).toBe('not-stated');
    expect(found.unread.map(({ path }) => path)).toContain('item[0].extension(extension-reviewAction)');
  });

  it('reads each item: decision, number, reasons, units, dates, provider', () => {
    const [first, second] = read(made.mixedRequest).items;
    expect(first).toEqual({
      isAdded: false,
      numbers: [1],
      approvalNumber: 'ITEM-1',
      refusalNumber: null,
      traceNumber: null,
      services: [{ text: 'Knee picture', code: 'S1', system: null }],
      modifiers: [{ text: 'Left', code: 'LT', system: null }],
      decision: 'approved-in-part',
      decisionText: 'A2',
      reasons: [],
      asked: { value: 12, unit: 'visits' },
      unitsAllowed: 8,
      unitsUsed: 3,
      validFrom: '2026-02-04',
      validUntil: '2026-04-30',
      decidedOn: '2026-02-02',
      serviceStart: '2026-02-10',
      serviceEnd: '2026-04-10',
      stay: null,
      providers: [{ name: 'Hill Imaging', npi: null, phone: null, address: null }],
      review: null,
      state: null,
    });
    expect(second?.decision).toBe('not-approved');
    expect(second?.reasons.map(({ text }) => text)).toEqual(['More papers needed', 'Not in the policy']);
  });

  it('reads the request as a whole', () => {
    const found = read(made.mixedRequest);
    expect(found).toMatchObject({
      numbers: ['AUTH-1'],
      otherNumbers: [{ label: 'identifier', value: 'PA-7' }],
      decision: 'approved-in-part',
      decisionFrom: 'items',
      mixed: true,
      decidedOn: '2026-02-02',
      validFrom: '2026-02-03',
      validUntil: '2026-05-03',
      urgency: 'standard',
      requester: { name: 'Dr. Noor Vale' },
      insurer: { name: 'Green Valley Plan' },
      notes: ['Call us about the nurse.'],
      documents: [{ title: 'Letter', reference: 'DocumentReference/d9' }],
    });
    expect(found.totals.map(({ kind, amount, text }) => [kind, amount?.cents ?? null, text])).toEqual([
      ['asked', 50_000, null],
      ['approved', 30_000, null],
      ['used', null, '3 : 8 visits'],
      ['other', 30_099, null],
    ]);
    expect(approvalTitle(found).text).toBe('Knee picture');
    expect(approvalDates(found)).toEqual({ start: '2026-02-02', end: null });
  });

  it('keeps a range of codes under one trace number together, with the decision of the request', () => {
    const found = read(made.range);
    expect(found.items.map(({ numbers, decision, traceNumber }) => [numbers, decision, traceNumber])).toEqual(
      [
        [[1, 2], 'approved', 'T-1'],
        [[3], 'approved', 'T-2'],
      ],
    );
    expect(found.items[0]?.services.map(({ code }) => code)).toEqual(['S1', 'S2']);
    expect(found).toMatchObject({
      decision: 'approved',
      decisionFrom: 'request',
      mixed: false,
      decidedOn: '2026-02-01',
    });
  });

  it('an item says more than the request', () => {
    const header = { adjudication: [{ category: made.coded('submitted'), extension: [made.review('A1')] }] };
    const items = ['A3', null].map((code, index) => ({
      sequence: index + 1,
      productOrService: made.coded(`S${index}`),
      ...(code === null ? {} : { extension: [made.review(code, { from: 'pas' })] }),
    }));
    const found = read(made.approval({ ...header, item: items }));
    expect(found.items.map(({ decision }) => decision)).toEqual(['not-approved', 'approved']);
    expect(found).toMatchObject({ decision: 'approved-in-part', mixed: true, decisionFrom: 'items' });
  });

  it.each([
    [['A1', 'A4'], 'pending'],
    [['A1', 'A6'], 'approved-with-changes'],
    [['A1', 'A2'], 'approved-in-part'],
    [['A3', 'C'], 'not-stated'],
    [['A3', 'NA'], 'not-stated'],
    [['A3', 'A3'], 'not-approved'],
  ])('of items decided %o, the whole is %s', (codes, decision) => {
    const item = codes.map((code) => ({ productOrService: made.coded('S'), extension: [made.review(code)] }));
    expect(read(made.approval({ item })).decision).toBe(decision);
  });

  it('says nothing where one item is decided in two ways', () => {
    const two = (first: string, second: string) =>
      withItem({
        adjudication: [first, second].map((code) => ({
          category: made.coded('submitted'),
          extension: [made.review(code)],
        })),
      });
    for (const [first, second] of [
      ['A1', 'A3'],
      ['A3', 'A1'],
      ['A4', 'A1'],
    ] as const)
      expect(two(first, second).items[0]).toMatchObject({
        decision: 'not-stated',
        decisionText: `${first}; ${second}`,
      });
    expect(two('A3', 'A3').items[0]).toMatchObject({ decision: 'not-approved', decisionText: 'A3' });
    expect(two('ZZ', 'A1').items[0]).toMatchObject({ decision: 'approved', decisionText: 'A1' });
    const coded = (system: string, ...codes: string[]) => ({
      ...made.review('A1'),
      extension: [
        {
          url: 'extension-reviewActionCode',
          valueCodeableConcept: { coding: codes.map((code) => ({ system, code })) },
        },
      ],
    });
    const x12 = 'https://codesystem.x12.org/005010/306';
    const nothing = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
    const decisionOf = (extension: Json) => withItem({ extension: [extension] }).items[0]?.decision;
    expect(decisionOf(coded(x12, 'NA'))).toBe('not-needed');
    expect(decisionOf(coded(x12, 'A1', 'A3'))).toBe('not-stated');
    expect(decisionOf(coded(nothing, 'NA'))).toBe('not-stated');
  });

  it("reads Medicare's decisions, counts and dates", () => {
    const found = read(made.medicareRequest);
    expect(found.numbers).toEqual(['UTN-1']);
    expect(found.otherNumbers).toEqual([{ label: 'PA-ICN-DCN', value: '55' }]);
    const items = found.items.map((item) => [
      item.decision,
      item.asked?.value,
      item.decidedOn,
      item.validUntil,
    ]);
    expect(items).toEqual([
      ['approved', 4, '2026-03-01', '2027-03-01'],
      ['pending', 5, null, null],
      ['not-approved', 6, '2026-03-03', null],
    ]);
    expect(found).toMatchObject({ decision: 'pending', decidedOn: '2026-03-03', mixed: true });
    expect(found.unread.map(({ path }) => path)).toEqual([
      'item[1].extension(PA-DECISION-DT)',
      'item[1].extension(PA-DECISION-EXP-DT)',
      'item[2].extension(PA-DECISION-EXP-DT)',
    ]);
  });

  it.each([
    [{ valueDecimal: 12.5 }, { value: 12.5, unit: null }],
    [{ valueUnsignedInt: 4 }, { value: 4, unit: null }],
    [{ valueInteger: 0 }, { value: 0, unit: null }],
    [{ valuePositiveInt: 3 }, { value: 3, unit: null }],
    [{ valueQuantity: { value: 6, unit: 'visits' } }, { value: 6, unit: 'visits' }],
    [{ valueString: '30' }, { value: 30, unit: null }],
  ])('reads the units asked from %o', (value, asked) => {
    const found = withItem({ extension: [made.medicareExtension('SERVICE-CNTS', value)] });
    expect(found.items[0]?.asked).toEqual(asked);
    expect(found.unread).toEqual([]);
  });

  it('lists units that are no number as not understood', () => {
    const found = withItem({
      extension: [made.medicareExtension('SERVICE-CNTS', { valueString: 'a few' })],
    });
    expect(found.items[0]?.asked).toBeNull();
    expect(found.unread).toEqual([{ path: 'item[0].extension(SERVICE-CNTS)', text: 'a few' }]);
  });

  it("reads the count of Medicare's medical review, with its dates, and the state of the care", () => {
    const found = withItem({
      extension: [
        made.medicareExtension('MR-COUNT-IND', { valueDecimal: 17 }),
        made.medicareExtension('MR-COUNT-ST-DT', { valueDate: '2026-08-08' }),
        made.medicareExtension('MR-COUNT-END-DT', { valueDate: '2027-08-08' }),
        made.medicareExtension('SVC-RENDER-ST', {
          valueCoding: { system: 'https://www.usps.com', code: 'OR' },
        }),
      ],
    });
    expect(found.items[0]).toMatchObject({
      review: { count: 17, start: '2026-08-08', end: '2027-08-08' },
      state: { code: 'OR' },
    });
    expect(found.unread).toEqual([]);
  });

  it('takes the day of the record for the decision only when one was made', () => {
    expect(read(made.approval({ outcome: 'queued' }))).toMatchObject({
      askedOn: '2026-02-01',
      decidedOn: null,
    });
    expect(withItem({ extension: [made.review('A1')] })).toMatchObject({
      askedOn: null,
      decidedOn: '2026-02-01',
    });
    const issued = made.pasItem('itemPreAuthIssueDate', { valueDate: '2026-01-20' });
    expect(withItem({ extension: [made.review('A1'), issued] }).decidedOn).toBe('2026-01-20');
  });

  it('reads what the plan allows instead', () => {
    const detail = made.pasItem('itemAuthorizedDetail', {
      extension: [
        { url: 'productOrServiceCode', valueCodeableConcept: made.coded('S9', 'Simple picture') },
        { url: 'quantity', valueQuantity: { value: 2 } },
        { url: 'limit', valueString: 'weekdays' },
      ],
    });
    const found = withItem({ extension: [made.review('A6'), detail] });
    expect(found.items[0]).toMatchObject({ services: [{ code: 'S1' }, { code: 'S9' }], unitsAllowed: 2 });
    expect(found.unread.map(({ path }) => path)).toEqual([
      'item[0].extension(extension-itemAuthorizedDetail).extension(limit)',
    ]);
  });

  it('what the plan added and refused is part of the decision', () => {
    const found = read(made.stayRequest);
    expect(
      found.items.map(({ isAdded, decision, services }) => [isAdded, decision, services[0]?.text]),
    ).toEqual([
      [false, 'not-approved', 'Hospital stay'],
      [true, 'approved', 'Short stay'],
      [true, 'not-approved', 'Private room'],
    ]);
    expect(found).toMatchObject({ decision: 'approved-in-part', mixed: true, decisionFrom: 'items' });
    expect(found.totals.map(({ amount }) => amount?.cents)).toEqual([90_000]);
    const refused = { productOrService: made.coded('S2'), extension: [made.review('A3')] };
    const asked = { productOrService: made.coded('S1'), extension: [made.review('A1')] };
    expect(read(made.approval({ item: [asked] })).decision).toBe('approved');
    expect(read(made.approval({ item: [asked], addItem: [refused] })).decision).toBe('approved-in-part');
  });

  it('reads every reason and every authorized provider, not only the first', () => {
    const found = read(made.stayRequest);
    expect(found.items[0]?.reasons.map(({ text }) => text)).toEqual([
      'Home health care is enough',
      'More papers needed',
    ]);
    expect(found.items[1]?.providers.map(({ name }) => name)).toEqual([
      'Dr. Noor Vale',
      'Dr. Ola Reed',
      'Hill Hospital',
    ]);
    expect(found.providers.map(({ name }) => name)).toEqual(['Hill Hospital', 'Lake Hospital']);
  });

  it('reads the days of a hospital stay, the number of the refusal and who reviewed it (PDex 2.2)', () => {
    const found = read(made.stayRequest);
    expect(found.items.map(({ stay, refusalNumber }) => [stay, refusalNumber])).toEqual([
      [null, 'REF-77'],
      [{ from: '2026-02-10', until: '2026-02-14', discharge: '2026-02-16' }, null],
      [{ from: '2026-02-10', until: null, discharge: null }, null],
    ]);
    expect(found.reviewer).toEqual({
      isHuman: true,
      npi: '1234567893',
      specialty: { text: 'Bone doctor', code: 'SP1', system: null },
    });
    expect(found.unread).toEqual([]);
    expect(read(made.approval({})).reviewer).toBeNull();
  });

  it('reads cancelled and mistaken requests as such', () => {
    expect(read(made.approval({ status: 'cancelled' }))).toMatchObject({ cancelled: true, isError: false });
    expect(read(made.approval({ status: 'entered-in-error' })).isError).toBe(true);
    expect(withItem({ extension: [made.review('C')] }).cancelled).toBe(true);
  });

  it('spans several periods; each stays to be seen', () => {
    const preAuthRefPeriod = [
      { start: '2026-03-01', end: '2026-04-01' },
      { start: '2026-01-01', end: '2026-02-01' },
    ];
    const found = read(made.approval({ preAuthRefPeriod }));
    expect(found).toMatchObject({ validFrom: '2026-01-01', validUntil: '2026-04-01' });
    expect(found.unread.map(({ path }) => path)).toContain('preAuthRefPeriod');
  });

  it('the level of service says more than the priority', () => {
    const url = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-levelOfServiceCode';
    const extension = [{ url, valueCodeableConcept: made.coded('U') }];
    const found = read(made.approval({ extension, priority: made.coded('normal') }));
    expect(found.urgency).toBe('urgent');
    expect(found.unread.map(({ path }) => path)).toContain('priority');
    expect(read(made.approval({ priority: made.coded('stat') })).urgency).toBe('urgent');
    expect(read(made.approval({})).urgency).toBeNull();
  });

  it('names a document by what is in it', () => {
    const supportingInfo = [
      {
        sequence: 1,
        category: made.coded('additionalinformation'),
        valueReference: { reference: 'DocumentReference/d9' },
      },
    ];
    const document = { resourceType: 'DocumentReference', type: { text: 'X-ray report' } };
    expect(read(made.approval({ supportingInfo }), document).documents).toEqual([
      { title: 'X-ray report', reference: 'DocumentReference/d9' },
    ]);
  });
});
