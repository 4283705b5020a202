/**
 * Extensions by the last part of their address: the guides' versions and drafts changed the rest of it.
 *
 * @see FHIR R4 extensibility
 */
import { type Json, listAt, objectAt, textAt } from './resource.ts';

/** The extensions of an element whose address ends in the name, with or without a prefix and `-extension`. */
export function extensionsOf(element: Json | null, name: string): readonly Json[] {
  return listAt(element, 'extension').filter((one) => endOf(textAt(one, 'url')) === name.toLowerCase());
}

/** The first of {@link extensionsOf}, or `null`. */
export function extensionOf(element: Json | null, name: string): Json | null {
  return extensionsOf(element, name)[0] ?? null;
}

/** The `valueBoolean` of an extension; `null` when it is not there or says neither. */
export function booleanOf(element: Json | null, name: string): boolean | null {
  const value = extensionOf(element, name)?.['valueBoolean'];
  return typeof value === 'boolean' ? value : null;
}

/** The reference text of an extension's `valueReference`, and its display. */
export function referenceOf(extension: Json | null): { reference: string | null; display: string | null } {
  const value = objectAt(extension, 'valueReference');
  return { reference: textAt(value, 'reference'), display: textAt(value, 'display') };
}

function endOf(url: string | null): string {
  const end = (url ?? '').split('/').at(-1) ?? '';
  return end
    .toLowerCase()
    .replace(/^usdf-|^usdrugformulary-|^plannet-/, '')
    .replace(/-extension$/, '');
}
