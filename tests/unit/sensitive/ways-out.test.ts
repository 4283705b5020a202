/** Ways on which a text of sensitive care could reach paper although it is left out. */
import { describe, expect, it } from 'vitest';
import { coverTexts } from '../../../shared/cover-texts.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { type PaperRequest, packetParts } from '../../../shared/model/papers/packet.ts';
import type { StatementOptions } from '../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { claimOf, mark } from '../../support/sensitive/sensitive-records.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { textOf } from '../../support/statement-text.ts';
import { newConnection, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

type Json = Record<string, unknown>;

const options = { ...usualOptions, showCodes: true, leavesOutSensitive: true } as const;
const own = { size: 'regular', paper: 'letter', language: 'en', leavesOutSensitive: true } as const;

function open(records: readonly Json[]) {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(store, connectionId, [...records]);
  store.archive.endPass(connectionId, seenAt);
  const say = (request: PaperRequest) => {
    const documents = layOutDocuments(store.statement.get({ request, madeOn: '2026-03-20' }), wordsIn);
    return documents.map((document) => `${JSON.stringify(document)}\n${textOf(document)}`).join('\n');
  };
  const sayYear = () => say({ kind: 'year', personId, year: 2026, connectionId: null, options });
  const sayClaim = (claimId: string) => say({ kind: 'claim', claimId, options });
  return { ...opened, say, sayYear, sayClaim };
}

const clinic = (name: string, more: Json = {}): Json => ({
  resourceType: 'Organization',
  id: 'o',
  name,
  ...more,
});
const psychiatry = clinic(`Behavioral Health ${mark}`);
const role = (more: Json): Json => ({ resourceType: 'PractitionerRole', id: 'r', ...more });
const npi = { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' };
const by = (reference: string) => ({ provider: { reference } });
const called = (display: string) => ({ provider: { display: `${display} ${mark}` } });

describe('a claim that no code calls sensitive says nothing of a provider that is', () => {
  it.each<[string, Json, Json[]]>([
    [
      'a role’s clinic',
      by('PractitionerRole/r'),
      [role({ organization: { reference: 'Organization/o' } }), psychiatry],
    ],
    [
      'a role’s doctor',
      by('PractitionerRole/r'),
      [
        role({ practitioner: { reference: 'Practitioner/p' } }),
        {
          resourceType: 'Practitioner',
          id: 'p',
          name: [{ text: mark }],
          qualification: [{ code: { text: 'Psychologist' } }],
        },
      ],
    ],
    [
      'a role and a clinic inside the claim',
      { ...by('#r'), contained: [role({ organization: { reference: '#o' } }), psychiatry] },
      [],
    ],
    [
      'what a clinic is part of',
      by('Organization/o'),
      [clinic(mark, { partOf: { reference: 'Organization/q' } }), clinic('Psychiatric Center', { id: 'q' })],
    ],
    ['a clinic by its number', { provider: { identifier: npi } }, [{ ...psychiatry, identifier: [npi] }]],
    ['an address on another server', by('https://other.example/fhir/Organization/o'), [psychiatry]],
    ['a word with characters that are not seen', called('Psy\u200bchiatry'), []],
    ['a word with a soft hyphen', called('Behav\u00adioral Health'), []],
    ['wide letters', called('Ｐｓｙｃｈｉａｔｒｙ'), []],
    ['words written as one', called('CenterForPsychiatry'), []],
    ['a word after three hundred characters', called(`${'Medical '.repeat(45)} Psychiatry`), []],
    [
      'a brand of a medicine',
      {
        ...called('Corner Pharmacy'),
        item: [{ sequence: 1, productOrService: { text: 'ZOLOFT 50MG TAB' } }],
      },
      [],
    ],
    [
      'what a service is called, late in its name',
      {
        ...called('Dr.'),
        item: [{ sequence: 1, productOrService: { text: `${'x '.repeat(200)} psychotherapy` } }],
      },
      [],
    ],
  ])('%s', (_way, facts, others) => {
    const { sayYear, sayClaim, connectionId } = open([claimOf('c', 'M54.5', '', facts), ...others]);
    expect(sayYear()).not.toContain(mark);
    expect(sayClaim(`${connectionId}/c`)).not.toContain(mark);
  });
});

it('a reason and a note of the plan that name sensitive care are left out where the claim is everyday care', () => {
  const reason = { text: `Psychotherapy is not covered ${mark}` };
  const category = { coding: [{ code: 'denialreason' }] };
  const { sayYear, sayClaim, connectionId } = open([
    claimOf('c', 'M54.5', 'Everyday', {
      processNote: [{ number: 1, text: `Substance use program ${mark}` }],
      item: [{ sequence: 1, productOrService: { text: 'Visit' }, adjudication: [{ category, reason }] }],
    }),
  ]);
  expect(sayYear()).not.toContain(mark);
  const claim = sayClaim(`${connectionId}/c`);
  expect(claim).not.toContain(mark);
  expect(claim).toContain('Everyday');
});

it('what another plan says of the same visit is left out, answered or not, until the person says they are two', () => {
  const { store, connectionId, personId, sayClaim } = open([claimOf('c', 'F33.1', mark)]);
  const facts = { planName: 'Second', host: 'b.example', fhirBaseUrl: 'https://b.example/fhir' };
  const second = store.connection.create(newConnection({ personId, ...facts }));
  const provider = { display: `Dr. ${mark} c` };
  storeAll(store, second.connectionId, [claimOf('d', 'Z99.89', mark, { provider })]);
  store.archive.endPass(second.connectionId, seenAt);
  const other = `${second.connectionId}/d`;
  expect(sayClaim(other)).not.toContain(mark);
  const pair = { firstId: `${connectionId}/c`, secondId: other };
  store.claims.answerVisit({ ...pair, same: true });
  expect(sayClaim(other)).not.toContain(mark);
  store.claims.answerVisit({ ...pair, same: false });
  expect(sayClaim(other)).toContain(mark);
});

it.each(['text', 'provider'] as const)(
  'a list does not say the %s by which a sensitive claim was found',
  (field) => {
    const { say, personId } = open([claimOf('c', 'F33.1', mark)]);
    const typed = field === 'text' ? mark : `Dr. ${mark} c`;
    const said = say({ kind: 'list', filter: { ...everyClaim(personId), [field]: typed }, options: own });
    expect(said).not.toContain(mark);
    expect(said).toContain('1 claim.');
  },
);

it('a letter about a bill for sensitive care is left out', () => {
  const { store, say, personId } = open([claimOf('c', 'F33.1', mark)]);
  const nothing = {
    ...{ patientName: null, billerFor: null, npi: null, prescriptionNumber: null, serviceEnd: null },
    ...{ totalChargesCents: null, previousBalanceCents: null, feeCents: null, installmentsOfCents: null },
  };
  const dates = { serviceStart: '2026-01-15', statementDate: '2026-02-10', dueDate: '2026-03-10' };
  const { billId } = store.bills.save({
    billId: null,
    facts: {
      ...{ kind: 'bill', personId, biller: 'Clinic', accounts: [], claimNumber: 'CLM-c', lines: [] },
      ...{ ...nothing, ...dates, dueCents: 9000, currency: 'USD' },
    },
  });
  store.letters.save({ about: { billId }, template: 'dispute', language: 'en', text: `Dear ${mark}` });
  const packet = (chosen: StatementOptions): PaperRequest => ({
    ...{ kind: 'packet', personIds: [personId], inside: [...packetParts], options: chosen },
  });
  expect(say(packet(options))).not.toContain(mark);
  expect(say(packet(usualOptions))).toContain(mark);
});

it('texts that tell are covered, and names of plans and people are not', () => {
  const { store, personId } = open([claimOf('c', 'M54.5', 'Everyday', { item: [] })]);
  const answer = store.claims.list({ filter: everyClaim(personId), offset: 0, limit: 10 });
  const named = { ...answer, rows: answer.rows.map((row) => ({ ...row, planName: 'Tells', what: 'Tells' })) };
  const covering = { ids: new Set<string>(), tells: (text: string) => text === 'Tells' };
  const [row] = coverTexts(requests['claims.list'].output, named, covering).rows;
  expect([row?.planName, row?.what === 'Tells']).toEqual(['Tells', false]);
});
