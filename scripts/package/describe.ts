/** The parts of a release in words, and as a CycloneDX list. */
import type { Part } from './list-parts.ts';

type Component = { 'bom-ref': string; name: string; version: string; scope?: string };
/** Of a CycloneDX document (cyclonedx.org/docs/1.5/json) what is changed here. */
export type MaterialsList = {
  metadata: { component: { 'bom-ref': string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
};

/** What npm lists of the whole install, without what only builds or tests. Throws where npm does not know a part. */
export function keepShipped<List extends MaterialsList>(list: List, parts: readonly Part[]): List {
  const shipped = new Set(parts.map(({ name, version }) => `${name}@${version}`));
  const components = list.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const found = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const missing = [...shipped].filter((id) => !found.has(id));
  if (missing.length > 0) throw new Error(`npm does not list ${missing.join(', ')}.`);
  const refs = new Set(components.map((one) => one['bom-ref']).concat(list.metadata.component['bom-ref']));
  return {
    ...list,
    // All of them are in what people install, also what npm calls optional for building.
    components: components.map((one) => ({ ...one, scope: 'required' })),
    dependencies: list.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}

/** One text for people: each license once, under the names of all parts that it is of. */
export function writeNotices(parts: readonly Part[]): string {
  const byText = Map.groupBy(parts, ({ text, license }) => text || `License: ${license}`);
  const sections = [...byText].map(([text, of]) => {
    const names = of.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${names.join('\n')}\n\n${text}`;
  });
  const head =
    'Claimfolio contains these works of others. Chromium’s own notices are in LICENSES.chromium.html.';
  return `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
