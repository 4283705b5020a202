/**
 * Measured and observed values, and the reports that hold them.
 *
 * @see US Core Laboratory Result, Vital Signs, Smoking Status, Screening and Assessments, DiagnosticReport
 */
import type { Coded } from '#shared/model/claims/claim';
import type { KindOfType } from '#shared/model/health/health-kinds';
import type { Measurement } from '#shared/model/health/measurement';
import { codesOf, noCode, readCoded } from '../../fhir/codes.ts';
import { type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { isEnteredInError } from './doubts.ts';
import { readMark, readMeasurement } from './measurements.ts';
import { partsAt, type RecordPart, statusAt, titleAt } from './record-part.ts';
import type { RecordReading } from './record-reading.ts';

type ObservationKind = KindOfType<'Observation'>;

export function readObservation(reading: RecordReading): RecordPart<ObservationKind> {
  const { resource } = reading;
  const title = titleAt(reading, 'code');
  const kind = observationKind(resource);
  reading.addElements([
    ['issued', 'issued'],
    ['when', 'effective[x]'],
    ['performer', 'performer'],
    ['method', 'method'],
    ['specimen', 'specimen'],
    ['device', 'device'],
    ['related', 'focus'],
  ]);
  const label = title ?? noCode;
  const measurements = readMeasurements(reading, resource, label);
  const hasOwn = measurements.some((measurement) => measurement.label === label);
  const mark = hasOwn ? null : readMark(reading, resource);
  reading.addText('result', mark);
  return {
    kind,
    title,
    dates: reading.dates('effective', 'issued'),
    status: statusAt(reading, 'status'),
    summary: mark,
    measurements,
    source: reading.nameAt('performer'),
    parts: [...partsAt(reading, 'hasMember'), ...partsAt(reading, 'derivedFrom')],
  };
}

/** Decided by category, never by code: the plan says what is a lab result or a vital sign. */
function observationKind(resource: Resource): ObservationKind {
  for (const category of listAt(resource, 'category')) {
    const words = [...codesOf(category), (textAt(category, 'text') ?? '').toLowerCase()];
    if (words.some((word) => /^(?:laboratory|lab)$/.test(word))) return 'lab';
    if (words.some((word) => /^vital[- ]signs?$/.test(word))) return 'vital';
  }
  return 'observation';
}

/** The value of the observation itself, then those of its components. */
function readMeasurements(reading: RecordReading, parent: Json, title: Coded): Measurement[] {
  const own = readMeasurement(reading, parent, title);
  const all = own === null ? [] : [own];
  for (const component of reading.open(parent, 'component')) {
    const label = reading.coded(component, 'code') ?? noCode;
    const value = readMeasurement(reading, component, label);
    if (value !== null) all.push(value);
    else reading.addFact('result', label === noCode ? [] : [{ type: 'coded', coded: label }]);
  }
  return all;
}

export function readReport(reading: RecordReading): RecordPart<'report'> {
  const { resource } = reading;
  const title = titleAt(reading, 'code');
  const conclusion = textAt(resource, 'conclusion');
  reading.addElements([
    ['issued', 'issued'],
    ['when', 'effective[x]'],
    ['performer', 'performer'],
    ['author', 'resultsInterpreter'],
    ['specimen', 'specimen'],
    ['result', 'conclusion'],
    ['diagnosis', 'conclusionCode'],
    ['related', 'imagingStudy'],
    ['comment', 'media.comment'],
    ['related', 'media.link'],
  ]);
  return {
    kind: 'report',
    title,
    dates: reading.dates('effective', 'issued'),
    status: statusAt(reading, 'status'),
    summary: conclusion,
    measurements: containedResults(reading),
    source: reading.nameAt('performer', 'resultsInterpreter'),
    parts: partsAt(reading, 'result'),
  };
}

/** Contained results have no record of their own, so their values become the report's. */
function containedResults(reading: RecordReading): Measurement[] {
  const values: Measurement[] = [];
  for (const reference of listAt(reading.resource, 'result')) {
    if (!textAt(reference, 'reference')?.startsWith('#')) continue;
    const result = reading.people.resolve(reference);
    if (result?.resourceType !== 'Observation' || isEnteredInError(result)) continue;
    values.push(...readMeasurements(reading, result, readCoded(objectAt(result, 'code')) ?? noCode));
  }
  return values;
}
