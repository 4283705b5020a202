/** What is told of values that are read whole: times of day, files and units have more to them than screens show. */
import { expect, it } from 'vitest';
import { Reading } from '../../../electron/data/fhir/reading.ts';
import type { Json } from '../../../electron/data/fhir/resource.ts';

function technicalOf(more: Json, take: (reading: Reading) => void) {
  const reading = new Reading({ resourceType: 'Observation', ...more }, () => null);
  take(reading);
  expect(reading.unread()).toEqual([]);
  return reading.technical().filter(({ path }) => path !== 'resourceType');
}

it('the time of a day that is shown as a date', () => {
  const found = technicalOf(
    { issued: '2026-03-04T08:05:00Z', effectivePeriod: { start: '2026-03-04', end: '2026-03-05T01:00:00Z' } },
    (reading) => reading.takeAll(reading.resource, 'issued', 'effectivePeriod'),
  );
  expect(found).toEqual([
    { path: 'issued', text: '2026-03-04T08:05:00Z' },
    { path: 'effectivePeriod.end', text: '2026-03-05T01:00:00Z' },
  ]);
});

it('a unit with its code and system', () => {
  const found = technicalOf({ valueQuantity: { value: 5, unit: 'mg', code: 'mg' } }, (reading) =>
    reading.take(reading.resource, 'valueQuantity'),
  );
  expect(found).toEqual([{ path: 'valueQuantity', text: '{"unit":"mg","code":"mg"}' }]);
});

it('of a file its type and address, and the beginning of its content', () => {
  const data = 'QUJD'.repeat(50);
  const found = technicalOf({ valueAttachment: { contentType: 'text/plain', data } }, (reading) =>
    reading.take(reading.resource, 'valueAttachment'),
  );
  expect(found).toEqual([
    { path: 'valueAttachment', text: '{"contentType":"text/plain"}' },
    { path: 'valueAttachment.data', text: `${data.slice(0, 40)}… (+160)` },
  ]);
});

it('a part of an extension that was opened and not read', () => {
  const extension = { url: 'http://hl7.org/fhir/x', valueAnnotation: { text: 'Hello', authorString: 'Ann' } };
  const reading = new Reading({ resourceType: 'Observation', extension: [extension] }, () => null);
  reading.takeExtension(extension);
  reading.text(reading.openOne(extension, 'valueAnnotation'), 'text');
  expect(reading.unread()).toEqual([{ path: 'extension(x).authorString', text: 'Ann' }]);
});
