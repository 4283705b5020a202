/**
 * What was read is stored, and read again only when `readingVersion` is raised. So a change of what any reader makes of
 * the same JSON must come with a new version: this test compares everything that is read from a fixed set of records
 * with the fingerprint that belongs to the version.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readApproval } from '../../electron/data/approvals/read/read-approval.ts';
import { readingVersion } from '../../electron/data/archive/reading-version.ts';
import { readClaim } from '../../electron/data/claims/read/read-claim.ts';
import { readCoverage } from '../../electron/data/coverage/read/read-coverage.ts';
import { ReferenceIndex } from '../../electron/data/fhir/references.ts';
import type { Resource } from '../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../electron/data/health/read/read-health-record.ts';
import { makeSamplePlans } from '../../electron/sample-plan/people/plans.ts';
import { uc } from '../fixtures/eob/build.ts';
import { oddClaims } from '../fixtures/eob/odd-claims.ts';
import * as vectors from '../fixtures/eob/vectors.ts';
import { everyApproval } from '../fixtures/records/approvals.ts';
import { everyRecord } from '../fixtures/records/health.ts';
import { base, memoryStore, newConnection, seenAt, storeAll } from '../unit/archive/records.ts';

/** By version, fingerprints of the records given to the readers and of what they made of them. */
const fingerprints: Record<number, { given: string; made: string }> = {
  5: { given: 'e89fKnpl2414AOSmvQXj_W', made: 'sDq1lUwLKbxdmWBMbsjlGX' },
  6: { given: 'I4t3J6BMzrJGXfvmQUVQFY', made: 'udpXzVqE-FXekVn-Dhu8G8' },
  7: { given: 'yVx_FKjQIaue2g0FzkipW0', made: '9ZB58olRbmGtDofcIWudvw' },
  8: { given: 'yVx_FKjQIaue2g0FzkipW0', made: 'vekP1AdHYDSTjoNElJ8cre' },
  9: { given: 'w6x7zMb0RjrXhNQKLIj2PL', made: 'LWTO5UFENdQTr51YgSfZPb' },
  10: { given: 'Cm9TdUWtT-2NDea1vwhbRK', made: 'j3jiTa-89dZeZ6L4CjF8WD' },
  11: { given: 'Cm9TdUWtT-2NDea1vwhbRK', made: 'UoVXar0VcZiErug9ADnvRj' },
  12: { given: 'B9nmmYUUumzI9iudluprEc', made: 'C06PvEN8wbmFaQs5A4SdPg' },
  13: { given: 'mg3ovSQyucrj5lWkKENSe6', made: '3hqo6SY-K6HWkOYnmv9E5r' },
  14: { given: 'MLxvAsQmv5CTOxLoEn-tkh', made: 'c2pFnSU9_22u3ynNIvHVM5' },
  15: { given: 'pgQ7gR4isI9wvI70aT6I9B', made: 'RGq442mX0XlkoK_ED6F2EJ' },
  16: { given: 'pgQ7gR4isI9wvI70aT6I9B', made: 'RGq442mX0XlkoK_ED6F2EJ' },
  17: { given: 'pgQ7gR4isI9wvI70aT6I9B', made: 'LklPTvENVgJ_tCzoMLarcX' },
  18: { given: 'rOrU-HR0U_gGHNsKDCgpFR', made: 'jA7sgZeIyBh8Dc350tNq0o' },
  19: { given: 'RfMD0oDWlRf8k8loL9WdyP', made: 'eiqUHf-thr6ZN2IFoGtVIN' },
  20: { given: 'RfMD0oDWlRf8k8loL9WdyP', made: 'QiqLIiTQo839DJWNJ-COXz' },
  21: { given: 'Q0VYXWIeFfaa1ojAIfuX3S', made: 'r_Jrf7-eTYyMXRSsXKJC1Z' },
  22: { given: 'Q0VYXWIeFfaa1ojAIfuX3S', made: 'nNmtqH1NNOmc_hJWO4vNLC' },
  23: { given: 'Q0VYXWIeFfaa1ojAIfuX3S', made: 'nNmtqH1NNOmc_hJWO4vNLC' },
};

type Source = { patientId: string; resources: readonly Resource[] };

/** The guide's examples share one id and one number; here each needs its own. */
function vectorClaims(): Resource[] {
  return Object.values(vectors).map((claim, index) => ({
    ...claim,
    id: `vector-${index}`,
    identifier: [uc(`VECTOR-${index}`)],
  }));
}

/** Resources as the app receives them: JSON of any kind. */
function sendAsJson(resources: readonly unknown[]): Resource[] {
  return JSON.parse(JSON.stringify(resources)) as Resource[];
}

function everySource(): Source[] {
  const people = makeSamplePlans({ now: '2026-03-01', later: '2026-03-01' }).flatMap((plan) =>
    plan.members.map(({ person, own, claims }) => ({
      patientId: person.id,
      resources: sendAsJson([
        ...plan.directory,
        ...own,
        ...Array.from({ length: claims.count }, (_, index) => claims.claim(index)),
      ]),
    })),
  );
  const own = [...vectorClaims(), ...oddClaims, ...everyApproval, ...everyRecord];
  return [...people, { patientId: 'p1', resources: own }];
}

/** Everything that the readers say of each resource. */
function readAll({ resources }: Source): unknown[] {
  const index = new ReferenceIndex();
  for (const resource of resources) index.add(resource, null);
  const { resolve } = index;
  return resources.map((resource) => ({
    claim: readClaim(resource, { id: 'id', resolve }),
    approval: resource.resourceType === 'ExplanationOfBenefit' ? readApproval(resource, { resolve }) : null,
    record: readHealthRecord(resource, { resolve, fhirBaseUrl: base }),
    coverage: readCoverage(resource, { resolve }),
  }));
}

/** What the database keeps of what was read. */
function storedOf({ patientId, resources }: Source): unknown[] {
  const { db, store } = memoryStore();
  const { connectionId } = store.connection.create(newConnection({ patientId }));
  storeAll(store, connectionId, [...resources]);
  store.archive.endPass(connectionId, seenAt);
  for (let after: number | null = 0; after !== null; ) after = store.claims.digest({ after });
  const claims = db.prepare(
    `SELECT type, id, row, service_start, settled, facts, words FROM claim JOIN resource USING (key)
     JOIN claim_facts USING (key) JOIN claim_text ON claim_text.rowid = claim.key ORDER BY type, id`,
  );
  const records = db.prepare(
    'SELECT type, id, kind, day, trend, row, words FROM record JOIN resource USING (key) ORDER BY type, id',
  );
  const digests = db.prepare<[string]>(
    `SELECT resource.id, part, replace(claim_digest.facts, ?, 'connection') AS facts FROM claim_digest JOIN resource USING (key) ORDER BY resource.id, part`,
  );
  return [claims.all(), records.all(), digests.all(connectionId)];
}

const jsonColumns = new Set(['row', 'settled', 'facts']);

/** The value with its keys in alphabetical order, and stored JSON as values: neither says anything. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      plain(jsonColumns.has(key) && typeof inner === 'string' ? JSON.parse(inner) : inner),
    ]),
  );
}

function fingerprintOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(plain(value)))
    .digest('base64url')
    .slice(0, 22);
}

beforeAll(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z'), toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

test('the reading version is raised when a reader makes something else of the same records', () => {
  const sources = everySource();
  const now = {
    given: fingerprintOf(sources),
    made: fingerprintOf(sources.map((source) => [storedOf(source), readAll(source)])),
  };
  const known = fingerprints[readingVersion];
  const line = `${readingVersion}: { given: '${now.given}', made: '${now.made}' },`;
  const advice =
    known === undefined
      ? `Version ${readingVersion} is new. Add its fingerprint to \`fingerprints\` in this file:\n  ${line}`
      : known.given === now.given
        ? `What is read from the same records has changed since version ${readingVersion}. If that is meant, raise ` +
          '`readingVersion` in electron/data/archive/reading-version.ts, so that every stored record is read again, ' +
          'and add the new fingerprint that this test then prints. If not, the change broke a reader.'
        : 'The records of this test (fixtures or sample plan) have changed. When no reader changed with them, ' +
          `replace the fingerprint in this file; else raise \`readingVersion\` first:\n  ${line}`;
  expect(now, advice).toEqual(known);
});
