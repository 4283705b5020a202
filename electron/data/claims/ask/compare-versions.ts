/** What one version of a claim says otherwise than the one before it. */
import { amountNames } from '#shared/model/claims/amount-table';
import type { ClaimLine } from '#shared/model/claims/claim';
import type { VersionDifference } from '#shared/model/claims/claims-view';
import { compareFacts } from '../keep/standing.ts';
import type { WorkingClaim } from '../read/listed-claim.ts';

type Difference = Omit<VersionDifference, 'otherId'>;

/**
 * Both are read by themselves, so that `state` is what the plan decided and not that another version took its place. A
 * canceled claim's says only that, and nothing of what the plan had decided.
 */
export function compareVersions(before: WorkingClaim, after: WorkingClaim): Difference {
  const { added, removed, kept } = matchLines(before.lines, after.lines);
  return {
    changes: compareFacts(pickFacts(before), pickFacts(after)).filter(
      ({ field }) => field !== 'state' || (before.state !== 'canceled' && after.state !== 'canceled'),
    ),
    added: added.map(({ service }) => service),
    removed: removed.map(({ service }) => service),
    linesDiffer: kept.some(([one, other]) => writeLine(one) !== writeLine(other)),
    othersDiffer: writeRest(before) !== writeRest(after),
  };
}

function pickFacts(claim: WorkingClaim): Record<string, string | null> {
  const cents = amountNames
    .filter((name) => name !== 'mayOwe')
    .map((name) => [`amounts.${name}`, claim.amounts[name]?.cents.toString() ?? null] as const);
  const { state, serviceStart, serviceEnd, receivedOn, decidedOn, paidOn } = claim;
  const dates = { serviceStart, serviceEnd, receivedOn, decidedOn, paidOn };
  return { state, ...Object.fromEntries(cents), ...dates };
}

/** Lines of one service, place in the plan's books and day belong together, in their order; numbers may be given anew. */
function matchLines(before: readonly ClaimLine[], after: readonly ClaimLine[]) {
  const left = Map.groupBy(before.filter(isLine), nameLine);
  const added: ClaimLine[] = [];
  const kept: [ClaimLine, ClaimLine][] = [];
  for (const line of after.filter(isLine)) {
    const match = left.get(nameLine(line))?.shift();
    if (match) kept.push([match, line]);
    else added.push(line);
  }
  return { added, removed: [...left.values()].flat(), kept };
}

function isLine({ isTotal }: ClaimLine): boolean {
  return isTotal !== true;
}

function nameLine({ service, revenue, serviceStart }: ClaimLine): string {
  const name = service.code ?? service.text;
  return JSON.stringify([name, revenue?.code, serviceStart]);
}

function writeLine({ number: _, ...line }: ClaimLine): string {
  return writeSaid(line);
}

/** All that is read of a claim and that no other part of the comparison tells. */
function writeRest(claim: WorkingClaim): string {
  const rest = Object.entries(claim).filter(([key]) => !toldApart.has(key));
  return writeSaid([...rest, claim.amounts.other]);
}

/** Names of the version itself, and what is compared by itself or follows from it. */
const toldApart: ReadonlySet<string> = new Set<keyof WorkingClaim>([
  'id',
  'claimNumber',
  'chainNumbers',
  'chainNames',
  'related',
  'patientReference',
  'state',
  'counted',
  'notCountedBecause',
  'serviceStart',
  'serviceEnd',
  'receivedOn',
  'decidedOn',
  'paidOn',
  'lines',
  'amounts',
  'checks',
  'lastUpdated',
]);

/** What is said, without where it stands in the record. */
function writeSaid(value: object): string {
  return JSON.stringify(value, (key, part: unknown) => (whereabouts.has(key) ? undefined : part));
}

const whereabouts: ReadonlySet<string> = new Set(['from', 'level', 'source']);
