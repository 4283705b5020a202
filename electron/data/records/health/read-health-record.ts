/**
 * The one way from a US Core resource to a {@link HealthRecord}. Pure: any JSON in, never a throw, nothing guessed.
 *
 * @see US Core Implementation Guide 3.1.1, 6.1.0, 8.0.0
 */
import type { HealthRecord, RecordKind } from '#shared/model/health-record';
import type { ResolveReference } from '../../bundle/references.ts';
import { objectOf, type Resource, textOf } from '../../bundle/resource.ts';
import { readCoded } from '../../claims/codes.ts';

const kinds = new Map<string, RecordKind>([
  ['Condition', 'condition'],
  ['MedicationRequest', 'medicine'],
  ['MedicationDispense', 'dispense'],
  ['AllergyIntolerance', 'allergy'],
  ['Observation', 'observation'],
  ['DiagnosticReport', 'report'],
  ['Procedure', 'procedure'],
  ['ServiceRequest', 'order'],
  ['Immunization', 'immunization'],
  ['Encounter', 'visit'],
  ['DocumentReference', 'document'],
  ['CarePlan', 'care-plan'],
  ['CareTeam', 'care-team'],
  ['Goal', 'goal'],
  ['Device', 'device'],
  ['QuestionnaireResponse', 'questionnaire'],
  ['FamilyMemberHistory', 'family-history'],
]);

/** The resource types that become health records. */
export const healthRecordTypes: readonly string[] = [...kinds.keys()];

/** Reads one resource; `null` when its type is no health record. */
export function readHealthRecord(
  resource: Resource,
  _options: { resolve: ResolveReference },
): HealthRecord | null {
  const kind = kinds.get(resource.resourceType);
  if (kind === undefined) return null;
  const status = textOf(resource['status']);
  return {
    kind,
    title: readCoded(objectOf(resource['code'])) ?? { text: null, code: null, system: null },
    start: null,
    end: null,
    dateFrom: null,
    state: null,
    stateText: status,
    summary: null,
    measurements: [],
    source: null,
    isError: status === 'entered-in-error',
    facts: [],
    attachments: [],
    parts: [],
    narrative: null,
    unread: [],
  };
}
