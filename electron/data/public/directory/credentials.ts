/**
 * What people and places are trained or licensed for, and whether care is given in person or from afar.
 *
 * @see Plan-Net practitioner-qualification, qualification, delivery-method; DeliveryMethodCS, VirtualModalitiesCS
 */
import type { Coded } from '#shared/model/claims/claim';
import type { Delivery } from '#shared/model/plans/lookup';
import { readCoded } from '../../fhir/codes.ts';
import { extensionOf, extensionsOf } from '../../fhir/extensions.ts';
import { type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';
import type { PublicReading } from '../public-reading.ts';
import { namedReference } from './contacts.ts';
import type { QualificationFacts } from './directory-facts.ts';

/** A person's own qualifications, and those that a role or an organization has as extensions. */
export function qualificationsOf(reading: PublicReading): QualificationFacts[] {
  const { resource } = reading;
  const own = reading.open(resource, 'qualification').map((one) => ownQualification(reading, one));
  const asExtensions = extensionsOf(resource, 'qualification').map((one) => ofExtension(reading, one));
  return [...own, ...asExtensions].flatMap((one) => one ?? []);
}

function ownQualification(reading: PublicReading, element: Json): QualificationFacts | null {
  const what = readCoded(objectAt(element, 'code'));
  if (what === null) return null;
  const more = reading.extensionNamed(element, 'practitioner-qualification');
  const period = reading.openOne(element, 'period');
  reading.takeAll(element, 'code', 'issuer', 'identifier');
  return {
    what,
    issuer: namedReference(objectAt(element, 'issuer')),
    ...statusIn(reading, more),
    numbers: listAt(element, 'identifier').flatMap((one) => textAt(one, 'value') ?? []),
    start: reading.text(period, 'start'),
    end: reading.text(period, 'end'),
  };
}

function ofExtension(reading: PublicReading, extension: Json): QualificationFacts | null {
  const what = readCoded(objectAt(extensionOf(extension, 'code'), 'valueCodeableConcept'));
  if (what === null) return null;
  reading.takeExtension(extension);
  reading.extensionNamed(extension, 'code');
  const period = reading.openOne(reading.extensionNamed(extension, 'period'), 'valuePeriod');
  return {
    what,
    issuer: namedReference(objectAt(reading.extensionNamed(extension, 'issuer'), 'valueReference')),
    ...statusIn(reading, extension),
    numbers: reading
      .extensions(extension, 'identifier')
      .flatMap((one) => textAt(objectAt(one, 'valueIdentifier'), 'value') ?? []),
    start: reading.text(period, 'start'),
    end: reading.text(period, 'end'),
  };
}

/** The status, and the states where it holds; a place that is only referred to goes by its words. */
function statusIn(
  reading: PublicReading,
  extension: Json | null,
): Pick<QualificationFacts, 'status' | 'validIn'> {
  const validIn = reading.extensions(extension, 'whereValid').flatMap((one): Coded[] => {
    const coded = readCoded(objectAt(one, 'valueCodeableConcept'));
    const named = namedReference(objectAt(one, 'valueReference'));
    const text = named?.display ?? named?.key ?? null;
    return coded !== null ? [coded] : text === null ? [] : [{ text, code: null, system: null }];
  });
  return { status: reading.textIn(extension, 'status'), validIn };
}

/** How a service is given: in person or from afar, and then by which means. */
export function deliveryOf(reading: PublicReading): Delivery[] {
  return reading.extensions(reading.resource, 'delivery-method').flatMap((one) => {
    const method = readCoded(objectAt(reading.extensionNamed(one, 'type'), 'valueCodeableConcept'));
    const ways = reading
      .extensions(one, 'virtualModalities')
      .flatMap((way) => readCoded(objectAt(way, 'valueCodeableConcept')) ?? []);
    return method === null && ways.length === 0 ? [] : [{ method, ways }];
  });
}
