/** Values of any FHIR type as text for a person, in the plan's words. */

import { amountText } from './amounts.ts';
import { readCoded, wordsOf } from './codes.ts';
import type { PeopleReader } from './parties.ts';
import { type Json, objectAt, textAt } from './resource.ts';

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
  const amount = amountText(object);
  if (amount !== null) return amount;
  if (object['coding'] !== undefined || object['code'] !== undefined || object['text'] !== undefined)
    return wordsOf(object);
  if (object['reference'] !== undefined || object['identifier'] !== undefined)
    return referenceText(object, people);
  if (object['start'] !== undefined || object['end'] !== undefined)
    return [textAt(object, 'start') ?? '…', textAt(object, 'end') ?? '…'].join(' – ');
  return textAt(object, 'value');
}

/** What a reference says: the name of a party, or the value that a contained Observation holds. */
function referenceText(reference: Json, people: PeopleReader): string | null {
  const resource = people.resolve(reference);
  if (resource?.resourceType === 'Observation') return people.observe(resource, observationText);
  const party = people.party(reference);
  return party?.name ?? party?.npi ?? null;
}

/** A result, with what was measured: "Hemoglobin: 11.2 g/dL", or "1.11 (718-7)" where there is only a code for it. */
function observationText(observation: Json): string | null {
  const what = readCoded(objectAt(observation, 'code'));
  let value: string | null = null;
  for (const key in observation) if (key.startsWith('value')) value ??= plainText(observation[key]);
  if (value === null) return what?.text ?? what?.code ?? null;
  if (what?.text) return `${what.text}: ${value}`;
  return what?.code ? `${value} (${what.code})` : value;
}

/** A value that refers to nobody. */
function plainText(value: unknown): string | null {
  if (typeof value === 'string') return value || null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  return amountText(value as Json) ?? wordsOf(value as Json);
}
