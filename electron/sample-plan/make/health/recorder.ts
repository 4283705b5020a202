import type { CodeableConcept, Coding, Reference } from 'fhir/r4';
import type { SamplePerson, Served } from '../../model.ts';
import { addDays, formatDate } from '../calendar.ts';
import type { Party } from '../providers.ts';
import { type Elements, makeResource, type ResourceOf, type ResourceType } from '../resource.ts';

export const loinc = 'http://loinc.org';
export const rxNorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const cvx = 'http://hl7.org/fhir/sid/cvx';
export const units = 'http://unitsofmeasure.org';

/** Makes one record of a person. `name` tells it from the person's others, `changed` is the day of its last change. */
export type Recorder = <T extends ResourceType>(
  resourceType: T,
  name: string,
  changed: string,
  elements: Elements<T>,
) => Served<ResourceOf<T>>;

const core = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-';
const profiles: Partial<Record<ResourceType, string>> = {
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

/** A maker of the records of one person. @see US Core 6.1.0 */
export function createRecorder(patientId: string): Recorder {
  return (resourceType, name, changed, elements) => {
    const profile = profiles[resourceType];
    const meta = {
      versionId: '1',
      lastUpdated: `${changed}T18:00:00.000Z`,
      ...(profile ? { profile: [`${core}${profile}|6.1.0`] } : {}),
    };
    return makeResource(resourceType, `${patientId}-${name}`, meta, elements);
  };
}

/** A reference to the person, with the name. */
export function referToPerson({ id, name }: Pick<SamplePerson, 'id' | 'name'>): Reference {
  return { reference: `Patient/${id}`, display: name };
}

/** A CodeableConcept with words, and codings if any. */
export function makeWords(text: string, ...coding: Coding[]): CodeableConcept {
  return coding.length ? { coding, text } : { text };
}

/** A reference with the party's name. */
export function referToParty(party: Party): Reference {
  return { reference: `${party.type}/${party.key}`, display: party.name };
}

/** An instant of a day, in the plan's time zone. */
export function makeMoment(date: string, time = '09:30'): string {
  return `${date}T${time}:00-07:00`;
}

/** The latest `count` of the days that recur every year, oldest first, none later than two days before `now`. */
export function listLatest(
  now: string,
  yearly: readonly (readonly [month: number, day: number])[],
  count: number,
): string[] {
  const year = Number(now.slice(0, 4));
  const until = addDays(now, -2);
  const dates: string[] = [];
  for (let back = 0; back <= count; back += 1)
    for (const [month, day] of yearly) dates.push(formatDate(year - back, month, day));
  return dates
    .filter((date) => date <= until)
    .sort()
    .slice(-count);
}

/** The last of some dates. */
export function pickLast(dates: readonly string[]): string {
  const date = dates.at(-1);
  if (date === undefined) throw new RangeError('no dates');
  return date;
}
