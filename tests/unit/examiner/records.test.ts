/**
 * Takes away and changes each leaf of every real record in turn: what was read, what was not understood or what is
 * technical must change with it. A reader that loses something without a word is found here.
 */
import { expect, it } from 'vitest';
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import { readProvenance } from '../../../electron/data/archive/provenance/provenance.ts';
import { readCoverage } from '../../../electron/data/coverage/read/read-coverage.ts';
import { isObject, type Json, type Resource } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { readDirectoryPage } from '../../../electron/data/public/directory/directory-page.ts';
import { readDrugPage } from '../../../electron/data/public/formulary/drug-page.ts';
import { healthTypes } from '../../../shared/model/health/health-kinds.ts';
import { findSilentLeaves } from '../../support/examiner.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { type Found, resourcesOf } from '../support/corpus.ts';

type Subject = {
  types: readonly string[];
  folders?: RegExp;
  /** `null` for what is no record of the subject. */
  read(resource: Resource, found: Found): unknown;
};

const bytesOf = (resource: Resource) => new TextEncoder().encode(JSON.stringify(resource));

const isNetwork = (resource: Resource) => JSON.stringify(resource['type'] ?? '').includes('"ntwk"');

const subjects: Record<string, Subject> = {
  'health records': {
    types: healthTypes,
    read: (resource, { resolve }) => readHealthRecord(resource, { resolve }),
  },
  provenance: { types: ['Provenance'], read: (resource, { resolve }) => readProvenance(resource, resolve) },
  coverage: {
    types: ['Coverage'],
    read: (resource, { resolve }) => {
      const read = readCoverage(resource, { resolve });
      return read.kind === 'coverage' ? read : null;
    },
  },
  approvals: {
    types: ['ExplanationOfBenefit'],
    read: (resource, { resolve }) => readApproval(resource, { resolve }),
  },
  'drug lists': {
    types: ['InsurancePlan', 'List', 'Basic', 'MedicationKnowledge'],
    folders: /^formulary/,
    read: (resource) => readDrugPage(bytesOf(resource)),
  },
  // Of products and networks nothing but names is shown.
  directories: {
    types: [
      'PractitionerRole',
      'OrganizationAffiliation',
      'HealthcareService',
      'Practitioner',
      'Organization',
      'Location',
    ],
    folders: /^plan-net/,
    read: (resource) => (isNetwork(resource) ? null : readDirectoryPage(bytesOf(resource))),
  },
};

/** Leaves of one shape are tried in this many records: the next ones are read by the same lines. */
const mostTries = 5;

/** The path without indexes; extensions by the end of their addresses, since each means something else. */
function shapeOf(path: string, resource: Json): string {
  let at: unknown = resource;
  const parts: string[] = [];
  for (const part of path.match(/[^.[\]]+/g) ?? []) {
    at = (at as Record<string, unknown>)[part];
    if (!/^\d+$/.test(part)) parts.push(part);
    const url = isObject(at) ? at['url'] : undefined;
    if (typeof url === 'string' && /^(?:modifierE|e)xtension$/.test(parts.at(-1) ?? ''))
      parts[parts.length - 1] = `(${url.slice(url.lastIndexOf('/') + 1)})`;
  }
  return parts.join('.');
}

describeWithCorpus('of every real record', () => {
  it.each(Object.entries(subjects))('%s lose nothing without a word', (name, { types, folders, read }) => {
    const all = corpus ? resourcesOf(new Set(types)) : [];
    const found = all.filter(
      (one) => (folders?.test(one.folder) ?? true) && read(one.resource, one) !== null,
    );
    const tries = new Map<string, number>();
    const silent = new Map<string, { count: number; example: string }>();
    let tried = 0;
    const began = Date.now();
    for (const one of found) {
      const shapes = new Map<string, string>();
      const isTried = (path: string) => {
        const shape = `${one.resource.resourceType}: ${shapeOf(path, one.resource)}`;
        shapes.set(path, shape);
        const count = tries.get(shape) ?? 0;
        tries.set(shape, count + 1);
        if (count < mostTries) tried++;
        return count < mostTries;
      };
      for (const { path, when } of findSilentLeaves(
        one.resource,
        (json) => read(json as Resource, one),
        isTried,
      )) {
        const key = `${shapes.get(path)} ${when}`;
        const known = silent.get(key) ?? { count: 0, example: `${one.file} ${path}` };
        silent.set(key, { ...known, count: known.count + 1 });
      }
    }
    console.info(
      `${name}: ${found.length} records, ${tries.size} shapes, ${tried} leaves tried in ${Date.now() - began} ms`,
    );
    const listed = [...silent].sort(([, a], [, b]) => b.count - a.count);
    for (const [key, { count, example }] of listed) console.info(`${count} ${key}   e.g. ${example}`);
    expect(listed.map(([key]) => key)).toEqual([]);
  });
});
