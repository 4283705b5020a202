/**
 * What people and places are trained or licensed for, and whether care is given in person or from afar.
 *
 * @see Plan-Net practitioner-qualification, qualification, delivery-method; DeliveryMethodCS, VirtualModalitiesCS
 */
import type { Coded } from '#shared/model/claim';
import type { Delivery } from '#shared/model/lookup';
import { readCoded } from '../../fhir/codes.ts';
import { extensionOf, extensionsOf } from '../../fhir/extensions.ts';
import { type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { namedReference } from './contacts.ts';
import type { QualificationFacts } from './directory-facts.ts';

/** A person's own qualifications, and those that a role or an organization has as extensions. */
export function qualificationsOf(resource: Resource): QualificationFacts[] {
  const own = listAt(resource, 'qualification').map(ownQualification);
  const asExtensions = extensionsOf(resource, 'qualification').map(extensionQualification);
  return [...own, ...asExtensions].flatMap((one) => one ?? []);
}

function ownQualification(element: Json): QualificationFacts | null {
  const more = extensionOf(element, 'practitioner-qualification');
  const period = objectAt(element, 'period');
  const what = readCoded(objectAt(element, 'code'));
  return what === null
    ? null
    : {
        what,
        issuer: namedReference(objectAt(element, 'issuer')),
        ...statusIn(more),
        numbers: listAt(element, 'identifier').flatMap((one) => textAt(one, 'value') ?? []),
        start: textAt(period, 'start'),
        end: textAt(period, 'end'),
      };
}

function extensionQualification(extension: Json): QualificationFacts | null {
  const partOf = (name: string, type: string) => objectAt(extensionOf(extension, name), type);
  const what = readCoded(partOf('code', 'valueCodeableConcept'));
  const period = partOf('period', 'valuePeriod');
  return what === null
    ? null
    : {
        what,
        issuer: namedReference(partOf('issuer', 'valueReference')),
        ...statusIn(extension),
        numbers: extensionsOf(extension, 'identifier').flatMap(
          (one) => textAt(objectAt(one, 'valueIdentifier'), 'value') ?? [],
        ),
        start: textAt(period, 'start'),
        end: textAt(period, 'end'),
      };
}

/** The status, and the states where it holds; a place that is only referred to goes by its words. */
function statusIn(extension: Json | null): Pick<QualificationFacts, 'status' | 'validIn'> {
  const validIn = extensionsOf(extension, 'whereValid').flatMap((one): Coded[] => {
    const coded = readCoded(objectAt(one, 'valueCodeableConcept'));
    const named = namedReference(objectAt(one, 'valueReference'));
    const text = named?.display ?? named?.key ?? null;
    return coded !== null ? [coded] : text === null ? [] : [{ text, code: null, system: null }];
  });
  return { status: textAt(extensionOf(extension, 'status'), 'valueCode'), validIn };
}

/** How a service is given: in person or from afar, and then by which means. */
export function deliveryOf(resource: Resource): Delivery[] {
  return extensionsOf(resource, 'delivery-method').flatMap((one) => {
    const method = readCoded(objectAt(extensionOf(one, 'type'), 'valueCodeableConcept'));
    const ways = extensionsOf(one, 'virtualModalities').flatMap(
      (way) => readCoded(objectAt(way, 'valueCodeableConcept')) ?? [],
    );
    return method === null && ways.length === 0 ? [] : [{ method, ways }];
  });
}
