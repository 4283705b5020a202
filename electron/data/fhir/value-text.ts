/** Values of any FHIR type as text for a person, in the plan's words. */

import { readCoded, wordsOf } from './codes.ts';
import type { PeopleReader } from './parties.ts';
import { type Json, numberAt, objectAt, textAt } from './resource.ts';

/** The value of an extension as text for a person; `null` when it has none. */
export function extensionValue(extension: Json, people: PeopleReader): string | null {
  for (const key in extension)
    if (key.startsWith('value')) {
      const text = valueText(extension[key], people);
      if (text !== null) return text;
    }
  return null;
}

/** One value as text for a person; `null` when it has none. */
export function valueText(value: unknown, people: PeopleReader): string | null {
  if (typeof value === 'string') return value || null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const object = value as Json;
  if (object['coding'] !== undefined || object['code'] !== undefined || object['text'] !== undefined) {
    return quantityText(object) ?? wordsOf(object);
  }
  if (object['reference'] !== undefined) return referenceText(object, people);
  if (object['start'] !== undefined || object['end'] !== undefined)
    return [textAt(object, 'start') ?? '…', textAt(object, 'end') ?? '…'].join(' – ');
  return quantityText(object) ?? textAt(object, 'value');
}

function quantityText(object: Json): string | null {
  const value = numberAt(object, 'value');
  if (value === null) return null;
  const unit = textAt(object, 'unit') ?? textAt(object, 'currency');
  return unit === null ? String(value) : `${value} ${unit}`;
}

/** What a reference says: a name, or a lab value in a contained Observation. */
function referenceText(reference: Json, people: PeopleReader): string | null {
  const resource = people.resolve(reference);
  if (resource?.resourceType !== 'Observation') return people.party(reference)?.name ?? null;
  const what = readCoded(objectAt(resource, 'code'));
  const value = quantityText(objectAt(resource, 'valueQuantity') ?? {});
  const name = what?.text ?? what?.code ?? null;
  if (value === null) return name;
  return name === null ? value : `${name}: ${value}`;
}
