/** A person with two plans and somebody else, in a real encrypted database, and everything that a person may write. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Db, openDatabase } from '../../../electron/data/database/database.ts';
import { keyPath } from '../../../electron/data/database/files.ts';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import { LetterTemplate } from '../../../shared/model/bills/letter.ts';
import type { WrittenEnd } from '../../../shared/model/files/written.ts';
import { decryptRecords } from '../../support/decrypt-records.ts';
import { base, eob, later, newConnection, storeAll } from '../../unit/archive/records.ts';

export const today = '2026-05-01';
const key = 'c0ffee00'.repeat(8);
const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem';

function patient(id: string, given: string, birthDate: string) {
  return { resourceType: 'Patient', id, birthDate, name: [{ given: [given], family: 'Medina' }] };
}

/** A card of the plan that claims name. */
function coverage(id: string, beneficiary: string) {
  return {
    resourceType: 'Coverage',
    id,
    status: 'active',
    identifier: [{ type: { coding: [{ code: 'MB' }] }, value: `EVG-${id}` }],
    type: { text: 'Medical' },
    beneficiary: { reference: `Patient/${beneficiary}` },
    period: { start: '2025-01-01' },
    payor: [{ display: 'Evergreen' }],
    class: [{ type: { coding: [{ code: 'plan' }] }, value: 'PPO', name: 'PPO' }],
  };
}

function covered(claim: object, id = 'ppo') {
  return { ...claim, insurance: [{ focal: true, coverage: { reference: `Coverage/${id}` } }] };
}

/** Charges look alike only where the provider is stated by number. */
const harborValley = {
  display: 'Harbor Valley Clinic',
  identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' },
};

/** One of two claims that charge the same. */
function alike(id: string) {
  const submitted = { system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' };
  return {
    ...eob({ id, date: '2026-03-04', provider: harborValley, billed: 66 }),
    item: [
      {
        sequence: 1,
        productOrService: { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: 'X1000' }] },
        servicedDate: '2026-03-04',
        quantity: { value: 1 },
        adjudication: [{ category: { coding: [submitted] }, amount: { value: 66, currency: 'USD' } }],
      },
    ],
  };
}

const refused = {
  ...eob({
    id: 'a-6',
    date: '2026-03-12',
    provider: 'Harbor Anesthesia Group',
    billed: 1450,
    paid: 0,
    share: null,
  }),
  payment: { type: { coding: [{ system: `${carin}/C4BBPayerClaimPaymentStatusCode`, code: 'denied' }] } },
};

const ofEvergreen = [
  patient('pat-1', 'Rosa', '1984-05-09'),
  coverage('ppo', 'pat-1'),
  covered(eob({ id: 'a-1', date: '2026-03-02', provider: 'Rainier Family Clinic', billed: 210 })),
  covered(eob({ id: 'a-2', date: '2026-03-03', provider: 'Dr. Ada Example' })),
  eob({ id: 'a-3', date: '2025-11-03', provider: 'Dr. Ada Example', share: 12.5 }),
  alike('a-4'),
  alike('a-5'),
  refused,
];
const ofSupplement = [
  patient('pat-1', 'Rosa', '1984-05-09'),
  eob({
    id: 'b-1',
    number: 'S-1',
    date: '2026-03-02',
    provider: 'Rainier Family Clinic',
    billed: 210,
    paid: 20,
    share: 10,
  }),
];
const ofTheo = [
  patient('pat-2', 'Theo', '2015-01-02'),
  coverage('theo-ppo', 'pat-2'),
  eob({ id: 't-1', patient: 'Patient/pat-2', date: '2026-03-05' }),
];

/** Resource ids of the person's claims, by plan. */
export const claimsOf = { evergreen: ['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6'], supplement: ['b-1'] };

export type Household = {
  db: Db;
  store: DataOperations;
  /** The database as it lies on disk, without its encryption. */
  readFile(): Promise<Buffer>;
};

export function openHousehold(): Household {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-written-'));
  const folder = path.join(profile, 'records');
  const db = openDatabase({ kind: 'file', folder, key, logKey: '1'.repeat(64) });
  onTestFinished(() => {
    db.close();
    rmSync(profile, { recursive: true, force: true });
  });
  writeFileSync(keyPath(folder), key);
  return {
    db,
    store: createOperations(db),
    readFile: () => decryptRecords(profile, async (sealed) => sealed),
  };
}

export type Person = { personId: string; evergreen: string; supplement: string };

/** Connects both plans of Rosa and brings their claims. */
export function connectRosa(store: DataOperations): Person {
  const { personId, connectionId } = store.connection.create(newConnection());
  const createSupplement = () =>
    store.connection.create(
      newConnection({
        personId,
        planName: 'Supplement',
        host: 'sup.example',
        fhirBaseUrl: 'https://sup.example/r4',
      }),
    ).connectionId;
  let supplement = createSupplement();
  // What is equal otherwise stands by its id. Ids are random: here they are in one order each time.
  while (supplement < connectionId) {
    store.connection.undoCreate(supplement);
    supplement = createSupplement();
  }
  storeAll(store, connectionId, ofEvergreen);
  store.archive.endPass(connectionId, later);
  storeAll(store, supplement, ofSupplement);
  store.archive.endPass(supplement, later);
  return { personId, evergreen: connectionId, supplement };
}

export function connectTheo(store: DataOperations): { personId: string; connectionId: string } {
  const theo = store.connection.create(newConnection({ patientId: 'pat-2', fhirBaseUrl: base }));
  storeAll(store, theo.connectionId, ofTheo);
  store.archive.endPass(theo.connectionId, later);
  return theo;
}

/** Everything of what the person wrote that any screen asks for, with the ids of this app as words. */
export function tellAll(
  store: DataOperations,
  person: Person,
  others: { connectionId: string }[] = [],
): unknown {
  const { personId, evergreen, supplement } = person;
  const claimIds = [
    ...claimsOf.evergreen.map((id) => `${evergreen}/${id}`),
    ...claimsOf.supplement.map((id) => `${supplement}/${id}`),
  ];
  const { rows } = store.bills.list({ personId, today });
  const billIds = rows.map(({ bill }) => bill.id);
  const abouts = [...billIds.map((billId) => ({ billId })), ...claimIds.map((claimId) => ({ claimId }))];
  const told = {
    bills: billIds.map((billId) => store.bills.get({ billId, today })),
    scans: billIds.map((id) =>
      tryGet(() => Buffer.from(store.scans.get({ of: 'bill', id }).bytes).toString('base64')),
    ),
    payments: claimIds.map((claimId) => store.bills.claimPayments({ claimId })),
    paid: [2025, 2026].map((year) => store.bills.paidInYear({ personId, year })),
    limits: [2025, 2026].map((year) => store.limits.get({ personId, year, today })),
    taxes: [2025, 2026].map((year) => store.taxes.worksheet({ personId, year, today })),
    appeals: store.appeals.list({ personId }),
    each: claimIds.map((claimId) => store.appeals.get({ claimId })),
    letters: abouts.map((about) =>
      LetterTemplate.options.map((template) => store.letters.get({ about, template })),
    ),
    visitChecks: store.visitChecks.list({ personId }),
    episodes: store.episodes.list({ personId, today }),
    care: claimIds.map((claimId) => store.episodes.get({ claimId, today })),
    visits: claimIds.map((claimId) => store.claims.get({ claimId }).visits),
    putAway: store.episodes.list({ personId, today }).alike.map(({ isPutAway }) => isPutAway),
  };
  const words: [string, string][] = [
    [personId, 'ROSA'],
    [evergreen, 'EVERGREEN'],
    [supplement, 'SUPPLEMENT'],
    ...others.map(({ connectionId }): [string, string] => [connectionId, 'OTHER']),
  ];
  let text = JSON.stringify(told, (name, value: unknown) => (name === 'key' ? 'KEY' : value));
  for (const [id, word] of words) text = text.replaceAll(id, word);
  return JSON.parse(text);
}

function tryGet<T>(get: () => T): T | null {
  try {
    return get();
  } catch {
    return null;
  }
}

/** The file of what the person wrote, in a folder that is gone after the test; its path. */
export function saveFile(store: DataOperations, personId: string): string {
  return fileOf(store.written.file(personId, '2026-05-01T10:00:00.000Z'));
}

export function fileOf(content: string | Uint8Array, name = 'written.jsonl'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-saved-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

export async function lookAt(store: DataOperations, file: string) {
  const importId = await store.written.open(file);
  if (importId === null) throw new Error('It is no file of what a person wrote.');
  for (;;) {
    const { offer } = await store.written.look(importId);
    if (offer) return offer;
  }
}

/** Opens the file and adds all of it; papers are taken for what they say they are. */
export async function addFile(store: DataOperations, file: string, personId: string): Promise<WrittenEnd> {
  const { importId } = await lookAt(store, file);
  for (;;) {
    const paper = store.written.takeScan({ importId, personId });
    if (paper === null) break;
    store.written.judgeScan(importId, paper.place, { mediaType: 'application/pdf', pages: 2 });
  }
  const end = store.written.add({ importId, personId });
  await store.written.close();
  return end;
}
