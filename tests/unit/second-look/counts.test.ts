/** How much a second look asks in the records of the sample people and in real ones: each question was read and judged. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import { asResource, type Resource } from '../../../electron/data/fhir/resource.ts';
import { type LookedClaim, readLookedClaim } from '../../../electron/data/second-look/read/looked-claim.ts';
import type { LookedApproval } from '../../../electron/data/second-look/rules/approvals.ts';
import { lookAtClaim } from '../../../electron/data/second-look/rules/look-at-claim.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import type { SecondLookQuestion } from '../../../shared/model/claims/second-look.ts';
import { corpus, describeWithCorpus, describeWithRecordings, recordings } from '../../support/needs.ts';
import { filter, later, memoryStore, newConnection, storeAll } from '../archive/records.ts';

const now = '2026-03-20';

function tellCounts(questions: readonly SecondLookQuestion[]): string {
  const byRule = Map.groupBy(questions, ({ rule }) => rule);
  return [...byRule].map(([rule, all]) => `${rule} ${all.length}`).join(', ') || 'nothing';
}

/** All that the app asks somebody who is connected to these plans. */
function lookAtMember(name: string, plans: ReturnType<typeof makeSamplePlans>) {
  const { store } = memoryStore();
  let personId: string | null = null;
  for (const plan of plans) {
    const member = plan.members.find(({ person }) => person.name === name);
    if (!member) continue;
    const made = store.connection.create(newConnection({ patientId: member.person.id, personId }));
    personId = made.personId;
    const claims = Array.from({ length: member.claims.count }, (_, at) => member.claims.claim(at));
    storeAll(store, made.connectionId, [...plan.directory, ...member.own, ...claims]);
    store.archive.endPass(made.connectionId, later);
  }
  const asked = { filter: filter(personId ?? ''), limit: 200 };
  const { count } = store.claims.list({ ...asked, offset: 0 });
  const rows = Array.from({ length: Math.ceil(count / 200) }, (_, page) =>
    store.claims.list({ ...asked, offset: page * 200 }),
  ).flatMap((page) => page.rows);
  const questions = rows.flatMap(({ id }) => store.secondLook.ofClaim({ claimId: id, today: now }).questions);
  return { claims: count, questions };
}

describe('sample people', () => {
  const plans = makeSamplePlans({ now, later: now });
  const names = [...new Set(plans.flatMap(({ members }) => members.map(({ person }) => person.name)))];

  it('nothing is asked: none of their claims has such a charge, and no approval that its refusal contradicts', () => {
    const asked = names.map((name) => {
      const { claims, questions } = lookAtMember(name, plans);
      console.info(`${name}: ${tellCounts(questions)} in ${claims} claims`);
      return [name, claims > 0, questions];
    });
    expect(asked).toEqual([
      ['Rosa Medina', true, []],
      ['Theo Medina', true, []],
      ['Walter Osgood', true, []],
      ['Ines Duarte', false, []],
    ]);
  });
});

type Kept = { claim: LookedClaim; start: string | null; end: string | null };

type Records = { claims: Kept[]; approvals: LookedApproval[] };

/** Adds the claims and approvals of one file, with the records that it brings. */
function addRecords(
  { claims, approvals }: Records,
  connectionId: string,
  file: string,
  resources: readonly Resource[],
): void {
  const index = new ReferenceIndex();
  for (const resource of resources) index.add(resource);
  for (const [at, resource] of resources.entries()) {
    const approval = readApproval(resource, { resolve: index.resolve });
    if (approval !== null) approvals.push({ connectionId, removed: false, approval });
    const read = readClaim(resource, { id: `${file}#${at}`, resolve: index.resolve });
    if (read.kind !== 'claim') continue;
    const row = rowFromClaim(read.claim, { connectionId, personId: 'p', planName: null, openedAt: null });
    const [start, end] = [row.serviceStart?.slice(0, 10) ?? null, row.serviceEnd?.slice(0, 10) ?? null];
    claims.push({ claim: readLookedClaim(read.claim, row), start, end: end ?? start });
  }
}

function lookAtAll({ claims, approvals }: Records): SecondLookQuestion[] {
  return claims.flatMap(({ claim, start, end }) => {
    const near = claims.filter(
      (one) => start !== null && end !== null && (one.start ?? '~') <= end && (one.end ?? '') >= start,
    );
    return lookAtClaim(claim, { near: near.map((one) => one.claim), approvals });
  });
}

describeWithCorpus('real claims', () => {
  it('two are equal, one sample in two files: no false question', () => {
    const records: Records = { claims: [], approvals: [] };
    for (const file of globSync('**/*.json', { cwd: corpus }).sort()) {
      const json: unknown = JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8').replace(/^\uFEFF/, ''));
      const page = readBundle(json);
      const all = page.isBundle
        ? [...page.matches, ...page.included].map(({ resource }) => resource)
        : [asResource(json)];
      const [folder = ''] = file.split(/[\\/]/);
      addRecords(
        records,
        folder,
        file,
        all.filter((one): one is Resource => one !== null),
      );
    }
    const questions = lookAtAll(records);
    const lines = records.claims.reduce((sum, { claim }) => sum + claim.lines.length, 0);
    console.info(
      `${tellCounts(questions)} in ${records.claims.length} real claims of ${lines} lines, ${records.approvals.length} approvals`,
    );
    expect(records.claims.length).toBeGreaterThan(130);
    expect(
      questions.map(({ rule, claimIds }) => [rule, ...claimIds.map((id) => id.split('/').at(-1))]),
    ).toEqual([
      ['equal-charges', 'eobReadByPatientWithSamhsa.json#1', 'eobReadCarrierWithMultipleLines.json#0'],
    ]);
  });
});

describeWithRecordings('what real servers answered', () => {
  it('asks nothing about their test patients', () => {
    const records: Records = { claims: [], approvals: [] };
    for (const file of globSync('*.json', { cwd: recordings }).sort())
      addRecords(
        records,
        file,
        file,
        findResources(JSON.parse(readFileSync(`${recordings}/${file}`, 'utf8'))),
      );
    const questions = lookAtAll(records);
    console.info(`${tellCounts(questions)} in ${records.claims.length} recorded claims`);
    expect(records.claims.length).toBeGreaterThan(10);
    expect(questions).toEqual([]);
  });
});

/** Each resource in a recording once, wherever it stands. */
function findResources(recording: unknown): Resource[] {
  const found = new Map<string, Resource>();
  const todo: unknown[] = [recording];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const { resourceType, id } = next as Record<string, unknown>;
    if (typeof resourceType === 'string' && resourceType !== 'Bundle')
      found.set(`${resourceType}/${String(id)}`, next as Resource);
    todo.push(...Object.values(next));
  }
  return [...found.values()];
}
