/** The claims of the real data, brought twice by one plan: nothing of that is news. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resourceIdOf } from '../../../electron/data/fhir/identity.ts';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { asResource, type Resource } from '../../../electron/data/fhir/resource.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { openWith, sayNews } from './news-cases.ts';

/** All claims, each once, made the person's own. */
function loadClaims(): Resource[] {
  const byId = new Map<string, Resource>();
  for (const file of globSync('**/*.json', { cwd: corpus }).sort()) {
    const json: unknown = JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8').replace(/^\uFEFF/, ''));
    const page = readBundle(json);
    const own = asResource(json);
    const all = page.isBundle
      ? [...page.matches, ...page.included].map(({ resource }) => resource)
      : own
        ? [own]
        : [];
    for (const resource of all)
      if (resource.resourceType === 'ExplanationOfBenefit')
        byId.set(resourceIdOf(resource), { ...resource, patient: { reference: 'Patient/pat-1' } });
  }
  return [...byId.values()];
}

const writtenAgain = (resource: Resource) => ({
  ...Object.fromEntries(Object.entries(resource).toReversed()),
  meta: { ...(resource['meta'] as object), versionId: 'again', lastUpdated: '2026-03-05T00:00:00Z' },
});

describeWithCorpus('real claims that come again', () => {
  const claims = loadClaims();

  it.each<[string, (all: Resource[]) => unknown[]]>([
    ['as they were', (all) => all],
    ['with another date of writing, and their elements in another order', (all) => all.map(writtenAgain)],
    ['in another order', (all) => all.toReversed()],
  ])('%s: nothing is told', (_what, again) => {
    const { check, ask, store, personId } = openWith(...claims);
    check(5, again(claims), { mode: 'full' });
    const stored = store.claims.overview({ personId, year: null, today: '2026-03-05' });
    const said = sayNews(ask(5));
    console.info(
      `${claims.length} real claims brought twice, ${stored.years.length} years: ${said.length} told`,
    );
    expect(claims.length).toBeGreaterThan(100);
    expect(stored.years.length).toBeGreaterThan(1);
    expect(said).toEqual([]);
  });
});
