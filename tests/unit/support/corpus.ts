/** The resources of a folder of real data files, found without the application's own reading of Bundles. */
import { globSync, readFileSync } from 'node:fs';
import { ReferenceIndex, type ResolveReference } from '../../../electron/data/fhir/references.ts';
import { isObject, type Resource } from '../../../electron/data/fhir/resource.ts';
import { corpus } from '../../support/needs.ts';

export type Found = { file: string; folder: string; resource: Resource; resolve: ResolveReference };

/** Every resource of these types in files, Bundle entries and NDJSON lines; contained ones are not counted. */
export function resourcesOf(types: ReadonlySet<string>): Found[] {
  const files = globSync('**/*.{json,ndjson}', { cwd: corpus }).filter((file) => file !== 'MANIFEST.json');
  return files.sort().flatMap((file) => {
    const text = readFileSync(`${corpus}/${file}`, 'utf8');
    const jsons = file.endsWith('.ndjson') ? text.split('\n').filter((line) => line.trim() !== '') : [text];
    return jsons.flatMap((json) => {
      const index = new ReferenceIndex();
      const all: Resource[] = [];
      collect(JSON.parse(json), null, index, all);
      return all
        .filter(({ resourceType }) => types.has(resourceType))
        .map((resource) => ({ file, folder: file.split('/')[0] ?? '', resource, resolve: index.resolve }));
    });
  });
}

function collect(json: unknown, fullUrl: string | null, index: ReferenceIndex, all: Resource[]): void {
  if (!isObject(json) || typeof json['resourceType'] !== 'string') return;
  if (json['resourceType'] !== 'Bundle') {
    all.push(json as Resource);
    index.add(json as Resource, fullUrl);
  } else if (Array.isArray(json['entry']))
    for (const entry of json['entry'])
      if (isObject(entry))
        collect(
          entry['resource'],
          typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : null,
          index,
          all,
        );
}
