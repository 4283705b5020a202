/** The rows of `docs/adding-a-payer.md` are rows that the app reads and finds: the guide is what is tested. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../electron/plans/registry.ts';
import builtIn from '../../resources/payers.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const guide = readFileSync(path.join(root, 'docs/adding-a-payer.md'), 'utf8');
const rows = [...guide.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, row = '']) => JSON.parse(row));
const registry = createRegistry([...builtIn, ...rows]);

describe('a row of the guide', () => {
  it('is one of three: a plan by the standard, one that departs from it, one without an address', () => {
    expect(rows.map(({ id }) => id)).toEqual(['meadow-health', 'harbor-care', 'quiet-valley']);
  });

  it.each([
    ['MHP', 'meadow-health'],
    ['harbor', 'harbor-care'],
    ['valley quiet', 'quiet-valley'],
  ])('is found beside the plans that there are: %s', (typed, id) => {
    expect(registry.search(typed)[0]?.id).toBe(id);
  });

  it('needs no more than a name and an address', () => {
    expect(registry.payer('meadow-health')).toMatchObject({ quirks: [], scopes: null, tokenUrl: null });
    expect(registry.search('meadow')[0]).toMatchObject({ host: 'api.meadow.example', needsClientId: true });
  });

  it('says where the plan departs from the standard', () => {
    expect(registry.quirks('harbor-care')).toEqual(['scope-spaces-as-percent-20']);
    expect(registry.mostPerPage('harbor-care')).toBe(50);
  });

  it('without an address leads to the plan’s page for apps', () => {
    expect(registry.search('QVI')[0]).toMatchObject({ kind: 'portal-only', host: null });
    expect(registry.portalUrl('quiet-valley')).toBe('https://quietvalley.example/interoperability');
  });

  it('with a field that is none is refused', () => {
    expect(() => createRegistry([{ ...rows[0], fhirBaseUrls: [] }])).toThrow();
  });
});

it('every place that the guide names is there', () => {
  const named = [...guide.matchAll(/`((?:electron|resources|tests)\/[\w./-]+)`/g)].map(
    ([, file = '']) => file,
  );
  expect(named.length).toBeGreaterThan(4);
  for (const file of named) expect(existsSync(path.join(root, file)), file).toBe(true);
});
