/** What screens show of a person, and what they must show by what plans say: worked out apart from the app's readers. */
import type { Condition, Coverage, ExplanationOfBenefit } from 'fhir/r4';
import type { Served, ServedResource } from '../../../electron/sample-plan/model.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { TestApp } from '../../support/test-app.ts';

/** One line a claim, card, approval and health record, sorted. */
export type Shown = Record<'claims' | 'cards' | 'approvals' | 'conditions', string[]>;

/** Of one connection; what files brought is left out. */
export async function listShown(app: TestApp, personId: string, connectionId: string): Promise<Shown> {
  const page = { offset: 0, limit: 1000 };
  const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), ...page });
  const cards = await app.ask('coverage.list', { personId });
  const { approvals } = await app.ask('approvals.list', { personId });
  const filter = { personId, kinds: [], connectionId, text: '' };
  const records = await app.ask('health.list', { filter, ...page });
  const own = <T extends { connectionId: string }>(all: T[]) =>
    all.filter((one) => one.connectionId === connectionId);
  return {
    claims: own(rows)
      .map(({ id, billed, counted }) => line(idOf(id), billed?.cents, counted))
      .toSorted(),
    cards: own(cards)
      .map(({ id, end, removed }) => line(idOf(id), end, removed))
      .toSorted(),
    approvals: own(approvals)
      .map(({ id, removed }) => line(idOf(id), removed))
      .toSorted(),
    conditions: records.rows.map(({ id, title, removed }) => line(idOf(id), title.text, removed)).toSorted(),
  };
}

/** What `listShown` must show of a plan. `gone`: what it took back; marked where `isTold`. */
export function expectedShown(
  truth: Iterable<ServedResource>,
  gone: Iterable<ServedResource>,
  isTold: boolean,
): Shown {
  const all = [...[...truth].map(hold), ...[...gone].map((one) => ({ ...hold(one), isGone: isTold }))];
  const claims = all.filter((one) => isClaim(one.resource));
  const current = claims.filter(({ isGone }) => !isGone).map(({ resource }) => resource as Claim);
  const counted = new Set(listCounted(current));
  const lines = <T extends ServedResource>(
    isOne: (resource: ServedResource) => resource is T,
    toLine: (resource: T, isGone: boolean) => string,
  ) => all.flatMap(({ resource, isGone }) => (isOne(resource) ? [toLine(resource, isGone)] : [])).toSorted();
  return {
    claims: lines(isClaim, (claim) => line(claim.id, billedCents(claim), counted.has(claim))),
    cards: lines(isCard, ({ id, period }, isGone) => line(id, period?.end ?? null, isGone)),
    approvals: lines(isApproval, ({ id }, isGone) => line(id, isGone)),
    conditions: lines(isCondition, ({ id, code }, isGone) => line(id, code?.text, isGone)),
  };
}

/** An independent sum in cents over what plans told. */
export function sumBilled(told: Iterable<ServedResource>): number {
  return listCounted([...told].filter(isClaim)).reduce((sum, claim) => sum + billedCents(claim), 0);
}

type Claim = Served<ExplanationOfBenefit>;

/** Claims that are not canceled, and that no other claim replaces. */
function listCounted(claims: readonly Claim[]): Claim[] {
  const active = claims.filter(({ status }) => status === 'active');
  const replaced = new Set(
    active.flatMap(({ related }) => related?.map((one) => one.reference?.value) ?? []),
  );
  return active.filter(({ identifier }) => !replaced.has(identifier?.[0]?.value));
}

const hold = (resource: ServedResource) => ({ resource, isGone: false });
const line = (...facts: unknown[]) => facts.join(' ');
const idOf = (id: string) => id.split('/').at(-1) ?? '';
const billedCents = ({ total }: Claim) => Math.round((total?.[0]?.amount.value ?? 0) * 100);

function isClaim(one: ServedResource): one is Claim {
  return one.resourceType === 'ExplanationOfBenefit' && one.use === 'claim';
}

function isApproval(one: ServedResource): one is Claim {
  return one.resourceType === 'ExplanationOfBenefit' && one.use === 'preauthorization';
}

function isCard(one: ServedResource): one is Served<Coverage> {
  return one.resourceType === 'Coverage';
}

function isCondition(one: ServedResource): one is Served<Condition> {
  return one.resourceType === 'Condition';
}
