/** A profile whose records an earlier reading kept: what is derived from them is not there yet. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Db, openDatabase } from '../../../../electron/data/database/database.ts';
import { keyPath } from '../../../../electron/data/database/files.ts';
import { packJson } from '../../../../electron/data/database/packed-json.ts';
import { makeClaim, makeCondition, member } from '../../../support/living-plan/records.ts';
import { MemorySecretBox } from '../../../support/memory-ports.ts';

export const oldClaims = 240;
export const oldConditions = 40;
const oldKey = '7c'.repeat(32);
const then = '2026-02-01T08:00:00.000Z';

export async function makeOldProfile(folder: string): Promise<void> {
  const records = path.join(folder, 'records');
  mkdirSync(records, { recursive: true });
  writeFileSync(keyPath(records), await new MemorySecretBox().seal(oldKey));
  const db = openDatabase({ kind: 'file', folder: records, key: oldKey, logKey: '' });
  db.transaction(() => fill(db))();
  db.close();
}

function fill(db: Db): void {
  const connection = {
    payerId: 'harbor',
    planName: 'Harbor Plan of then',
    host: 'harbor.example',
    isSample: false,
    fhirBaseUrl: 'https://harbor.example/fhir',
    patientId: member.id,
    accessEndsAt: null,
    keepsUpToDate: false,
    granted: ['patient', 'claims'],
    notGranted: [],
    connectedAt: then,
    state: 'ended',
    lastCheckedAt: then,
    firstSyncDone: true,
    lastEnd: null,
  };
  db.prepare('INSERT INTO person (id, name, birth_date) VALUES (?, ?, ?)').run(
    'p',
    member.name,
    member.birthDate,
  );
  db.prepare("INSERT INTO connection (id, person_id, record) VALUES ('k', 'p', ?)").run(
    JSON.stringify(connection),
  );
  db.exec("INSERT INTO setting (name, value) VALUES ('mapping', '1')");
  const insert = db.prepare(
    "INSERT INTO resource (connection_id, type, id, first_seen, seen_in, mapping) VALUES ('k', ?, ?, ?, ?, 1)",
  );
  const insertJson = db.prepare('INSERT INTO packed_json (key, frame) VALUES (?, ?)');
  for (const resource of oldRecords()) {
    const { lastInsertRowid } = insert.run(resource.resourceType, resource.id, then, then);
    insertJson.run(Number(lastInsertRowid), packJson(JSON.stringify(resource)));
  }
}

/** In dollars: the claim of that number was billed so much. */
const billedOf = (number: number) => 10 + number + 0.01;

function oldRecords() {
  const claims = Array.from({ length: oldClaims }, (_, number) =>
    makeClaim({ id: `old-${number}`, served: '2026-01-20', billed: billedOf(number), paid: 1 }),
  );
  const conditions = Array.from({ length: oldConditions }, (_, number) =>
    makeCondition(`then-${number}`, `Invented ailment ${number}`),
  );
  return [...claims, ...conditions];
}

/** All of its claims together, in cents. */
export const oldBilled = Array.from({ length: oldClaims }, (_, number) => billedOf(number)).reduce(
  (sum, dollars) => sum + Math.round(dollars * 100),
  0,
);
