/**
 * Notes, files, devices and answered questionnaires.
 *
 * @see US Core DocumentReference, Implantable Device, QuestionnaireResponse
 */
import type { Coded } from '#shared/model/claims/claim';
import type { PlainValue } from '#shared/model/health/record-fact';
import { choices } from '../../fhir/reading.ts';
import { type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';
import { factValues, plainValues } from './fact-values.ts';
import { joinWords, type RecordPart, type Status, statusAt, titleAt } from './record-part.ts';
import type { RecordReading } from './record-reading.ts';

const deepestQuestion = 12;

export function readDocument(reading: RecordReading): RecordPart<'document'> {
  const { resource } = reading;
  const type = titleAt(reading, 'type');
  const description = textAt(resource, 'description');
  const signed = reading.extension(resource, 'us-core-authentication-time');
  if (signed) reading.addElement('signed', 'value[x]', signed);
  reading.addElements([
    ['identifier', 'masterIdentifier'],
    ['written', 'date'],
    ['author', 'author'],
    ['author', 'authenticator'],
    ['service-provider', 'custodian'],
    ['comment', 'description'],
    ['format', 'content.format'],
    ['for-visit', 'context.encounter'],
    ['activity', 'context.event'],
    ['care-time', 'context.period'],
    ['place', 'context.facilityType'],
    ['type', 'context.practiceSetting'],
    ['related', 'context.related'],
    ['related', 'relatesTo.target'],
  ]);
  const title = type?.text || type?.code ? type : codedFromText(description ?? firstTitle(resource));
  return {
    kind: 'document',
    title: title ?? type,
    dates: documentDates(reading),
    status: documentStatus(reading),
    summary: description,
    source: reading.nameAt('author', 'authenticator', 'custodian'),
    wantsNarrative: true,
  };
}

function codedFromText(text: string | null): Coded | null {
  return text === null ? null : { text, code: null, system: null };
}

function firstTitle(resource: Json): string | null {
  for (const content of listAt(resource, 'content')) {
    const title = textAt(objectAt(content, 'attachment'), 'title');
    if (title !== null) return title;
  }
  return null;
}

/** The day the document was written, else the period of care, else the day its file was created. */
function documentDates(reading: RecordReading): RecordPart['dates'] {
  const dated = reading.dates('date');
  if (dated.from !== null) return dated;
  const context = objectAt(reading.resource, 'context');
  const [period] = context === null ? [] : factValues('period', context['period'], reading.people).list;
  if (period?.type === 'date')
    return { start: asDate(period.start), end: asDate(period.end), from: 'context.period' };
  for (const content of listAt(reading.resource, 'content')) {
    const creation = objectAt(content, 'attachment')?.['creation'];
    const [made] = factValues('createdOn', creation, reading.people).list;
    if (made?.type === 'date') return { start: asDate(made.start), end: null, from: 'creation' };
  }
  return dated;
}

function asDate(date: string | null): RecordPart['dates']['start'] {
  return date as RecordPart['dates']['start'];
}

/** "Current" says nothing about the note itself; `docStatus` says how finished it is. */
function documentStatus(reading: RecordReading): Status {
  const reference = statusAt(reading, 'status');
  const document = statusAt(reading, 'docStatus');
  if (reference.state === 'superseded') return reference;
  if (document.stateText === null) return reference;
  reading.addElement('status', 'status');
  return document;
}

export function readDevice(reading: RecordReading): RecordPart<'device'> {
  const { resource } = reading;
  const type = titleAt(reading, 'type');
  const names = listAt(resource, 'deviceName').map((name) => textAt(name, 'name'));
  reading.addElements([
    ['type', 'deviceName.name'],
    ['device-identifier', 'udiCarrier.deviceIdentifier'],
    ['device-identifier', 'udiCarrier.carrierHRF'],
    ['device-identifier', 'udiCarrier.issuer'],
    ['device-identifier', 'distinctIdentifier'],
    ['manufacturer', 'manufacturer'],
    ['made-on', 'manufactureDate'],
    ['expires', 'expirationDate'],
    ['lot', 'lotNumber'],
    ['serial-number', 'serialNumber'],
    ['model', 'modelNumber'],
    ['model', 'partNumber'],
    ['status-reason', 'statusReason'],
    ['service-provider', 'owner'],
    ['place', 'location'],
    ['comment', 'safety'],
  ]);
  const made = joinWords([textAt(resource, 'manufacturer'), textAt(resource, 'modelNumber')]);
  return {
    kind: 'device',
    title:
      type?.text || type?.code ? type : (codedFromText(names.find((name) => name !== null) ?? null) ?? type),
    dates: { start: null, end: null, from: null },
    status: statusAt(reading, 'status'),
    summary: made,
  };
}

export function readQuestionnaire(reading: RecordReading): RecordPart<'questionnaire'> {
  const { resource } = reading;
  const form = objectAt(resource, '_questionnaire');
  const address = reading.extension(form, 'us-core-extension-questionnaire-uri');
  if (address) reading.addElement('identifier', 'value[x]', address);
  const display = textAt(reading.extension(form, 'display'), 'valueString');
  const title = codedFromText(
    display ?? textAt(form, 'display') ?? lastPartOf(reading.text(resource, 'questionnaire')),
  );
  readQuestions(reading, resource, 0);
  reading.addElements([
    ['written', 'authored'],
    ['author', 'author'],
    ['author', 'source'],
  ]);
  return {
    kind: 'questionnaire',
    title,
    dates: reading.dates('authored'),
    status: statusAt(reading, 'status'),
    source: reading.nameAt('source', 'author'),
  };
}

/** Each question with its answers, in the order of the form. */
function readQuestions(reading: RecordReading, parent: Json, depth: number): void {
  if (depth > deepestQuestion) return;
  for (const item of reading.open(parent, 'item')) {
    const question = reading.text(item, 'text') ?? textAt(item, 'linkId');
    reading.guide(item, 'linkId');
    const answers: PlainValue[] = [];
    for (const answer of reading.open(item, 'answer')) {
      for (const [key, value] of choices(answer, 'value')) {
        const values = plainValues(key, value, reading.people);
        if (values.length === 0) continue;
        answers.push(...values);
        reading.take(answer, key);
      }
      readQuestions(reading, answer, depth + 1);
    }
    if (answers.length > 0) reading.addValue('question', { type: 'answered', question, answers });
    else reading.addText('question', question);
    readQuestions(reading, item, depth + 1);
  }
}

function lastPartOf(address: string | null): string | null {
  return address === null ? null : (address.split('|')[0] ?? '').replace(/^.*\//, '') || null;
}
