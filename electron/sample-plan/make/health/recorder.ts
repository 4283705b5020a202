import type { FhirResource } from '../../model.ts';
import { addDays, dateOf } from '../calendar.ts';
import type { Coding } from '../codes.ts';
import type { Party } from '../providers.ts';

export const terminology = 'http://terminology.hl7.org/CodeSystem';
export const loinc = 'http://loinc.org';
export const rxNorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const units = 'http://unitsofmeasure.org';

/** Makes one record of a person: its type, its name within the person, the day it was last changed, and what it says. */
export type Recorder = (
  resourceType: string,
  name: string,
  changed: string,
  elements: Record<string, unknown>,
) => FhirResource;

const core = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-';
const profiles: Record<string, string> = {
  AllergyIntolerance: 'allergyintolerance',
  CarePlan: 'careplan',
  CareTeam: 'careteam',
  DocumentReference: 'documentreference',
  Encounter: 'encounter',
  Goal: 'goal',
  Immunization: 'immunization',
  Medication: 'medication',
  MedicationDispense: 'medicationdispense',
  MedicationRequest: 'medicationrequest',
  Procedure: 'procedure',
  ServiceRequest: 'servicerequest',
};

/** @see US Core 6.1.0 */
export function recorder(patientId: string): Recorder {
  return (resourceType, name, changed, elements) => {
    const profile = profiles[resourceType];
    return {
      resourceType,
      id: `${patientId}-${name}`,
      meta: {
        versionId: '1',
        lastUpdated: `${changed}T18:00:00.000Z`,
        ...(profile ? { profile: [`${core}${profile}|6.1.0`] } : {}),
      },
      ...elements,
    };
  };
}

/** A CodeableConcept with words of its own. */
export function words(text: string, ...coding: readonly Coding[]) {
  return coding.length ? { coding, text } : { text };
}

/** A reference with the party's name. */
export function to(party: Party) {
  return { reference: `${party.type}/${party.key}`, display: party.name };
}

/** A moment on a day, in the plan's own zone. */
export function moment(date: string, time = '09:30'): string {
  return `${date}T${time}:00-07:00`;
}

/** The latest `count` of the days that come every year, oldest first, none later than two days before `now`. */
export function latestOf(
  now: string,
  yearly: readonly (readonly [month: number, day: number])[],
  count: number,
): string[] {
  const year = Number(now.slice(0, 4));
  const until = addDays(now, -2);
  const dates: string[] = [];
  for (let back = 0; back <= count; back += 1)
    for (const [month, day] of yearly) dates.push(dateOf(year - back, month, day));
  return dates
    .filter((date) => date <= until)
    .sort()
    .slice(-count);
}

/** The last of the dates. */
export function last(dates: readonly string[]): string {
  const date = dates.at(-1);
  if (date === undefined) throw new RangeError('no dates');
  return date;
}
