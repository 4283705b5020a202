import { describe, expect, it } from 'vitest';
import { coverageState } from '../../../electron/data/coverage/read/coverage-facts.ts';
import { readCoverage } from '../../../electron/data/coverage/read/read-coverage.ts';
import { markdownText } from '../../../electron/data/fhir/markdown.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { endingOf } from '../../../shared/words/coverage.ts';

const c4dic = 'http://hl7.org/fhir/us/insurance-card/StructureDefinition/C4DIC-';
const mb = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB' }] };
const png = Buffer.from('89504e470d0a1a0a00000000', 'hex');
const hugePng = Buffer.concat([
  png.subarray(0, 8),
  Buffer.from('0000000d49484452', 'hex'),
  Buffer.alloc(9, 0x7f),
]);
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');

function read(more: Record<string, unknown>, others: Resource[] = []) {
  const index = new ReferenceIndex();
  for (const other of others) index.add(other);
  const result = readCoverage(
    { resourceType: 'Coverage', status: 'active', ...more },
    { resolve: index.resolve },
  );
  if (result.kind !== 'coverage') throw new Error(result.reason);
  return result;
}

const picture = (name: string, valueAttachment: Record<string, unknown>, label = 'A picture') => ({
  url: `${c4dic}${name}-extension`,
  extension: [
    { url: 'label', valueString: label },
    { url: 'image', valueAttachment },
  ],
});

describe('pictures of a card', () => {
  it('come from the record, PNG and JPEG by their first bytes, whatever type is claimed', () => {
    const { facts } = read({
      extension: [
        picture('Logo', { contentType: 'text/html', data: png.toString('base64') }),
        picture('Barcode', { data: jpeg.toString('base64') }),
      ],
    });
    expect(facts.images.map(({ role, dataUrl }) => [role, dataUrl])).toEqual([
      ['logo', `data:image/png;base64,${png.toString('base64')}`],
      ['barcode', `data:image/jpeg;base64,${jpeg.toString('base64')}`],
    ]);
    expect(facts.source).toBe('card');
  });

  it.each([
    ['an address', { contentType: 'image/png', url: 'https://plan.example/logo.png' }],
    [
      'a drawing with scripts',
      { contentType: 'image/png', data: Buffer.from('<svg onload="x()"/>').toString('base64') },
    ],
    ['too large a picture', { data: Buffer.concat([png, Buffer.alloc(1_000_000)]).toString('base64') }],
    ['a small file of a huge picture', { data: hugePng.toString('base64') }],
    ['no data', { contentType: 'image/png' }],
  ])('%s is not shown, but said', (_, attachment) => {
    const { facts } = read({ extension: [picture('Logo', attachment, 'Our logo')] });
    expect(facts.images).toEqual([]);
    expect(facts.unread).toEqual([
      { path: 'C4DIC-Logo-extension', text: expect.stringContaining('Our logo') },
    ]);
  });
});

describe('member numbers', () => {
  it('come from the member identifier, else from the subscriber', () => {
    const both = read({ identifier: [{ type: mb, value: 'AB123456701' }], subscriberId: 'AB1234567' });
    expect(both.numbers).toMatchObject({ memberId: 'AB123456701', subscriberId: 'AB1234567' });
    expect(both.facts).toMatchObject({ memberIdEnding: '6701', subscriberIdEnding: '4567' });
    const one = read({ subscriberId: 'AB1234567', dependent: '02' });
    expect(one.numbers.memberId).toBe('AB1234567');
    expect(one.facts.dependent).toBe('02');
    expect(read({ payor: [] }).facts.memberIdEnding).toBeNull();
  });

  it('of Medicare are recognized by their system', () => {
    const mbi = [{ system: 'http://hl7.org/fhir/sid/us-mbi', value: '1EG4TE5MK73' }];
    expect(read({ identifier: mbi }).facts.memberIdEnding).toBe('MK73');
  });

  it('stand whole in no text of the card', () => {
    const { facts, numbers } = read({
      identifier: [{ type: mb, value: 'AB123456701' }, { value: 'X-AB123456701' }],
      class: [
        { type: { coding: [{ code: 'rxid' }] }, value: 'RX99887766' },
        { type: { coding: [{ code: 'group' }] }, value: 'AB123456701' },
      ],
      extension: [
        {
          url: `${c4dic}AdditionalCardInformation-extension`,
          valueAnnotation: { text: 'Your ID is AB123456701.' },
        },
        { url: 'https://plan.example/other', valueString: 'AB123456701' },
      ],
    });
    expect(JSON.stringify(facts)).not.toMatch(/AB123456701|RX99887766/);
    expect(facts.notes).toEqual(['Your ID is •••• 6701.']);
    expect(facts.classes.map(({ value, hidden }) => [value, hidden])).toEqual([
      ['7766', true],
      ['6701', true],
    ]);
    expect(numbers.classes).toEqual(['RX99887766', 'AB123456701']);
  });

  it('stand whole in no technical detail, however short', () => {
    const { facts } = read({
      identifier: [{ system: 'https://plan.example/id', type: mb, value: '7Q' }],
      subscriberId: 'AB1234567',
    });
    const told = facts.technical.find(({ path }) => path === 'identifier[0]')?.text ?? '';
    expect(told).toContain('https://plan.example/id');
    expect(JSON.stringify(facts)).not.toMatch(/7Q|AB1234567/);
  });

  it('that are short do not give themselves away', () => {
    expect(['123456789', '1234567', '1234', '123', '12', '7', null].map(endingOf)).toEqual([
      '6789',
      '567',
      '34',
      '3',
      '2',
      '',
      null,
    ]);
    for (const value of ['7', '12', '123', '1234']) {
      const { facts } = read({
        identifier: [{ value }, { type: mb, value }],
        class: [{ type: { coding: [{ code: 'rxid' }] }, value }],
      });
      expect(JSON.stringify([facts.memberIdEnding, facts.otherNumbers, facts.classes])).not.toContain(value);
    }
  });

  it('of which there are several are all cut', () => {
    const typed = (code: string, value: string) => ({ type: { coding: [{ code }] }, value });
    const { facts, numbers } = read({
      identifier: [
        typed('MB', 'CANARY-1001'),
        typed('MB', 'CANARY-2002'),
        typed('SN', 'CANARY-3003'),
        typed('MC', 'CANARY-4004'),
        typed('MA', 'CANARY-5005'),
        typed('SS', 'CANARY-6006'),
        { system: 'http://hl7.org/fhir/sid/us-mbi', value: 'CANARY-7007' },
        typed('XX', 'PLAN-8008'),
      ],
    });
    expect(numbers.memberId).toBe('CANARY-1001');
    expect(JSON.stringify(facts)).not.toContain('CANARY');
    expect(facts.otherNumbers.map(({ value }) => value)).toEqual([
      '•••• 2002',
      '•••• 3003',
      '•••• 4004',
      '•••• 5005',
      '•••• 6006',
      '•••• 7007',
      'PLAN-8008',
    ]);
  });

  it('stand whole in no name, label or class either', () => {
    const id = 'CANARY-998877';
    const kind = (code: string) => ({ coding: [{ code, display: `kind ${id}` }] });
    const { facts } = read({
      identifier: [{ type: mb, value: id }],
      type: { text: `Plan of ${id}` },
      beneficiary: { display: `Ann (${id})` },
      subscriber: { display: `Bob (${id})` },
      payor: [{ display: `Payer ${id}` }],
      network: `net ${id}`,
      class: [
        { type: kind('plan'), value: id, name: null },
        { type: kind('group'), value: `${id}-01`, name: `Group ${id}` },
      ],
      extension: [picture('QRCode', { data: png.toString('base64') }, `Code of ${id}`)],
    });
    expect(JSON.stringify({ planted: id })).toContain('CANARY');
    expect(JSON.stringify(facts)).not.toContain('CANARY');
  });
});

describe('costs', () => {
  const cost = (more: Record<string, unknown>) =>
    read({ costToBeneficiary: [{ type: { coding: [{ code: 'x' }] }, ...more }] }).facts.costs[0];

  it('are money, percents, counts, or the plan’s own words', () => {
    expect(cost({ valueMoney: { value: 20.5, currency: 'USD' } })).toMatchObject({
      cents: 2_050,
      currency: 'USD',
    });
    expect(cost({ valueMoney: { value: 0 } })).toMatchObject({ cents: 0, currency: null });
    expect(cost({ valueQuantity: { value: 20, unit: '%' } })).toMatchObject({ percent: 20, cents: null });
    expect(cost({ valueQuantity: { value: 3, unit: 'visits' } })).toMatchObject({
      text: '3 visits',
      cents: null,
    });
    const words = [{ url: `${c4dic}BeneficiaryCostString-extension`, valueString: 'DED THEN $10' }];
    expect(cost({ valueMoney: { extension: words } })).toMatchObject({ text: 'DED THEN $10', cents: null });
  });

  it('without any value are kept as unread, never as zero', () => {
    const { facts } = read({ costToBeneficiary: [{ type: { text: 'Copay' } }] });
    expect(facts.costs).toEqual([]);
    expect(facts.unread[0]?.path).toBe('costToBeneficiary[0]');
  });

  it('tell exceptions and the network of their kind', () => {
    const one = cost({
      type: { coding: [{ code: 'IndOutMax' }] },
      valueMoney: { value: 1 },
      exception: [{ type: { text: 'Retired' }, period: { start: '2026-01-01', end: '9999-12-31' } }],
    });
    expect(one).toMatchObject({ kind: 'indoutmax', network: 'out', exceptions: ['Retired, 2026-01-01'] });
  });
});

describe('what a coverage is for', () => {
  const kindOf = (system: string, code: string) => read({ type: { coding: [{ system, code }] } }).facts.kind;

  it.each([
    ['1', 'medical'],
    ['111', 'medicare-part-c'],
    ['122', 'medicare-part-d'],
    ['14', 'medicare-medicaid'],
    ['21', 'medicaid'],
    ['512', 'medical'],
    ['561', 'dental'],
    ['562', 'vision'],
    ['95', 'other'],
  ])('payment type %s is %s', (code, kind) => {
    expect(kindOf('https://nahdo.org/sopt', code)).toBe(kind);
  });

  it('is recognized by act codes, Medicare’s parts and words', () => {
    expect(kindOf('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'DENTAL')).toBe('dental');
    expect(kindOf('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'DRUGPOL')).toBe('drug');
    expect(kindOf('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'HSAPOL')).toBe('spending-account');
    expect(read({ id: 'part-b-123' }).facts.kind).toBe('medicare-part-b');
    expect(read({ class: [{ type: { coding: [{ code: 'plan' }] }, value: 'Part D' }] }).facts.kind).toBe(
      'medicare-part-d',
    );
    expect(read({ type: { text: 'Vision care' } }).facts.kind).toBe('vision');
    expect(read({ type: { text: 'Something' } }).facts.kind).toBe('other');
  });
});

describe('everything else', () => {
  it('keeps elements it does not know, and refuses what is no coverage of this version', () => {
    expect(read({ subrogation: true, policyHolder: { display: 'Ann Other' } }).facts.unread).toEqual([
      { path: 'policyHolder', text: 'Ann Other' },
      { path: 'subrogation', text: 'true' },
    ]);
    const refused = (json: unknown) => readCoverage(json, { resolve: () => null });
    expect(refused({ resourceType: 'Coverage', grouping: {} })).toMatchObject({ reason: 'old-fhir-version' });
    expect(refused({ resourceType: 'Coverage', id: 'stub' })).toMatchObject({ reason: 'empty' });
    for (const odd of [null, 5, 'x', [], {}, { resourceType: 'Patient' }])
      expect(refused(odd)).toMatchObject({ reason: 'not-a-coverage' });
  });

  it('lists every part that it does not show', () => {
    const { facts } = read({
      costToBeneficiary: [{ type: { text: 'Copay' }, valueMoney: { value: 5, display: 'five' } }],
      class: [{ type: { text: 'Group' }, value: 'G', color: 'blue' }],
      period: { start: '2026-01-01', note: 'soon' },
      extension: [
        {
          url: `${c4dic}AdditionalCardInformation-extension`,
          valueAnnotation: { text: 'Hello', authorString: 'Ann' },
        },
      ],
    });
    expect(facts.unread.map(({ path, text }) => `${path} ${text}`).toSorted()).toEqual([
      'class[0].color blue',
      'costToBeneficiary[0].valueMoney.display five',
      'extension(C4DIC-AdditionalCardInformation-extension).authorString Ann',
      'period.note soon',
    ]);
  });

  it('never throws on odd shapes', () => {
    for (const odd of [5, 'x', null, [], {}, [null, 5, {}], [{ coding: 5 }]])
      for (const key of [
        'extension',
        'identifier',
        'class',
        'payor',
        'costToBeneficiary',
        'type',
        'period',
        'meta',
      ])
        expect(() => read({ [key]: odd })).not.toThrow();
  });

  it('reads contacts of the payer by purpose', () => {
    const payer: Resource = {
      resourceType: 'Organization',
      id: 'o',
      name: 'Payer',
      telecom: [{ system: 'fax', value: '1-800-555-0100' }],
      contact: [
        {
          purpose: { coding: [{ code: 'PATINF' }] },
          telecom: [
            { system: 'phone', value: '1-800-555-0142' },
            { system: 'url', value: 'www.payer.example' },
          ],
        },
      ],
    };
    const { facts } = read({ payor: [{ reference: 'Organization/o' }] }, [payer]);
    expect(facts.contacts).toMatchObject([
      { purpose: 'patinf', phones: ['1-800-555-0142'], websites: ['www.payer.example'] },
    ]);
    expect(facts.unread).toEqual([{ path: 'payor.telecom.fax', text: '1-800-555-0100' }]);
  });

  it('a payer within the record is understood, save for what no card shows', () => {
    const contained = [
      { resourceType: 'Organization', id: 'o', active: true, name: 'Payer', description: 'A payer of care' },
    ];
    const { facts } = read({ contained, payor: [{ reference: '#o' }] });
    expect(facts.payerName).toBe('Payer');
    expect(facts.unread).toEqual([{ path: 'contained[0].description', text: 'A payer of care' }]);
  });

  it('shows the small print as plain text', () => {
    expect(
      markdownText(
        '# Call **first**\n\n- see [our page](https://x.example)\n<b>bold</b> \\*kept\\* 5 * 3 * 2',
      ),
    ).toBe('Call first\n\nsee our page\nbold *kept* 5 * 3 * 2');
    expect(markdownText('one<br/>two _three_ a_b_c, 1 < 2 and 3 > 2')).toBe(
      'one\ntwo three a_b_c, 1 < 2 and 3 > 2',
    );
  });

  it('stands by its dates, whole years and months too', () => {
    const state = (start: string | null, end: string | null, statusText: string | null = 'active') =>
      coverageState({ start, end, statusText }, '2026-03-20');
    expect(state('2026', null)).toBe('current');
    expect(state(null, '2026-03')).toBe('current');
    expect(state(null, '2026-02')).toBe('past');
    expect(state('2026-04', null)).toBe('future');
    expect(state(null, null, 'draft')).toBe('not-stated');
    expect(state(null, null, 'cancelled')).toBe('past');
  });
});
