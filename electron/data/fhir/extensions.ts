/**
 * Extensions by the last part of their address: the guides' versions and drafts changed the rest of it.
 *
 * @see FHIR R4 extensibility
 */
import { type Json, listAt, textAt } from './resource.ts';

/** The last part of an address; a text without parts is its own. */
export function lastPartOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

/** True for an extension that only says why there is no value. */
export function isAbsence(extension: Json): boolean {
  return textAt(extension, 'url')?.endsWith('data-absent-reason') === true;
}

/** The extensions of an element whose address ends in the name, with or without a prefix and `-extension`. */
export function extensionsOf(element: Json | null, name: string): readonly Json[] {
  return listAt(element, 'extension').filter((one) => endOf(textAt(one, 'url')) === name.toLowerCase());
}

/** The first of {@link extensionsOf}, or `null`. */
export function extensionOf(element: Json | null, name: string): Json | null {
  return extensionsOf(element, name)[0] ?? null;
}

function endOf(url: string | null): string {
  return lastPartOf(url ?? '')
    .toLowerCase()
    .replace(/^usdf-|^usdrugformulary-|^plannet-/, '')
    .replace(/-extension$/, '');
}
