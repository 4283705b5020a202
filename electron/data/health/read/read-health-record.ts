/**
 * The one way from a US Core resource to a {@link HealthRecord}. Pure: any JSON in, never a throw, nothing guessed.
 *
 * @see US Core Implementation Guide 3.1.1, 6.1.0, 8.0.0
 */

import { markupText } from '#shared/markup-text';
import type { HealthType, KindOfType, RecordKind } from '#shared/model/health/health-kinds';
import type { HealthRecord } from '#shared/model/health/health-record';
import type { FactLabel } from '#shared/model/health/record-fact';
import { noCode } from '../../fhir/codes.ts';
import type { Dates } from '../../fhir/reading.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import { listAt, type Resource, textAt } from '../../fhir/resource.ts';
import { type PlanBase, readAttachments } from './attachments.ts';
import { readCarePlan, readCareTeam, readGoal, readOrder, readProcedure, readVisit } from './care.ts';
import { readAllergy, readCondition, readFamilyHistory } from './conditions.ts';
import { readDevice, readDocument, readQuestionnaire } from './documents.ts';
import { doubtOf, isEnteredInError } from './doubts.ts';
import { readDispense, readGiven, readImmunization, readMedicine, readTaken } from './medicines.ts';
import type { RecordPart } from './record-part.ts';
import { RecordReading } from './record-reading.ts';
import { readObservation, readReport } from './results.ts';
import { readSpecimen } from './specimens.ts';

type Readers = { readonly [T in HealthType]: (reading: RecordReading) => RecordPart<KindOfType<T>> };

/** The reader of each type that the table of kinds lists. */
const readers: Readers = {
  Condition: readCondition,
  MedicationRequest: readMedicine,
  MedicationStatement: readTaken,
  MedicationDispense: readDispense,
  MedicationAdministration: readGiven,
  AllergyIntolerance: readAllergy,
  Observation: readObservation,
  DiagnosticReport: readReport,
  Procedure: readProcedure,
  ServiceRequest: readOrder,
  Immunization: readImmunization,
  Encounter: readVisit,
  DocumentReference: readDocument,
  CarePlan: readCarePlan,
  CareTeam: readCareTeam,
  Goal: readGoal,
  Device: readDevice,
  QuestionnaireResponse: readQuestionnaire,
  FamilyMemberHistory: readFamilyHistory,
  Specimen: readSpecimen,
};

function isHealthType(type: string): type is HealthType {
  return Object.hasOwn(readers, type);
}

/** Elements that mean the same in every type. */
const commonElements: readonly (readonly [FactLabel, string])[] = [
  ['category', 'category'],
  ['body-site', 'bodySite'],
  ['reason', 'reasonCode'],
  ['reason', 'reasonReference'],
  ['for-visit', 'encounter'],
  ['for-visit', 'context'],
  ['related', 'basedOn'],
  ['related', 'partOf'],
  ['note', 'note'],
  ['identifier', 'identifier'],
];

const longestNarrative = 20_000;
const usualSummary = 200;
/** Instructions for a medicine must not lose their end. */
const longestSummary: Partial<Record<RecordKind, number>> = {
  medicine: 500,
  'medicine-taken': 500,
  dispense: 500,
  'medicine-given': 500,
};

/**
 * Reads one resource; `null` when its type is no health record. With `fhirBaseUrl`, files at other servers are told
 * from those at the plan.
 */
export function readHealthRecord(
  resource: Resource,
  options: { resolve: ResolveReference; fhirBaseUrl?: PlanBase },
): HealthRecord | null {
  const { resourceType } = resource;
  if (!isHealthType(resourceType)) return null;
  const reading = new RecordReading(resource, options.resolve);
  const part: RecordPart = readers[resourceType](reading);
  const attachments = readAttachments(reading, options.fhirBaseUrl);
  reading.addElements(commonElements);
  const title = part.title ?? noCode;
  const isNamed = title.text !== null || title.code !== null;
  return {
    kind: part.kind,
    title,
    ...datesOf(part.dates),
    ...part.status,
    doubt: doubtOf(resource),
    summary: shortenSummary(part.summary ?? null, longestSummary[part.kind] ?? usualSummary),
    dosages: part.dosages ?? [],
    measurements: part.measurements ?? [],
    source: part.source ?? null,
    isError: isEnteredInError(resource),
    facts: reading.facts,
    attachments,
    parts: [...new Set(part.parts ?? [])],
    narrative: part.wantsNarrative || !isNamed ? narrativeOf(resource) : null,
    unread: reading.unread(),
    technical: reading.technical(),
  };
}

/** Where only the end is known, the record is dated by it, and `dateFrom` says so. */
function datesOf({ start, end, from }: Dates): Pick<HealthRecord, 'start' | 'end' | 'dateFrom'> {
  if (start !== null || end === null) return { start, end, dateFrom: from };
  return { start: end, end, dateFrom: from === 'abatement' ? from : 'end' };
}

/** Shortens a summary to one line; the whole text is among the facts. */
function shortenSummary(text: string | null, longest: number): string | null {
  const line = text?.replaceAll(/\s+/g, ' ') ?? null;
  return line === null || line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

function narrativeOf(resource: Resource): string | null {
  const text = listAt(resource, 'text')[0];
  const div = textAt(text, 'div');
  return div === null ? null : markupText(div, longestNarrative) || null;
}
