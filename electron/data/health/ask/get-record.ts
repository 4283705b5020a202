import type { HealthRecord, RecordRow, RecordView } from '#shared/model/health/health-record';
import { boundView } from '../../archive/bound-view.ts';
import { findOrigins } from '../../archive/provenance/find-origins.ts';
import { parseResourceId, ResourceLookup } from '../../archive/resource-lookup.ts';
import {
  findFileVersion,
  pairFilesWithPlans,
  type Stored,
  storedColumns,
} from '../../archive/select-records.ts';
import { notFoundError } from '../../database/faults.ts';
import { objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { readHealthRecord } from '../read/read-health-record.ts';
import { trendKeyOf } from '../read/trends.ts';
import { buildRecordRow, type HealthParts } from './list-records.ts';
import { hasTrend } from './list-trends.ts';

/** One health record with all that it says, read again from what the plan sent. @throws {StoreError} store/not-found */
export function getRecord(parts: HealthParts, recordId: string): RecordView {
  const { db, connections, references } = parts;
  const stored = findRecord(parts, recordId);
  const { connectionId, type, id } = stored;
  const lookup = new ResourceLookup(db, connections);
  const found = lookup.get({ connectionId, type, resourceId: id });
  const { personId, planName, origin, fhirBaseUrl } = connections.get(connectionId);
  const resource = found ? (JSON.parse(found.json) as Resource) : null;
  const resolve = lookup.resolver(connectionId, references.of(connectionId));
  const base = origin === 'plan' ? fhirBaseUrl : null;
  const read = resource === null ? null : readHealthRecord(resource, { resolve, fhirBaseUrl: base });
  if (!resource || !read) throw notFoundError('record');
  const row = buildRecordRow(stored, planName);
  const key = trendKeyOf(row);
  const origins = findOrigins(db, stored, resolve);
  const { view, leftOut } = boundView({
    row: completeRow(row, read),
    facts: read.facts,
    attachments: read.attachments,
    parts: read.parts.flatMap((reference) => {
      const part = lookup.named(connectionId, reference);
      return part === null ? [] : readRows(parts, part.key, planName);
    }),
    narrative: read.narrative,
    unread: [...read.unread, ...origins.flatMap(({ unread }) => unread)],
    technical: [...read.technical, ...origins.flatMap(({ technical }) => technical)],
    provenance: origins.map(({ origin }) => origin),
    fileVersion: findFileVersion(db, pairFilesWithPlans(connections.ofPerson(personId)), {
      connectionId,
      type,
      id,
    }),
    firstSeen: stored.firstSeen,
    lastUpdated: textAt(objectAt(resource, 'meta'), 'lastUpdated'),
    trendKey: key !== null && hasTrend(parts, personId, key) ? key : null,
  });
  return { ...view, leftOut };
}

/** Lists show texts and values only so far; here they are whole. */
function completeRow(row: RecordRow, { title, measurements, stateText, source }: HealthRecord): RecordRow {
  return { ...row, title, measurements, stateText, source };
}

type StoredRecord = Stored & { firstSeen: string };

function findRecord({ db }: HealthParts, recordId: string): StoredRecord {
  const { connectionId, type, resourceId } = parseResourceId(recordId);
  const stored = db
    .prepare<[string, string, string], StoredRecord>(
      `SELECT first_seen AS firstSeen, ${storedColumns}
       WHERE resource.connection_id = ? AND resource.type = ? AND resource.id = ? AND kind <> 'approval'`,
    )
    .get(connectionId, type, resourceId);
  if (!stored) throw notFoundError('record');
  return stored;
}

function readRows({ db }: HealthParts, key: number, planName: string): RecordRow[] {
  return db
    .prepare<[number], Stored>(`SELECT ${storedColumns} WHERE record.key = ? AND kind <> 'approval'`)
    .all(key)
    .map((stored) => buildRecordRow(stored, planName));
}
