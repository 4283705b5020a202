/** By which numbers an approval is known. */
import type { Approval } from '#shared/model/plans/approval';
import { isBlueButton, readCoded } from '../../fhir/codes.ts';
import { lastPartOf } from '../../fhir/extensions.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listOf, objectAt, objectOf, textAt, textOf } from '../../fhir/resource.ts';
import type { Review } from './decisions.ts';
import type { ReadItem } from './items.ts';

/**
 * The authorization numbers: `preAuthRef`, that of the review, Medicare's tracking number, else those of the items,
 * else the first identifier. All further identifiers with what they are called.
 */
export function readNumbers(
  reading: Reading,
  review: Review | null,
  items: readonly ReadItem[],
): Pick<Approval, 'numbers' | 'otherNumbers'> {
  const { resource } = reading;
  const stated = reading.take(resource, 'preAuthRef');
  const identifiers = listOf(reading.take(resource, 'identifier')).flatMap(identifierOf);
  const tracking = identifiers.filter(({ label }) => label === 'Unique-Tracking-Number');
  const named = [
    ...(Array.isArray(stated) ? stated : [stated]).map(textOf),
    review?.number ?? null,
    ...tracking.map(({ value }) => value),
  ].filter((number) => number !== null);
  const ofItems = items.flatMap(({ item }) => item.approvalNumber ?? []);
  const [first] = identifiers;
  const numbers = named.length > 0 ? named : ofItems.length > 0 ? ofItems : first ? [first.value] : [];
  const others = [...identifiers, ...relatedNumbers(reading)];
  return {
    numbers: [...new Set(numbers)],
    otherNumbers: others.filter(({ value }) => !numbers.includes(value)),
  };
}

function identifierOf(identifier: Json): { label: string; value: string }[] {
  const value = textAt(identifier, 'value');
  if (value === null) return [];
  const system = textAt(identifier, 'system') ?? '';
  const own = isBlueButton(system) ? lastPartOf(system) : null;
  const type = readCoded(objectAt(identifier, 'type'));
  return [{ label: own ?? type?.text ?? type?.code ?? 'identifier', value }];
}

/** Claims that the request belongs to. */
function relatedNumbers(reading: Reading): { label: string; value: string }[] {
  return reading.open(reading.resource, 'related').flatMap((related) => {
    const relationship = readCoded(objectOf(reading.take(related, 'relationship')));
    const reference = objectOf(reading.take(related, 'reference'));
    const value = textAt(reference, 'value');
    return value === null ? [] : [{ label: relationship?.text ?? relationship?.code ?? 'related', value }];
  });
}
