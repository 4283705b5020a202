/**
 * Why a record is less than a plain fact: retracted, ruled out, not an order, or changed in meaning. Codes count
 * wherever they appear, since a plan that writes them as text means the same.
 *
 * @see FHIR R4 verificationStatus, doNotPerform, intent, modifierExtension, isSubpotent
 */
import { type RecordDoubt, recordDoubts } from '#shared/model/health/record-state';
import {
  codingsOf,
  type Json,
  listAt,
  objectOf,
  type Resource,
  textAt,
  textOf,
} from '../../fhir/resource.ts';

const intents = new Map<string, RecordDoubt>([
  ['proposal', 'proposed'],
  ['plan', 'planned'],
  ['option', 'option'],
]);

/** Why the record is less than it looks; `null` when it is confirmed, an order, or the plan did not say. */
export function doubtOf(resource: Resource): RecordDoubt | null {
  return statedDoubt(resource) ?? (isModified(resource) ? 'modified' : null);
}

/** A subpotent vaccine may not count as one. */
function isModified(resource: Resource): boolean {
  return listAt(resource, 'modifierExtension').length > 0 || isTrue(resource['isSubpotent']);
}

function statedDoubt(resource: Resource): RecordDoubt | null {
  const { resourceType } = resource;
  if (resourceType === 'MedicationRequest' || resourceType === 'ServiceRequest') {
    if (isTrue(resource['doNotPerform'])) return 'do-not';
    if (isTrue(resource['reportedBoolean']) || resource['reportedReference']) return 'reported';
    return intents.get(textAt(resource, 'intent') ?? '') ?? null;
  }
  const words = statusWords(resource['verificationStatus']);
  return recordDoubts.find((doubt) => words.includes(doubt)) ?? null;
}

/** True for a flag that is set, even when written as text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

const statusElements = ['status', 'lifecycleStatus', 'docStatus', 'verificationStatus'];

/** True when the plan itself marks the record as entered in error. */
export function isEnteredInError(resource: Resource): boolean {
  return statusElements.some((key) => statusWords(resource[key]).includes('entered-in-error'));
}

/** The codes, displays and text of a status as codes are written: "Entered in Error" is `entered-in-error`. */
export function statusWords(status: unknown): string[] {
  const concept = objectOf(status);
  const texts = concept === null ? [status] : [...codingsOf(concept).flatMap(textsOf), concept['text']];
  return texts.flatMap(
    (text) =>
      textOf(text)
        ?.toLowerCase()
        .replaceAll(/[\s_-]+/g, '-') ?? [],
  );
}

function textsOf({ code, display }: Json): unknown[] {
  return [code, display];
}
