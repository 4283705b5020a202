/**
 * One claim that both versions of Medicare's service bring, each under a record, a patient and a number of its own. What
 * they have in common is the control number. Fills of Part D have none in the older version: there it is the drug, the
 * day and the amounts.
 *
 * @see Blue Button 2.0, v2 and v3
 */

import type { ClaimRow } from '#shared/model/claims/claim-row';
import { isMedicareHost, medicareDownload } from '#shared/model/plans/plan-kind';
import type { Db } from '../../database/database.ts';
import { plainBase } from '../../fhir/identity.ts';
import type { Connection } from '../../people/connections.ts';
import { controlPrefix } from '../read/claim-numbers.ts';
import { haveSameAmounts } from './same-amounts.ts';
import type { StoredRow } from './stored-claims.ts';

/** True for connections to two versions of Medicare's service; its test service is another one. */
export function hasOtherVersion(
  one: Pick<Connection, 'host' | 'fhirBaseUrl'>,
  other: Pick<Connection, 'host' | 'fhirBaseUrl'>,
): boolean {
  return (
    isMedicareHost(one.host) &&
    one.host === other.host &&
    plainBase(one.fhirBaseUrl) !== plainBase(other.fhirBaseUrl)
  );
}

/** True for a text of Medicare's website and a connection to Medicare's service: they hold the same claims. */
export function isDownloadOf(
  file: Pick<Connection, 'host' | 'origin'>,
  service: Pick<Connection, 'host' | 'origin'>,
): boolean {
  return isMedicareDownload(file) && service.origin === 'plan' && isMedicareHost(service.host);
}

/** True for a file that is Medicare's own text. */
function isMedicareDownload({ host, origin }: Pick<Connection, 'host' | 'origin'>): boolean {
  return origin === 'file' && host === medicareDownload.host;
}

type Named = Pick<StoredRow, 'key' | 'row'>;
type Group<Claim> = { isFill: boolean; earlier: Claim[]; later: Claim[] };

/**
 * Claims of one version, each with the claim of the other one that it is: none is that of two. One of a control number
 * in both versions is a pair whatever its amounts are; of several, and of fills, those with the same amounts are.
 */
export function pairVersions<Claim extends Named>(
  db: Db,
  earlier: readonly Claim[],
  later: readonly Claim[],
): { earlier: Claim; later: Claim }[] {
  const readFacts = db.prepare<[number], string>('SELECT facts FROM claim_facts WHERE key = ?').pluck();
  const groups = new Map<string, Group<Claim>>();
  const servicesOf = new Map<number, string>();
  for (const [side, claims] of [
    ['earlier', earlier],
    ['later', later],
  ] as const)
    for (const claim of claims.filter(({ row }) => mayStand(row))) {
      const facts = JSON.parse(readFacts.get(claim.key) ?? '{}') as VersionFacts;
      servicesOf.set(claim.key, facts.services ?? '');
      for (const { text, isFill } of nameVersions(claim.row, facts)) {
        const group = groups.get(text) ?? { isFill, earlier: [], later: [] };
        group[side].push(claim);
        groups.set(text, group);
      }
    }
  const pairs: { earlier: Claim; later: Claim }[] = [];
  const taken = new Set<number>();
  const pairAlike = (isAlike: (one: Claim, other: Claim, group: Group<Claim>) => boolean) => {
    for (const group of groups.values())
      for (const one of group.earlier) {
        const other = group.later.find(
          (claim) => !taken.has(claim.key) && endsAlike(one.row, claim.row) && isAlike(one, claim, group),
        );
        if (taken.has(one.key) || !other) continue;
        taken.add(one.key).add(other.key);
        pairs.push({ earlier: one, later: other });
      }
  };
  const haveSameServices = (one: Claim, other: Claim) =>
    servicesOf.get(one.key) === servicesOf.get(other.key);
  pairAlike((one, other) => haveSameAmounts(one.row, other.row) && haveSameServices(one, other));
  pairAlike((one, other) => haveSameAmounts(one.row, other.row));
  pairAlike((_one, _other, group) => !group.isFill && group.earlier.length === 1 && group.later.length === 1);
  return pairs;
}

/**
 * Claims of Medicare's text, each with the claim of the service that it is, by the key of the text's: of the same control
 * number, whatever its amounts and its standing are there, since what the service made of it since is the plan's word.
 * Fills of Part D have no such number: there it is the drug and the day, one for one.
 */
export function pairDownload(
  db: Db,
  sent: readonly StoredRow[],
  inText: readonly StoredRow[],
): Map<number, StoredRow> {
  const readFacts = db.prepare<[number], string>('SELECT facts FROM claim_facts WHERE key = ?').pluck();
  const nameAll = (claims: readonly StoredRow[]) =>
    claims.flatMap((claim) => {
      const facts = JSON.parse(readFacts.get(claim.key) ?? '{}') as VersionFacts;
      return nameInDownload(claim.row, facts).map((name) => ({ name, claim }));
    });
  const byName = Map.groupBy(nameAll(sent), ({ name }) => name);
  const pairs = new Map<number, StoredRow>();
  const filled = new Set<number>();
  for (const { name, claim } of nameAll(inText)) {
    const isFill = claim.row.kind === 'pharmacy';
    const same = (byName.get(name) ?? [])
      .map((one) => one.claim)
      .filter(
        ({ key, row }) =>
          endsAlike(row, claim.row) && !(isFill && (filled.has(key) || !haveSameAmounts(row, claim.row))),
      );
    const found =
      same.find(({ row }) => row.counted && haveSameAmounts(row, claim.row)) ??
      same.find(({ row }) => row.counted) ??
      same[0];
    if (found === undefined) continue;
    pairs.set(claim.key, found);
    if (isFill) filled.add(found.key);
  }
  return pairs;
}

/** A number names a claim of any kind: the text has fewer kinds than the service. */
function nameInDownload({ kind, serviceStart }: ClaimRow, facts: VersionFacts): string[] {
  const name = kind === 'pharmacy' ? facts.services : readControlNumber(facts);
  return name && serviceStart !== null ? [JSON.stringify([name, serviceStart])] : [];
}

/** The control number among the names of a claim; `null` where there is none, or a filler. */
function readControlNumber({ chainNames = [] }: VersionFacts): string | null {
  const control = chainNames.find((name) => name.startsWith(controlPrefix));
  return control === undefined || isFiller(control.slice(controlPrefix.length)) ? null : control;
}

/** What its own version has replaced or taken back stands for nothing that the other one counts. */
function mayStand({ counted, notCountedBecause: because }: ClaimRow): boolean {
  return (
    counted || because === 'being-decided' || because === 'removed-by-plan' || because === 'in-other-plan'
  );
}

/** True for a claim that its own version still decides, wherever it counts. */
export function isOpenAlone({ state, notCountedBecause }: ClaimRow): boolean {
  return (
    notCountedBecause === 'being-decided' ||
    (notCountedBecause === 'in-other-plan' && state === 'plan-is-deciding')
  );
}

/** True for a claim that its own version counts. */
export function isCountedAlone(row: ClaimRow): boolean {
  return row.counted || (row.notCountedBecause === 'in-other-plan' && !isOpenAlone(row));
}

type VersionFacts = { chainNames?: readonly string[]; services?: string };

/** The names under which both versions may know a claim: by its control number, and a fill by its drug. */
function nameVersions(
  { kind, serviceStart }: ClaimRow,
  facts: VersionFacts,
): { text: string; isFill: boolean }[] {
  if (serviceStart === null) return [];
  const { services = '' } = facts;
  const control = readControlNumber(facts);
  const name = (what: string, isFill: boolean) => ({
    text: JSON.stringify([what, kind, serviceStart]),
    isFill,
  });
  return [
    ...(control === null ? [] : [name(control, false)]),
    ...(kind === 'pharmacy' && services !== '' ? [name(services, true)] : []),
  ];
}

/** True for what stands where there is no number: it names many claims. */
function isFiller(number: string): boolean {
  return number.length < 4 || /^(?:(.)\1*|unknown)$/i.test(number);
}

function endsAlike(one: ClaimRow, other: ClaimRow): boolean {
  return one.serviceEnd === null || other.serviceEnd === null || one.serviceEnd === other.serviceEnd;
}
