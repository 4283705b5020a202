/** What a real server answered, as an account of the answering plan. Recordings are sandbox data, and not in the project. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { recordings } from '../needs.ts';
import type { Account, Answered } from './answering-plan.ts';

type RecordedFile = {
  signedInPatient: string;
  answers: { path: string; status: number; body: unknown }[];
};

/**
 * How a read of the sign-in's own Patient is answered, which was seldom recorded. `as-recorded`: with the Patient that
 * the server sent, whatever id it bears. `echo`: with the same one under the id that was asked for. `refuse`: not at all.
 */
export const waysToShow = ['as-recorded', 'echo', 'refuse'] as const;
export type WayToShow = (typeof waysToShow)[number];

/** Names of the recordings that there are. */
export function listRecordings(): string[] {
  if (recordings === '') return [];
  return readdirSync(recordings)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
    .toSorted();
}

/** A type whose search was refused, and of which nothing else came, is refused. */
export function readRecording(name: string, way: WayToShow): Account {
  const text = readFileSync(path.join(recordings, `${name}.json`), 'utf8');
  const { signedInPatient: patientId, answers } = JSON.parse(text) as RecordedFile;
  const records = new Map<string, Resource>();
  const reads = new Map<string, Answered>();
  const refused = new Map<string, Answered>();
  for (const { path: asked, status, body } of answers) {
    const [type = '', last = ''] = asked.split('/').slice(-2);
    if (status === 200)
      for (const one of listResources(body)) records.set(`${one.resourceType}/${one.id}`, one);
    else if (isType(last)) refused.set(last, { status, body });
    else reads.set(`${type}/${last}`, { status, body });
  }
  const all = [...records.values()];
  for (const { resourceType } of all) refused.delete(resourceType);
  const own =
    records.get(`Patient/${patientId}`) ?? all.find(({ resourceType }) => resourceType === 'Patient');
  reads.set(`Patient/${patientId}`, showOwn(patientId, own, way));
  return { patientId, records: all, reads, refused };
}

function showOwn(patientId: string, own: Resource | undefined, way: WayToShow): Answered {
  if (way === 'refuse' || own === undefined) return { status: 403, body: '' };
  return { status: 200, body: way === 'echo' ? { ...own, id: patientId } : own };
}

function listResources(body: unknown): Resource[] {
  const { resourceType, entry = [] } = (body ?? {}) as {
    resourceType?: string;
    entry?: { resource?: unknown }[];
  };
  const all = resourceType === 'Bundle' ? entry.map(({ resource }) => resource) : [body];
  return all.filter(
    (one): one is Resource =>
      typeof one === 'object' &&
      one !== null &&
      'resourceType' in one &&
      one.resourceType !== 'OperationOutcome',
  );
}

function isType(name: string): boolean {
  return /^[A-Z][A-Za-z]+$/.test(name);
}
