/** Medicare's own download: what each line of it becomes. */
import { describe, expect, it } from 'vitest';
import { findMedicareText } from '../../../electron/data/import/medicare-text/text-form.ts';
import { claimsOf, medicareTexts, readEvents, summarize } from '../../support/medicare-texts.ts';

const { nora, omar, unnamed } = medicareTexts;

const sections = (events: Awaited<ReturnType<typeof readEvents>>) =>
  events.flatMap((event) => (event.kind === 'unread' ? [event.text.split('\n')[0]] : []));
const resources = (events: Awaited<ReturnType<typeof readEvents>>, type: string) =>
  events.flatMap((event) =>
    event.kind === 'record' && event.record.resource.resourceType === type ? [event.record.resource] : [],
  );

describe('Medicare’s text', () => {
  it('gives each claim to the cent: Part B, outpatient, and fills of Part D without amounts', async () => {
    expect(claimsOf(await readEvents(nora)).map(summarize)).toEqual([
      ['7001234567890', 'professional', '2024-10-18', 16_000, 9_400, 7_520, 1_880, 2],
      ['21234500123404NYA', 'outpatient', '2024-09-22', 50_480, 50_480, 12_631, 3_884, 2],
      ['7001234567999', 'professional', '2024-12-01', null, null, null, null, 1],
      ['880012345601', 'pharmacy', '2024-11-17', null, null, null, null, 1],
      ['880012345602', 'pharmacy', '2024-11-23', null, null, null, null, 1],
    ]);
  });

  it('gives each claim of Part A to the cent, with days of a stay and amounts of thousands', async () => {
    expect(claimsOf(await readEvents(omar)).map(summarize)).toEqual([
      ['30000000000001OHA', 'inpatient', '2025-01-03', 1_234_567, 900_000, 732_400, 167_600, 1],
      ['30000000000002OHA', 'home-health', '2025-01-08', 101_000, 101_000, 101_000, 0, 0],
      ['4400000000003', 'equipment', '2025-01-10', 21_000, 15_000, null, 3_000, 0],
      ['4400000000004', 'other', null, 2_500, 2_000, 2_000, 0, 0],
    ]);
  });

  it('accounts for every claim number in it', async () => {
    for (const text of [nora, omar, unnamed]) {
      const numbers = new Set([...text.matchAll(/^Claim Number: *(\S+)/gm)].map(([, number]) => number));
      expect(new Set(claimsOf(await readEvents(text)).map(({ claimNumber }) => claimNumber))).toEqual(
        numbers,
      );
    }
  });

  it('the line that adds up the others is no service, and is not added to them', async () => {
    const [, outpatient] = claimsOf(await readEvents(nora));
    expect(
      outpatient?.lines.map(({ isTotal, amounts }) => [isTotal ?? false, amounts.billed?.cents]),
    ).toEqual([
      [false, 1430],
      [false, 49_050],
      [true, 50_480],
    ]);
    expect(outpatient?.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('what is not available is not stated, and never zero', async () => {
    const waiting = claimsOf(await readEvents(nora))[2];
    expect(waiting?.amounts).toMatchObject({ billed: null, allowed: null, planPaid: null, yourShare: null });
    expect(waiting?.lines[0]?.amounts).toMatchObject({ billed: null, allowed: null, notCovered: null });
    expect(waiting?.provider.name).toBeNull();
  });

  it('a share of zero is zero', async () => {
    expect(claimsOf(await readEvents(omar))[1]?.amounts.yourShare).toMatchObject({
      cents: 0,
      source: 'plan',
    });
  });

  it('what cannot be read as an amount or a day stays, in Medicare’s words', async () => {
    const [, , equipment, other] = claimsOf(await readEvents(omar));
    const facts = (claim: typeof other) => claim?.facts.map(({ label, value }) => [label.text, value]);
    expect(facts(equipment)).toEqual([['Provider Paid', 'see letter']]);
    expect(facts(other)).toEqual([
      ['Service Start Date', '13/45/2025'],
      ['Reason For Review', 'Invented reason'],
    ]);
  });

  it('reads the person, their parts and their plans', async () => {
    const events = await readEvents(nora);
    expect(resources(events, 'Patient')).toMatchObject([
      { name: [{ text: 'NORA FIELDSTONE' }], birthDate: '1950-02-14' },
    ]);
    expect(resources(events, 'Coverage')).toMatchObject([
      { class: [{ value: 'Part A' }], period: { start: '2015-02-01' } },
      { class: [{ value: 'Part B' }], period: { start: '2015-02-01' } },
      { class: [{ value: 'S0000/000', name: 'Orchard Rx Plan (PDP)' }], period: { start: '2020-01-01' } },
    ]);
  });

  it('names the sections that it does not read', async () => {
    expect(sections(await readEvents(nora))).toEqual(['Emergency Contact']);
    const more = nora.replace('Email: nora', 'Shoe Size: 40\nEmail: nora');
    expect(sections(await readEvents(more))).toEqual(['Demographic: Shoe Size', 'Emergency Contact']);
  });

  it('without its section Demographic there is nobody, and no claim names anybody', async () => {
    const events = await readEvents(unnamed);
    expect(resources(events, 'Patient')).toEqual([]);
    for (const claim of claimsOf(events)) expect(claim.patientReference).toBeNull();
  });

  it('says of each claim that it came from Medicare’s text, and nothing of an outcome', async () => {
    for (const eob of resources(await readEvents(nora), 'ExplanationOfBenefit')) {
      expect(eob['meta']).toMatchObject({ source: 'https://mymedicare.gov', tag: [{ code: 'text' }] });
      expect(eob['outcome']).toBeUndefined();
      expect(eob['created']).toBeUndefined();
    }
  });

  it.each([
    ['line ends of Windows', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['a mark of UTF-8', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16 of the other order', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('is the same with %s', async (_, write) => {
    const records = async (content: string | Buffer) =>
      (await readEvents(content)).flatMap((event) =>
        event.kind === 'record' ? [event.record.resource] : [],
      );
    expect(await records(write(nora))).toEqual(await records(nora));
  });

  it('a name in letters of older Windows programs keeps its accents', async () => {
    const events = await readEvents(Buffer.from(nora.replace('NORA FIELDSTONE', 'NORA PEÑA'), 'latin1'));
    expect(resources(events, 'Patient')).toMatchObject([{ name: [{ text: 'NORA PEÑA' }] }]);
  });

  it('other files are none', () => {
    for (const text of [
      '{"resourceType":"Bundle"}',
      'About MyMedicare.gov',
      '',
      '\0\0\0\0',
      '--------\nMY HEALTHEVET',
    ])
      expect(findMedicareText(Buffer.from(text))).toBeNull();
  });

  it('ten digits of a pharmacy are an NPI only where they check', async () => {
    const npis = async (text: string) =>
      claimsOf(await readEvents(text)).flatMap(({ provider }) => (provider.npi === null ? [] : provider.npi));
    expect(await npis(nora)).toContain('1234567893');
    expect(
      await npis(nora.replaceAll('Service Provider: 1234567893', 'Service Provider: 1234567890')),
    ).not.toContain('1234567890');
  });

  it('diagnoses are ICD-10 from October 1, 2015, and ICD-9 before', async () => {
    const systems = async (text: string) =>
      claimsOf(await readEvents(text)).flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code.system));
    expect(new Set(await systems(nora))).toEqual(new Set(['ICD-10-CM']));
    const older = nora.replaceAll('2024', '2014').replaceAll(/(Diagnosis Code \d): \w+/g, '$1: 56400');
    expect(new Set(await systems(older))).toEqual(new Set(['ICD-9-CM']));
  });
});

describe('a text that is none of Medicare’s making', () => {
  const head = nora.slice(0, nora.indexOf('--------------------------------\nDemographic'));

  it('that ends within a claim gives the claims before it, and says so', async () => {
    const events = await readEvents(nora.slice(0, nora.indexOf('Medicare Approved: $504.80') + 10));
    expect(claimsOf(events).map(({ claimNumber }) => claimNumber)).toEqual(['7001234567890']);
    expect(events.slice(-2)).toMatchObject([
      { kind: 'unread', why: 'cut-off', text: 'Claim Number: 21234500123404NYA' },
      { kind: 'problem', problem: 'cut-off' },
    ]);
  });

  it('that lacks only its last line break is whole', async () => {
    const whole = claimsOf(await readEvents(nora)).map(summarize);
    const events = await readEvents(nora.trimEnd());
    expect(nora.trimEnd()).toMatch(/-{8,}$/);
    expect(claimsOf(events).map(summarize)).toEqual(whole);
    expect(events.filter(({ kind }) => kind === 'problem')).toEqual([]);
  });

  it('with an endless line tells of it, and reads what comes after', async () => {
    const events = await readEvents(
      nora.replace('Home Phone: 555', `Home Phone: ${'9'.repeat(2_000_000)}`),
      65_536,
    );
    expect(events).toContainEqual(expect.objectContaining({ kind: 'unread', why: 'too-large', place: 57 }));
    expect(claimsOf(events)).toHaveLength(5);
  });

  it('with a million sections is left at the first few', async () => {
    const rule = '-'.repeat(32);
    const events = await readEvents(head + `${rule}\nDrugs\n${rule}\n`.repeat(1_000_000), 65_536);
    expect(events.length).toBeLessThan(2100);
    expect(events.at(-1)).toEqual({ kind: 'problem', problem: 'too-large' });
  });

  it('with a claim of endless lines leaves that claim out, with its number', async () => {
    const events = await readEvents(
      nora.replace('Line number:  1\n', `Line number:  1\n${'Modifier 1/Description: 1\n'.repeat(100_000)}`),
      65_536,
    );
    expect(claimsOf(events)).toHaveLength(4);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'unread', why: 'too-large', text: 'Claim Number: 7001234567890' }),
    );
  });

  it('with a value of 300,000 lines is read in a moment', async () => {
    for (const before of ['Address Line 1: 12', 'Claim Type: PartB\n', 'Home Phone: 555-555-0101\n']) {
      const began = process.cpuUsage();
      await readEvents(nora.replace(before, `${before.trim()}\n${'a b\n'.repeat(300_000)}`), 65_536);
      expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
    }
  }, 60_000);

  it('that names one claim twice has it once; two claims of one number are two', async () => {
    const claim = nora.slice(
      nora.indexOf('Claim Number: 7001234567999'),
      nora.indexOf('--------------------------------\nClaim Lines for Claim Number: 880012345601'),
    );
    const ids = async (more: string) => {
      const events = await readEvents(nora.replace(claim, `${claim}\n${more}\n`));
      return resources(events, 'ExplanationOfBenefit').map(({ id }) => id);
    };
    expect(new Set(await ids(claim)).size).toBe(5);
    expect(new Set(await ids(claim.replaceAll('12/01/2024', '12/02/2024'))).size).toBe(6);
  });
});
