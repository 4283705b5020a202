/**
 * Samples that were taken from a person for a test.
 *
 * @see US Core Specimen (6.1.0, 8.0.0)
 */
import { readCoded } from '../../fhir/codes.ts';
import { objectAt } from '../../fhir/resource.ts';
import { type RecordPart, type Status, statusAt, titleAt, wordsOfCoded } from './record-part.ts';
import type { RecordReading } from './record-reading.ts';

export function readSpecimen(reading: RecordReading): RecordPart<'specimen'> {
  const { resource } = reading;
  const title = titleAt(reading, 'type');
  reading.addElements([
    ['identifier', 'accessionIdentifier'],
    ['when', 'collection.collected[x]'],
    ['performer', 'collection.collector'],
    ['quantity', 'collection.quantity'],
    ['method', 'collection.method'],
    ['body-site', 'collection.bodySite'],
    ['handed-over', 'receivedTime'],
    ['method', 'processing.description'],
    ['method', 'processing.procedure'],
    ['type', 'container.type'],
    ['comment', 'container.description'],
    ['identifier', 'container.identifier'],
    ['quantity', 'container.specimenQuantity'],
    ['comment', 'condition'],
    ['related', 'parent'],
    ['related', 'request'],
  ]);
  return {
    kind: 'specimen',
    title,
    dates: reading.dates('collection.collected', 'receivedTime'),
    status: specimenStatus(reading),
    summary: wordsOfCoded(readCoded(objectAt(objectAt(resource, 'collection'), 'bodySite'))),
    source: reading.nameAt('collection.collector'),
  };
}

/** A sample that the laboratory has is the usual case; words of the plan say that it is gone or was no good. */
function specimenStatus(reading: RecordReading): Status {
  const status = statusAt(reading, 'status');
  return status.stateText === 'available' ? { ...status, state: 'active' } : status;
}
