/**
 * Extensions by the last part of their address: the guides' versions and drafts changed the rest of it.
 *
 * @see FHIR R4 extensibility
 */
import { type Json, listAt, textAt } from './resource.ts';

/** The extensions of an element whose address ends in the name, with or without a prefix and `-extension`. */
export function extensionsOf(element: Json | null, name: string): readonly Json[] {
  return listAt(element, 'extension').filter((one) => endOf(textAt(one, 'url')) === name.toLowerCase());
}

/** The first of {@link extensionsOf}, or `null`. */
export function extensionOf(element: Json | null, name: string): Json | null {
  return extensionsOf(element, name)[0] ?? null;
}

function endOf(url: string | null): string {
  const end = (url ?? '').split('/').at(-1) ?? '';
  return end
    .toLowerCase()
    .replace(/^usdf-|^usdrugformulary-|^plannet-/, '')
    .replace(/-extension$/, '');
}
