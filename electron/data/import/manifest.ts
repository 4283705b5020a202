/**
 * The manifest of a Bulk Data export. Nothing is downloaded: files of the listed names that lie beside
 * it are opened, the others are reported as missing.
 *
 * @see HL7 FHIR Bulk Data Access, complete status: request, output[].url
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { type Json, listAt, textAt } from '../fhir/resource.ts';
import { baseOfRequest } from './fhir-types.ts';

export type ManifestFiles = {
  base: string | null;
  /** Paths of the files that are here. */
  present: string[];
  /** Names of those that are not. */
  missing: string[];
};

/** Looks for the listed files in the manifest's own folder. */
export function lookAtManifest(manifest: Json, manifestPath: string): ManifestFiles {
  const found: ManifestFiles = { base: baseOfRequest(textAt(manifest, 'request')), present: [], missing: [] };
  const folder = path.dirname(manifestPath);
  for (const output of listAt(manifest, 'output')) {
    const name = nameIn(textAt(output, 'url'));
    const wanted = [name, `${name}.gz`, `${name}.ndjson`, `${name}.ndjson.gz`];
    const present = name === '' ? undefined : wanted.map((one) => path.join(folder, one)).find(isFile);
    if (present) found.present.push(present);
    else found.missing.push(name || (textAt(output, 'type') ?? '?'));
  }
  return found;
}

/** The last part of an address: a bare file name, never a path. */
function nameIn(url: string | null): string {
  const address = (url ?? '').split(/[?#]/)[0] ?? '';
  const last = decodePart(address.slice(address.lastIndexOf('/') + 1));
  return /^[^/\\\0]+$/.test(last) && !/^\.+$/.test(last) ? last : '';
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isFile(filePath: string): boolean {
  return statSync(filePath, { throwIfNoEntry: false })?.isFile() ?? false;
}
