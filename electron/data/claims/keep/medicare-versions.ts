/**
 * One claim that both versions of Medicare's service bring, each under a record, a patient and a number of its own. What
 * they have in common is the control number. Fills of Part D have none in the older version: there it is the drug, the
 * day and the amounts.
 *
 * @see Blue Button 2.0, v2 and v3
 */

import type { ClaimRow } from '#shared/model/claim-row';
import { isMedicareHost } from '#shared/model/plan-kind';
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

type Named = Pick<StoredRow, 'key' | 'row'>;

/** Claims of one version, to be found by those of another. */
export function createMedicareIndex<Sent>(db: Db): {
  add(claim: Named, sent: Sent): void;
  find(claim: Named): Sent | undefined;
  isEmpty(): boolean;
} {
  const found = new Map<string, { row: ClaimRow; sent: Sent }[]>();
  const readFacts = db.prepare<[number], string>('SELECT facts FROM claim_facts WHERE key = ?').pluck();
  const namesOf = ({ key, row }: Named) => nameVersions(row, readFacts.get(key) ?? '{}');
  return {
    add(claim, sent) {
      // What its own version has replaced or taken back stands for nothing that the other one counts.
      if (!isStanding(claim.row)) return;
      for (const { text } of namesOf(claim))
        found.set(text, [...(found.get(text) ?? []), { row: claim.row, sent }]);
    },
    find: (claim) =>
      namesOf(claim)
        .flatMap(({ text, isFill }) =>
          (found.get(text) ?? []).filter(
            ({ row }) => endsAlike(row, claim.row) && (!isFill || haveSameAmounts(row, claim.row)),
          ),
        )
        .at(0)?.sent,
    isEmpty: () => found.size === 0,
  };
}

function isStanding({ counted, notCountedBecause }: ClaimRow): boolean {
  return counted || notCountedBecause === 'being-decided' || notCountedBecause === 'removed-by-plan';
}

/** The names under which both versions may know a claim: by its control number, and a fill by its drug. */
function nameVersions({ kind, serviceStart }: ClaimRow, facts: string): { text: string; isFill: boolean }[] {
  if (serviceStart === null) return [];
  const { chainNames = [], services = '' } = JSON.parse(facts) as {
    chainNames?: readonly string[];
    services?: string;
  };
  const control = chainNames.find((name) => name.startsWith(controlPrefix));
  const name = (what: string, isFill: boolean) => ({
    text: JSON.stringify([what, kind, serviceStart]),
    isFill,
  });
  return [
    ...(control === undefined ? [] : [name(control, false)]),
    ...(kind === 'pharmacy' && services !== '' ? [name(services, true)] : []),
  ];
}

function endsAlike(one: ClaimRow, other: ClaimRow): boolean {
  return one.serviceEnd === null || other.serviceEnd === null || one.serviceEnd === other.serviceEnd;
}
