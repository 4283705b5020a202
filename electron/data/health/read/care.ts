/**
 * What was done, ordered and planned, where, and by whom.
 *
 * @see US Core Procedure, ServiceRequest, Encounter, CarePlan, CareTeam, Goal
 */
import type { Coded } from '#shared/model/claims/claim';
import type { FactValue } from '#shared/model/health/record-fact';
import { codedOf, readCoded } from '../../fhir/codes.ts';
import { type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';
import { periodValues } from '../../fhir/times.ts';
import { isTrue } from './doubts.ts';
import { codedValue, detailedValue, plainWordsOf, referenceName, textValue } from './fact-values.ts';
import { joinWords, type RecordPart, statusAt, titleAt, wordsOfCoded } from './record-part.ts';
import type { RecordReading } from './record-reading.ts';
import { roleValue } from './roles.ts';

export function readProcedure(reading: RecordReading): RecordPart<'procedure'> {
  const title = titleAt(reading, 'code');
  const status = statusAt(reading, 'status');
  reading.addElements([
    [status.state === 'not-done' ? 'reason-not-done' : 'status-reason', 'statusReason'],
    ['when', 'performed[x]'],
    ['performer', 'performer.actor'],
    ['type', 'performer.function'],
    ['service-provider', 'performer.onBehalfOf'],
    ['recorder', 'recorder'],
    ['author', 'asserter'],
    ['place', 'location'],
    ['outcome', 'outcome'],
    ['result', 'report'],
    ['complication', 'complication'],
    ['activity', 'followUp'],
    ['device', 'focalDevice.manipulated'],
    ['method', 'focalDevice.action'],
    ['related', 'usedReference'],
    ['related', 'usedCode'],
  ]);
  return {
    kind: 'procedure',
    title,
    dates: reading.dates('performed'),
    status,
    summary: joinWords([textAt(reading.resource, 'performedString'), reading.nameAt('location')]),
    source: reading.nameAt('performer.actor', 'asserter', 'recorder'),
  };
}

export function readOrder(reading: RecordReading): RecordPart<'order'> {
  const title = titleAt(reading, 'code');
  reading.addElements([
    ['intent', 'intent'],
    ['priority', 'priority'],
    ['written', 'authoredOn'],
    ['when', 'occurrence[x]'],
    ['quantity', 'quantity[x]'],
    ['requester', 'requester'],
    ['performer', 'performer'],
    ['type', 'performerType'],
    ['place', 'locationReference'],
    ['place', 'locationCode'],
    ['comment', 'orderDetail'],
    ['comment', 'patientInstruction'],
    ['specimen', 'specimen'],
    ['as-needed', 'asNeeded[x]'],
    ['related', 'supportingInfo'],
  ]);
  reading.addElement('do-not-perform', 'doNotPerform');
  const reasons = listAt(reading.resource, 'reasonCode').map((reason) => wordsOfCoded(readCoded(reason)));
  return {
    kind: 'order',
    title,
    dates: reading.dates('occurrence', 'authoredOn'),
    status: statusAt(reading, 'status'),
    summary: joinWords(reasons),
    source: reading.nameAt('requester'),
  };
}

export function readVisit(reading: RecordReading): RecordPart<'visit'> {
  const { resource } = reading;
  const kind = objectAt(resource, 'class');
  const setting = kind === null ? null : (codedOf(kind) ?? readCoded(kind));
  if (setting) reading.addFact('setting', [{ type: 'coded', coded: setting }]);
  if (setting || kind?.['extension']) reading.take(resource, 'class');
  const type = titleAt(reading, 'type');
  const service = readCoded(objectAt(resource, 'serviceType'));
  const title = dropEmpty(type) ?? dropEmpty(service) ?? dropEmpty(setting) ?? type;
  reading.addElements([
    ['type', 'type'],
    ['type', 'serviceType'],
    ['priority', 'priority'],
    ['when', 'period'],
    ['place', 'location.location'],
    ['service-provider', 'serviceProvider'],
    ['discharged-to', 'hospitalization.dischargeDisposition'],
    ['came-from', 'hospitalization.origin'],
    ['discharged-to', 'hospitalization.destination'],
    ['came-from', 'hospitalization.admitSource'],
  ]);
  // The use of a diagnosis says nothing when the diagnosis itself is missing.
  for (const diagnosis of reading.open(resource, 'diagnosis'))
    if (referenceName(objectAt(diagnosis, 'condition') ?? {}, reading.people) !== null)
      reading.addValue('diagnosis', readParticipant(reading, diagnosis, 'condition', 'use'));
    else reading.addElement('diagnosis', 'condition', diagnosis);
  for (const participant of reading.open(resource, 'participant'))
    reading.addValue('participant', readParticipant(reading, participant, 'individual', 'type'));
  const reasons = listAt(resource, 'reasonCode').map((reason) => wordsOfCoded(readCoded(reason)));
  return {
    kind: 'visit',
    title,
    dates: reading.dates('period'),
    status: statusAt(reading, 'status'),
    summary: joinWords(reasons) ?? reading.nameAt('location.location'),
    source: reading.nameAt('serviceProvider', 'participant.individual'),
  };
}

function dropEmpty(coded: Coded | null): Coded | null {
  return coded && (coded.text !== null || coded.code !== null) ? coded : null;
}

export function readCarePlan(reading: RecordReading): RecordPart<'care-plan'> {
  const { resource } = reading;
  const text = reading.text(resource, 'title');
  const categories = listAt(resource, 'category').map(readCoded);
  const title = text === null ? null : { text, code: null, system: null };
  reading.addElements([
    ['intent', 'intent'],
    ['started', 'period'],
    ['written', 'created'],
    ['comment', 'description'],
    ['author', 'author'],
    ['participant', 'contributor'],
    ['participant', 'careTeam'],
    ['about', 'addresses'],
    ['goal', 'goal'],
  ]);
  for (const activity of reading.open(resource, 'activity')) readActivity(reading, activity);
  return {
    kind: 'care-plan',
    title: title ?? categories.find((coded) => dropEmpty(coded)) ?? null,
    dates: reading.dates('period', 'created'),
    status: statusAt(reading, 'status'),
    summary: textAt(resource, 'description'),
    source: reading.nameAt('author', 'contributor'),
    wantsNarrative: true,
  };
}

function readActivity(reading: RecordReading, activity: Json): void {
  for (const detail of reading.open(activity, 'detail')) {
    const status = reading.text(detail, 'status');
    const code = codedValue(reading.coded(detail, 'code'));
    const description = textValue(reading.text(detail, 'description'));
    const activity = detailedValue(code ?? description, [
      code && description,
      codedValue(status === null ? null : { text: null, code: status, system: null }),
    ]);
    reading.addValue(isTrue(detail['doNotPerform']) ? 'do-not-perform' : 'activity', activity);
    if (activity !== null) reading.take(detail, 'doNotPerform');
    reading.addElements(
      [
        ['place', 'location'],
        ['due', 'scheduled[x]'],
        ['performer', 'performer'],
        ['reason', 'reasonCode'],
        ['quantity', 'quantity'],
      ],
      detail,
    );
  }
  reading.addElements(
    [
      ['activity', 'reference'],
      ['outcome', 'outcomeCodeableConcept'],
      ['note', 'progress'],
    ],
    activity,
  );
}

export function readCareTeam(reading: RecordReading): RecordPart<'care-team'> {
  const { resource } = reading;
  const name = reading.text(resource, 'name');
  const others: (string | null)[] = [];
  for (const participant of reading.open(resource, 'participant')) {
    const member = objectAt(participant, 'member');
    const value = readParticipant(reading, participant, 'member', 'role');
    reading.addValue('participant', value);
    reading.addElement('service-provider', 'onBehalfOf', participant);
    if (!isPatient(reading, member)) others.push(plainWordsOf(value));
  }
  reading.addElements([
    ['started', 'period'],
    ['service-provider', 'managingOrganization'],
    ['identifier', 'telecom'],
  ]);
  const categories = listAt(resource, 'category').map(readCoded);
  return {
    kind: 'care-team',
    title: name
      ? { text: name, code: null, system: null }
      : (categories.find((coded) => dropEmpty(coded)) ?? null),
    dates: reading.dates('period'),
    status: statusAt(reading, 'status'),
    summary: joinWords(others.slice(0, 3)),
    source: reading.nameAt('managingOrganization'),
  };
}

/** True for the patient; files may name a Patient by a bare id. */
function isPatient(reading: RecordReading, member: Json | null): boolean {
  if (textAt(member, 'reference')?.includes('Patient/')) return true;
  return member !== null && reading.people.resolve(member)?.resourceType === 'Patient';
}

/** "Dr. Rivera (Attending)": who took part, in which role, and when. */
function readParticipant(reading: RecordReading, parent: Json, who: string, role: string): FactValue | null {
  const reference = objectAt(parent, who);
  const name = reference === null ? null : referenceName(reference, reading.people);
  for (const key of [who, role, 'period']) reading.take(parent, key);
  return detailedValue(textValue(name), [
    ...listAt(parent, role).map(roleValue),
    ...periodValues(objectAt(parent, 'period')),
  ]);
}

export function readGoal(reading: RecordReading): RecordPart<'goal'> {
  const title = titleAt(reading, 'description');
  reading.addElements([
    ['outcome', 'achievementStatus'],
    ['priority', 'priority'],
    ['started', 'start[x]'],
    ['target', 'target.measure'],
    ['target', 'target.detail[x]'],
    ['due', 'target.due[x]'],
    ['author', 'expressedBy'],
    ['updated', 'statusDate'],
    ['status-reason', 'statusReason'],
    ['about', 'addresses'],
    ['outcome', 'outcomeCode'],
    ['outcome', 'outcomeReference'],
  ]);
  return {
    kind: 'goal',
    title,
    dates: reading.dates('start', 'statusDate'),
    status: statusAt(reading, 'lifecycleStatus'),
    source: reading.nameAt('expressedBy'),
  };
}
