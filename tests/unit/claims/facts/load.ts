/** Claims to compare: each with what came with it. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isJson, type Json, list, text } from './json.ts';

export type Came = { readonly url: string | null; readonly json: Json };
export type Sent = { readonly file: string; readonly eob: Json; readonly others: readonly Came[] };

/** Every ExplanationOfBenefit in what these modules export, each once. */
export async function loadExported(folder: string): Promise<Sent[]> {
  const found = new Map<Json, string>();
  const walk = (value: unknown, file: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, file);
    else if (isJson(value) && value['resourceType'] === 'ExplanationOfBenefit') found.set(value, file);
    else if (isJson(value)) for (const one of Object.values(value)) walk(one, file);
  };
  for (const file of globSync('*.ts', { cwd: folder }).toSorted())
    for (const value of Object.values(await import(path.join(folder, file)))) walk(value, file);
  return [...found].map(([eob, file], index) => ({ file: `${file} ${index}`, eob, others: [] }));
}

/** Every ExplanationOfBenefit of a folder. A file alone came with the other resources of its part of the folder. */
export function loadSent(folder: string): Sent[] {
  const files = globSync(['**/*.json', '**/*.ndjson'], { cwd: folder }).toSorted();
  const parsed = files.flatMap((file) => {
    const content = readFileSync(path.join(folder, file), 'utf8');
    const documents = file.endsWith('.ndjson') ? content.split('\n').filter(Boolean) : [content];
    return documents.map((document) => ({
      file: file.replaceAll('\\', '/'),
      json: JSON.parse(document) as unknown,
    }));
  });
  const alone = Map.groupBy(
    parsed.filter(({ json }) => isJson(json) && json['resourceType'] !== 'Bundle'),
    ({ file }) => file.split('/')[0],
  );
  return parsed.flatMap(({ file, json }) => {
    const isBundle = text(json, 'resourceType') === 'Bundle';
    const neighbors = (alone.get(file.split('/')[0]) ?? []).map((one) => ({ url: null, json: one.json }));
    const entries = list(json, 'entry').map((entry) => ({
      url: text(entry, 'fullUrl'),
      json: entry['resource'],
    }));
    const others = (isBundle ? entries : neighbors).filter((one): one is Came => isJson(one.json));
    const own = isBundle ? others.map((one) => one.json) : isJson(json) ? [json] : [];
    return own
      .filter((one) => one['resourceType'] === 'ExplanationOfBenefit')
      .map((eob) => ({ file: `${file} ${text(eob, 'id') ?? ''}`, eob, others }));
  });
}
