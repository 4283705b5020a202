/**
 * The manifest of a Bulk Data export. Nothing is downloaded: files of the listed names that lie beside
 * it are opened, the others are reported as missing.
 *
 * @see HL7 FHIR Bulk Data Access, complete status: request, output[].url
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Json, listAt, textAt } from '../fhir/resource.ts';
import { baseOfRequest } from './fhir-types.ts';
import { findLocalFile } from './local-file.ts';

export type ManifestFiles = {
  base: string | null;
  /** Paths of the files that are here. */
  present: string[];
  /** Names of those that are not. */
  missing: string[];
};

/** Looks for the listed files in the manifest's own folder. A link from there to elsewhere counts as a missing file. */
export async function lookAtManifest(manifest: Json, manifestPath: string): Promise<ManifestFiles> {
  const found: ManifestFiles = { base: baseOfRequest(textAt(manifest, 'request')), present: [], missing: [] };
  const folder = path.dirname(manifestPath);
  for (const output of listAt(manifest, 'output')) {
    const name = nameIn(textAt(output, 'url'));
    const present = name === '' ? null : await findPresent(path.join(folder, name));
    if (present !== null) found.present.push(present);
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

/** The file, with the endings that servers leave out; what links lead to is looked at before it is touched. */
async function findPresent(listed: string): Promise<string | null> {
  for (const wanted of [listed, `${listed}.gz`, `${listed}.ndjson`, `${listed}.ndjson.gz`]) {
    const found = await findLocalFile(wanted).catch(() => null);
    const entry = found === null ? null : await stat(found).catch(() => null);
    if (entry?.isFile()) return found;
  }
  return null;
}
