/** Medicare's own download, opened as a person opens it: whose it is, each dollar once, newer and older texts. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { ImportOffer } from '../../../shared/model/files/import.ts';
import { medicareTexts } from '../../support/medicare-texts.ts';
import { describeWithMedicareTexts, medicareTextFolder } from '../../support/needs.ts';
import {
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../../unit/archive/records.ts';
import { accountedFor, at, filesWith, importAll, offerOf } from './opened.ts';

const { nora, omar, unnamed } = medicareTexts;
const newer = nora.replace('12/20/2024 5:10 AM', '1/20/2025 5:10 AM');

const open = (store: DataOperations, text: string, when = at) =>
  importAll(store, filesWith({ 'MyMedicare.txt': text }), undefined, when);
const rowsOf = (store: DataOperations, personId: string) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;
const sumsOf = (store: DataOperations, personId: string, year = 2024) => {
  const [totals] = store.claims.overview({ personId, year, today: '2026-03-20' }).totals;
  return totals && [totals.billed.cents, totals.planPaid.cents, totals.yourShare.cents];
};
const personOf = (store: DataOperations) => store.people.list()[0]?.id ?? '';
const eobCounts = ({ counts }: Awaited<ReturnType<typeof open>>['end']) =>
  counts.find(({ resourceType }) => resourceType === 'ExplanationOfBenefit');

describe('Medicare’s text', () => {
  it('is opened like any file, and its sums are right to the cent', async () => {
    const { store } = memoryStore();
    const { offer, end } = await open(store, nora);
    expect(offer.files).toMatchObject([{ format: 'medicare-text', records: 9, problem: null }]);
    expect(offer.patients).toMatchObject([
      {
        name: 'NORA FIELDSTONE',
        birthDate: '1950-02-14',
        planName: 'Medicare',
        origin: 'mymedicare.gov',
        suggestedPersonId: null,
      },
    ]);
    expect(eobCounts(end)).toMatchObject({ added: 5 });
    expect(sumsOf(store, personOf(store))).toEqual([66_480, 20_151, 5_764]);
  });

  it('says of which day it is, with its cards, and stays of its newest day', async () => {
    const { store } = memoryStore();
    const daysOf = () => [
      ...store.connection.list().map(({ madeOn }) => madeOn),
      ...new Set(
        store.coverage.list({ personId: personOf(store), today: '2026-03-20' }).map(({ asOf }) => asOf),
      ),
    ];
    await open(store, nora);
    expect(daysOf()).toEqual(['2024-12-20', '2024-12-20']);
    await open(store, newer, later);
    expect(daysOf()).toEqual(['2025-01-20', '2025-01-20']);
    await open(store, nora, later);
    expect(daysOf()).toEqual(['2025-01-20', '2025-01-20']);
    const rows = rowsOf(store, personOf(store));
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row).toMatchObject({ planName: 'Medicare', openedAt: at, counted: true });
  });

  it('of Part A, too', async () => {
    const { store } = memoryStore();
    await open(store, omar);
    expect(sumsOf(store, personOf(store), 2025)).toEqual([1_356_567, 833_400, 170_600]);
  });

  it('tells the sections that are not read by their names, and keeps them', async () => {
    const { db, store } = memoryStore();
    const { end } = await open(store, nora);
    expect(end.notUnderstood).toMatchObject([{ why: 'section', place: 47 }]);
    expect(end.notUnderstood[0]?.excerpt).toBe('Emergency Contact');
    const kept = db.prepare('SELECT text FROM unread_line').pluck().all();
    expect(kept).toEqual([expect.stringContaining('Contact Name: PAT FIELDSTONE')]);
  });

  it('names its sections about health, which no page shows, and no other one', async () => {
    const { store } = memoryStore();
    await open(store, nora);
    expect(store.connection.list()[0]).not.toHaveProperty('textOnly');
    const line = '-'.repeat(32);
    const sections = ['Self Reported Allergies', 'Pharmacies', 'Self Reported Labs and Tests'].map(
      (name) => `${line}\n${name}\n${line}\nSource: Self-Entered\nNote: something\n`,
    );
    await open(store, nora.replace(/(-{32}\r?\n)Demographic/, `${sections.join('')}$1Demographic`), later);
    expect(store.connection.list()[0]?.textOnly).toEqual([
      'Self Reported Allergies',
      'Self Reported Labs and Tests',
    ]);
  });

  it('opened twice, adds nothing', async () => {
    const { store } = memoryStore();
    await open(store, nora);
    const { offer, end } = await open(store, nora, later);
    expect(offer.patients[0]?.suggestedPersonId).toBe(personOf(store));
    expect(eobCounts(end)).toEqual({ resourceType: 'ExplanationOfBenefit', added: 0, changed: 0, same: 5 });
    expect(rowsOf(store, personOf(store))).toHaveLength(5);
    expect(store.connection.list()).toHaveLength(1);
  });

  it('that is newer changes only what is new in it, and tells the change', async () => {
    const { store } = memoryStore();
    await open(store, nora);
    const { end } = await open(
      store,
      newer.replace('You May be Billed: $18.80', 'You May be Billed: $21.00'),
      later,
    );
    expect(eobCounts(end)).toMatchObject({ added: 0, changed: 1, same: 4 });
    expect(sumsOf(store, personOf(store))).toEqual([66_480, 20_151, 5_984]);
    const [row] = rowsOf(store, personOf(store)).filter(({ claimNumber }) => claimNumber === '7001234567890');
    const view = store.claims.get({ claimId: row?.id ?? '' });
    expect(view.history.map(({ what }) => what)).toContain('changed');
  });

  it('that is older changes nothing, even after one that said the same', async () => {
    const { store } = memoryStore();
    await open(store, nora);
    await open(store, newer, later);
    const old = nora
      .replace('12/20/2024 5:10 AM', '1/1/2025 1:00 PM')
      .replace('Billed: $18.80', 'Billed: $99.00');
    const { end } = await open(store, old, later);
    expect(eobCounts(end)).toMatchObject({ added: 0, changed: 0, same: 5 });
    expect(sumsOf(store, personOf(store))).toEqual([66_480, 20_151, 5_764]);
  });

  it('goes to the person here of the same name and birth date, and to nobody of another birth date', async () => {
    const { store } = memoryStore();
    await open(store, nora);
    const other = await offerOf(store, filesWith({ 'b.txt': nora.replace('02/14/1950', '02/15/1950') }));
    expect(other.patients[0]?.suggestedPersonId).toBeNull();
    const same = await offerOf(
      store,
      filesWith({ 'c.txt': nora.replace('NORA FIELDSTONE', 'Nora Fieldstone') }),
    );
    expect(same.patients[0]?.suggestedPersonId).toBe(personOf(store));
  });

  it('without its section Demographic asks whose it is, and is theirs then', async () => {
    const { store } = memoryStore();
    await open(store, omar);
    const personId = personOf(store);
    const choose = ({ importId, patients }: ImportOffer) => {
      expect(patients).toMatchObject([{ key: '', name: null, suggestedPersonId: null }]);
      return { importId, people: [{ key: '', personId }] };
    };
    const { end } = await importAll(store, filesWith({ 'x.txt': unnamed }), choose);
    expect(end).toMatchObject({ undecided: 0, leftOut: 0 });
    expect(sumsOf(store, personId)).toEqual([66_480, 20_151, 5_764]);
  });
});

type Json = Record<string, unknown>;

/** As Medicare's service sends it. */
function sent(facts: Parameters<typeof eob>[0], control: { name: string; value: string } | null): Json {
  const url = `https://bluebutton.cms.gov/resources/variables/${control?.name}`;
  const extension = control === null ? [] : [{ url, valueIdentifier: { system: url, value: control.value } }];
  return { ...eob({ patient: 'Patient/-20', date: '2024-10-18', ...facts }), extension };
}
const carrier = (value: string) => ({ name: 'carr_clm_cntl_num', value });
const institution = (value: string) => ({ name: 'fi_doc_clm_cntl_num', value });

function withMedicare(claims: Json[]) {
  const { store } = memoryStore();
  const host = 'api.bluebutton.cms.gov';
  const ids = store.connection.create(
    newConnection({ planName: 'Medicare', host, fhirBaseUrl: `https://${host}/v2/fhir`, patientId: '-20' }),
  );
  const patient = {
    resourceType: 'Patient',
    id: '-20',
    name: [{ text: 'Nora Fieldstone' }],
    birthDate: '1950-02-14',
  };
  storeAll(store, ids.connectionId, [patient, ...claims], { mode: 'full' });
  store.archive.endPass(ids.connectionId, seenAt);
  return { store, ...ids };
}

describe('Medicare’s text beside Medicare’s service', () => {
  const partB = { id: 'carrier-1', number: '-1', billed: 160, paid: 75.2, share: 18.8 };
  const hospital = {
    id: 'outpatient-2',
    number: '-2',
    date: '2024-09-22',
    billed: 504.8,
    paid: 126.31,
    share: null,
  };

  it('each claim of a control number counts once, in the plan', async () => {
    const { store, personId } = withMedicare([
      sent(partB, carrier('7001234567890')),
      sent(hospital, institution('21234500123404NYA')),
    ]);
    const alone = sumsOf(store, personId);
    const { end } = await open(store, nora);
    expect(end.possibleDuplicates).toBe(2);
    expect(sumsOf(store, personId)).toEqual(alone);
    const left = rowsOf(store, personId).filter(({ openedAt, counted }) => openedAt !== null && !counted);
    expect(left.map(({ claimNumber, notCountedBecause }) => [claimNumber, notCountedBecause])).toEqual([
      ['7001234567890', 'from-file'],
      ['21234500123404NYA', 'from-file'],
    ]);
  });

  it('also where the service came after the text', async () => {
    const { store } = memoryStore();
    await open(store, nora);
    const personId = personOf(store);
    const host = 'api.bluebutton.cms.gov';
    const { connectionId } = store.connection.create(
      newConnection({
        personId,
        planName: 'Medicare',
        host,
        fhirBaseUrl: `https://${host}/v2/fhir`,
        patientId: '-20',
      }),
    );
    const claims = [sent(partB, carrier('7001234567890')), sent(hospital, institution('21234500123404NYA'))];
    storeAll(store, connectionId, claims, { mode: 'full' });
    store.archive.endPass(connectionId, seenAt);
    expect(sumsOf(store, personId)?.slice(0, 2)).toEqual([66_480, 20_151]);
  });

  it('what the plan has replaced since counts in neither', async () => {
    const { store, personId } = withMedicare([
      sent({ ...partB, status: 'cancelled' }, carrier('7001234567890')),
      sent({ ...partB, id: 'carrier-9', number: '-9', paid: 70 }, carrier('7001234567891')),
    ]);
    await open(store, nora);
    expect(sumsOf(store, personId)?.[1]).toBe(7_000 + 12_631);
  });

  it('a claim of another day or another number stays its own', async () => {
    const { store, personId } = withMedicare([
      sent({ ...partB, date: '2024-10-19', billed: 161 }, carrier('7001234567890')),
      sent({ ...hospital, billed: 505 }, institution('99999500123404NYA')),
    ]);
    await open(store, nora);
    expect(sumsOf(store, personId)?.[0]).toBe(16_100 + 50_500 + 66_480);
  });

  it('a fill of Part D is one by its drug and day', async () => {
    const fill = sent({ id: 'pde-1', number: '-5', date: '2024-11-17', pharmacy: true }, null);
    const product = { coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '00000013505' }] };
    const { store, personId } = withMedicare([
      { ...fill, item: [{ sequence: 1, productOrService: product, servicedDate: '2024-11-17' }] },
    ]);
    await open(store, nora);
    const fills = rowsOf(store, personId).filter(({ kind, counted }) => kind === 'pharmacy' && counted);
    expect(fills.map(({ serviceStart, openedAt }) => [serviceStart, openedAt])).toEqual([
      ['2024-11-23', at],
      ['2024-11-17', null],
    ]);
  });

  it('without a control number the person is asked, even of a claim that names no provider; a yes counts it once', async () => {
    const { store, personId } = withMedicare([sent({ ...hospital, share: 40 }, null)]);
    await open(store, nora);
    const { questions } = store.claims.openVisits({ personId });
    expect(questions).toHaveLength(1);
    const [{ first, second } = { first: null, second: null }] = questions;
    store.claims.answerVisit({ firstId: first?.id ?? '', secondId: second?.id ?? '', same: true });
    expect(sumsOf(store, personId)?.slice(0, 2)).toEqual([66_480, 20_151]);
  });

  it('another plan that keeps Medicare’s number counts beside it', async () => {
    const { store } = memoryStore();
    const { personId, connectionId } = store.connection.create(newConnection({ patientId: '-20' }));
    const supplement = { id: 's-1', number: 'S-1', billed: 999, paid: 18.8, share: 0 };
    storeAll(store, connectionId, [sent(supplement, carrier('7001234567890'))], { mode: 'full' });
    store.archive.endPass(connectionId, seenAt);
    await importAll(store, filesWith({ 'a.txt': nora }), ({ importId, patients }) => ({
      importId,
      people: patients.map(({ key }) => ({ key, personId })),
    }));
    expect(sumsOf(store, personId)?.[1]).toBe(1_880 + 20_151);
  });
});

describe('Medicare’s text, its service and a second text, in any order', () => {
  const numbers = ['7001234567890', '21234500123404NYA'];
  const host = 'api.bluebutton.cms.gov';
  const claims = [
    sent({ id: 'carrier-1', number: '-1', billed: 160, paid: 75.2, share: 18.8 }, carrier('7001234567890')),
    sent(
      { id: 'outpatient-2', number: '-2', date: '2024-09-22', billed: 504.8, paid: 126.31, share: 38.84 },
      institution('21234500123404NYA'),
    ),
  ];
  /** The steps of a world: which claims the plan has, and in which order everything comes. */
  const worlds = [[], [0], [1], [0, 1]].flatMap((held) =>
    [
      ['plan', 'text', 'newer'],
      ['text', 'plan', 'newer'],
      ['text', 'newer', 'plan'],
      ['newer', 'plan', 'text'],
      ['plan', 'newer', 'text', 'plan', 'text'],
    ].map((order) => [order.join(', '), held, order] as const),
  );

  it.each(worlds)('%s, where the plan has %j: sums are those of one of them', async (_, held, order) => {
    const { store } = memoryStore();
    const { personId, connectionId } = store.connection.create(
      newConnection({ planName: 'Medicare', host, fhirBaseUrl: `https://${host}/v2/fhir`, patientId: '-20' }),
    );
    const steps: Record<string, () => unknown> = {
      plan: () => {
        storeAll(
          store,
          connectionId,
          held.map((at) => claims[at]),
          { mode: 'full' },
        );
        store.archive.endPass(connectionId, seenAt);
      },
      text: () => importFor(nora),
      newer: () => importFor(newer),
    };
    const importFor = (text: string) =>
      importAll(store, filesWith({ 'm.txt': text }), ({ importId, patients }) => ({
        importId,
        people: patients.map(({ key }) => ({ key, personId })),
      }));
    for (const step of order) await steps[step]?.();
    expect(sumsOf(store, personId)).toEqual([66_480, 20_151, 5_764]);
    const counted = rowsOf(store, personId).filter((row) => row.counted && row.billed !== null);
    expect(counted.filter(({ openedAt }) => openedAt === null)).toHaveLength(held.length);
    expect(counted).toHaveLength(numbers.length);
  });

  it('the whole import goes again with its connection, and what the plan sent counts as before', async () => {
    const { store, personId } = withMedicare(claims.slice(0, 1));
    const alone = sumsOf(store, personId);
    await open(store, nora);
    const file = store.connection.list().find(({ origin }) => origin === 'file');
    store.connection.erase(file?.id ?? '');
    expect(sumsOf(store, personId)).toEqual(alone);
    expect(rowsOf(store, personId)).toHaveLength(1);
  });
});

describeWithMedicareTexts('real texts of Medicare’s website', () => {
  const texts = medicareTextFolder
    ? readdirSync(medicareTextFolder).filter((name) => /sample\.txt$/i.test(name))
    : [];

  it.each(texts)('%s: each claim is there, each section read or told', async (name) => {
    const { store } = memoryStore();
    const { offer, end } = await importAll(store, [path.join(medicareTextFolder, name)]);
    const { stored, told } = accountedFor(end);
    expect(offer.files[0]?.records).toBe(stored);
    expect(end.undecided + end.leftOut).toBe(0);
    expect(told).toBe(end.notUnderstood.filter(({ why }) => why === 'section').length);
    const personId = personOf(store);
    expect(
      rowsOf(store, personId).map((row) => [
        row.claimNumber,
        row.billed?.cents,
        row.planPaid?.cents,
        row.yourShare?.cents,
      ]),
    ).toEqual([
      ['1234567890123', undefined, undefined, undefined],
      ['1234567890000', 6000, 2720, 680],
      ['12345678900000VAA', 50_480, 12_631, 3884],
      ['123456789011', undefined, undefined, undefined],
      ['123456789012', undefined, undefined, undefined],
    ]);
  });
});
