/**
 * What public look-ups must know about the people here: numbers that must never be sent, and plans that
 * coverages name.
 *
 * @see FHIR R4 Coverage.class, Coverage.subscriberId; the R5 extension Coverage.insurancePlan
 */

import type { Db } from '../database/database.ts';
import { codesOf } from '../fhir/codes.ts';
import { referenceKey } from '../fhir/references.ts';
import { asResource, type Json, listAt, objectAt, type Resource, textAt } from '../fhir/resource.ts';

export type OwnNumbers = {
  /** Ids and numbers of everyone here, as their plans sent them. */
  never: string[];
  /** Plan identifiers and keys (`InsurancePlan/…`) that the person's coverages name. */
  plans: string[];
};

/** Reads the coverages and persons of every connection; `plans` are those of one person. */
export function listOwnNumbers(db: Db, personId: string | null): OwnNumbers {
  const rows = db
    .prepare<[], { person: string; patient: string | null; json: string | null }>(
      `SELECT connection.person_id AS person, json_extract(connection.record, '$.patientId') AS patient, resource_json.json AS json
       FROM connection
       LEFT JOIN resource ON resource.connection_id = connection.id AND resource.type IN ('Coverage', 'Patient')
       LEFT JOIN resource_json ON resource_json.key = resource.key`,
    )
    .all();
  const never = new Set<string>();
  const plans = new Set<string>();
  for (const { person, patient, json } of rows) {
    if (patient) never.add(patient);
    const resource = json === null ? null : asResource(JSON.parse(json));
    if (resource === null) continue;
    for (const number of numbersOf(resource)) never.add(number);
    if (person === personId && resource.resourceType === 'Coverage')
      for (const plan of plansOf(resource)) plans.add(plan);
  }
  return { never: [...never], plans: [...plans] };
}

function numbersOf(resource: Resource): string[] {
  const identifiers = listAt(resource, 'identifier').map((one) => textAt(one, 'value'));
  const phones = listAt(resource, 'telecom').map((one) => textAt(one, 'value'));
  const found = [resource.id ?? null, textAt(resource, 'subscriberId'), ...identifiers, ...phones];
  return found.filter((one) => one !== null);
}

function plansOf(coverage: Resource): string[] {
  const classes = listAt(coverage, 'class')
    .filter((one) => codesOf(objectAt(one, 'type')).some((code) => code === 'plan' || code === 'subplan'))
    .map((one) => textAt(one, 'value'));
  const named = listAt(coverage, 'extension')
    .filter((one) => textAt(one, 'url')?.toLowerCase().endsWith('coverage.insuranceplan'))
    .flatMap((one) => insurancePlanOf(objectAt(one, 'valueReference')));
  return [...classes, ...named].filter((one) => one !== null);
}

function insurancePlanOf(reference: Json | null): (string | null)[] {
  return [referenceKey(textAt(reference, 'reference')), textAt(objectAt(reference, 'identifier'), 'value')];
}
