import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import {
  type Bundle,
  connectApp,
  findNextLink,
  findPlan,
  getPath,
  listIds,
  type Tokens,
  walter,
} from './connect.ts';

let sample: SamplePlan;
let tokens: Tokens;
let medicare: Tokens;

beforeAll(async () => {
  sample = await startSamplePlan({ now: '2026-03-20' });
  tokens = await connectApp(sample);
  medicare = await connectApp(sample, walter, {}, 'medicare');
});
afterAll(() => sample.close());

const search = async (query: string) => (await getPath(sample, tokens, query)).bundle();
const found = async (query: string) => listIds(await search(`ExplanationOfBenefit?_count=100&${query}`));

describe('paging', () => {
  it('visits every claim once, through links of its own base', async () => {
    const seen: string[] = [];
    let url: string | undefined = `ExplanationOfBenefit?patient=rosa-medina`;
    let total = 0;
    for (let pages = 0; url && pages < 50; pages += 1) {
      const bundle = await search(url);
      total = bundle.total;
      seen.push(...listIds(bundle));
      url = findNextLink(bundle);
      if (url) expect(url.startsWith(`${findPlan(sample).fhirBaseUrl}?_getpages=`)).toBe(true);
    }
    expect(total).toBeGreaterThanOrEqual(420);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('has pages of 50, of the asked size, or of at most 100; and of 10 at Medicare', async () => {
    expect(listIds(await search('ExplanationOfBenefit'))).toHaveLength(50);
    expect(listIds(await search('ExplanationOfBenefit?_count=7'))).toHaveLength(7);
    expect(listIds(await search('ExplanationOfBenefit?_count=1000'))).toHaveLength(100);
    expect(
      listIds((await getPath(sample, medicare, 'ExplanationOfBenefit', { id: 'medicare' })).bundle()),
    ).toHaveLength(10);
  });

  it('counts without entries', async () => {
    const bundle = await search('ExplanationOfBenefit?_count=0');
    expect(bundle.entry).toBeUndefined();
    expect(bundle.total).toBeGreaterThan(400);
    expect(findNextLink(bundle)).toBeUndefined();
  });

  it('does not show a page to another person', async () => {
    const link = findNextLink(await search('ExplanationOfBenefit')) ?? '';
    const theo = await connectApp(sample, { userName: 'theo', password: 'new-glasses-2' });
    expect((await getPath(sample, theo, link)).status).toBe(410);
    expect((await getPath(sample, tokens, link)).status).toBe(200);
  });
});

describe('search parameters', () => {
  it('finds by id, by claim number, with and without its system', async () => {
    expect(await found('_id=rosa-2026-surgery-2,rosa-2026-dental')).toEqual([
      'rosa-2026-surgery-2',
      'rosa-2026-dental',
    ]);
    expect(await found('identifier=26-077-4410')).toEqual(['rosa-2026-surgery-2']);
    const system = 'https://evergreen-sample.example/fhir/claim-number';
    expect(await found(`identifier=${encodeURIComponent(`${system}|26-077-4410`)}`)).toEqual([
      'rosa-2026-surgery-2',
    ]);
    expect(await found('identifier=other|26-077-4410')).toEqual([]);
  });

  it('finds by type, bare and with its system', async () => {
    const system = 'http://terminology.hl7.org/CodeSystem/claim-type';
    const bundle = await search('ExplanationOfBenefit?type=oral&_count=100');
    expect(bundle.total).toBeGreaterThan(20);
    for (const { resource } of bundle.entry ?? [])
      expect(JSON.stringify(resource['type'])).toContain('"oral"');
    expect(await found(`type=${system}|oral`)).toEqual(listIds(bundle));
    expect(await found(`type=${encodeURIComponent(`${system}|oral`)}`)).toEqual(listIds(bundle));
    expect(await found('type=http://wrong.example|oral')).toEqual([]);
  });

  it('finds Medicare’s claims by its own types', async () => {
    const query =
      'ExplanationOfBenefit?type=https://bluebutton.cms.gov/resources/codesystem/eob-type|HOSPICE';
    const bundle = (await getPath(sample, medicare, query, { id: 'medicare' })).bundle();
    expect(listIds(bundle).every((id) => id.startsWith('hospice--'))).toBe(true);
    expect(bundle.total).toBe(1);
  });

  it.each([
    ['service-date=2026-03-12', 3],
    ['service-date=eq2026-03', 6],
    ['service-date=ge2026-03-12&service-date=lt2026-03-18', 3],
    ['service-date=gt2026-03-12', 1],
    ['service-date=sa2026-03-12', 1],
    ['service-date=ge2026-02-05&service-date=le2026-02-05', 1],
    ['service-start-date=ge2026-02-05&service-start-date=le2026-02-05', 0],
    ['billable-period-start=2026-02-03', 1],
    ['billable-period-start=ap2026-02', 3],
    ['service-date=ge2026&service-date=ne2026-03-12&_id=rosa-2026-dental,rosa-2026-anesthesia', 1],
  ])('%s finds %i claims', async (query, count) => {
    const claims = (await found(query)).filter((id) => !id.includes('approval'));
    expect(claims).toHaveLength(count);
  });

  it('finds what changed since, to the second and with an encoded offset', async () => {
    expect(await found('_lastUpdated=ge2026-03-20T00:00:00Z')).toEqual(['rosa-2026-follow-up']);
    expect(await found('_lastUpdated=gt2026-03-20T15:30:00.000Z')).toEqual([]);
    expect(await found('_lastUpdated=ge2026-03-20T08:30:00%2B01:00')).toEqual(['rosa-2026-follow-up']);
    expect(await found('_lastUpdated=gt2026-03-18&_lastUpdated=lt2026-03-20')).toHaveLength(2);
  });

  it('refuses malformed dates and counts, and says why', async () => {
    for (const query of ['service-date=soon', '_lastUpdated=ge2026-13-40', '_count=many']) {
      const answer = await getPath(sample, tokens, `ExplanationOfBenefit?${query}`);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error' }],
      });
    }
  });

  it('ignores unknown parameters and says so; refuses them when asked to be strict', async () => {
    const bundle = await search('ExplanationOfBenefit?colour=blue&_count=1');
    const outcome = bundle.entry?.find((entry) => entry.search.mode === 'outcome');
    expect(JSON.stringify(outcome)).toContain('colour');
    expect(listIds(bundle)).toHaveLength(1);
    const strict = await getPath(sample, tokens, 'ExplanationOfBenefit?colour=blue', {
      headers: {
        prefer: 'handling=strict',
      },
    });
    expect(strict.status).toBe(400);
  });
});

describe('includes', () => {
  const types = (bundle: Bundle) =>
    [
      ...new Set(
        (bundle.entry ?? [])
          .filter(({ search }) => search.mode === 'include')
          .map(({ resource }) => resource.resourceType),
      ),
    ].sort();
  const one = 'ExplanationOfBenefit?_id=rosa-2026-surgery-2';

  it.each([
    ['_include=ExplanationOfBenefit:*', ['Coverage', 'Organization', 'Patient', 'Practitioner']],
    ['_include=ExplanationOfBenefit%3A%2A', ['Coverage', 'Organization', 'Patient', 'Practitioner']],
    ['_include=ExplanationOfBenefit:care-team', ['Practitioner']],
    ['_include=ExplanationOfBenefit:patient&_include=ExplanationOfBenefit:coverage', ['Coverage', 'Patient']],
    ['_include=ExplanationOfBenefit:coverage&_include:iterate=Coverage:payor', ['Coverage', 'Organization']],
  ])('%s', async (query, expected) => {
    expect(types(await search(`${one}&${query}`))).toEqual(expected);
  });

  it('every reference of a page is on the page, contained, or can be read', async () => {
    const bundle = await search('ExplanationOfBenefit?_include=ExplanationOfBenefit:*&_count=100');
    const here = new Set(
      (bundle.entry ?? []).map(({ resource }) => `${resource.resourceType}/${resource.id}`),
    );
    const references = [...JSON.stringify(bundle).matchAll(/"reference":"([A-Z][^"]*)"/g)].map(
      ([, value = '']) => value,
    );
    expect(references.length).toBeGreaterThan(100);
    for (const reference of new Set(references)) {
      if (!here.has(reference))
        expect((await getPath(sample, tokens, reference)).status, reference).toBe(200);
    }
  });

  it('does not include types that were not shared', async () => {
    const few = await connectApp(sample, {
      userName: 'rosa',
      password: 'knee-surgery-1',
      untick: ['Coverage', 'Practitioner'],
    });
    const bundle = (await getPath(sample, few, `${one}&_include=ExplanationOfBenefit:*`)).bundle();
    expect(types(bundle)).toEqual(['Organization', 'Patient']);
  });

  it('brings the payor with a coverage', async () => {
    const bundle = await search('Coverage?beneficiary=Patient/rosa-medina&_include=Coverage:payor');
    expect(listIds(bundle)).toEqual([
      'rosa-medina-coverage',
      'rosa-medina-dental',
      'rosa-medina-vision',
      'rosa-medina-before',
    ]);
    expect(listIds(bundle, 'include')).toEqual(['evergreen', 'cascade']);
  });
});

describe('reading', () => {
  it('reads current and earlier versions', async () => {
    const current = JSON.parse((await getPath(sample, tokens, 'Practitioner/okafor')).text);
    const earlier = JSON.parse((await getPath(sample, tokens, 'Practitioner/okafor/_history/1')).text);
    expect([current.meta.versionId, earlier.meta.versionId]).toEqual(['2', '1']);
    expect(earlier.address[0].line).not.toEqual(current.address[0].line);
    expect((await getPath(sample, tokens, 'Practitioner/okafor/_history/9')).status).toBe(404);
  });

  it.each([
    ['Patient?name=medina', 'rosa-medina'],
    ['Patient?birthdate=1984-05-09&family=Medina', 'rosa-medina'],
    ['Patient?gender=female&given=rosa', 'rosa-medina'],
    ['Organization?name=northgate', 'northgate'],
    ['Practitioner?identifier=9990002013', 'okafor'],
  ])('%s', async (query, id) => {
    expect(listIds(await search(query))).toEqual([id]);
  });

  it('shows records only to the person that they belong to', async () => {
    expect((await getPath(sample, tokens, 'Patient/theo-medina')).status).toBe(403);
    expect((await getPath(sample, tokens, 'ExplanationOfBenefit?patient=theo-medina')).status).toBe(403);
    expect((await getPath(sample, tokens, 'Coverage?patient=Patient/theo-medina')).status).toBe(403);
    expect(listIds(await search('Patient'))).toEqual(['rosa-medina']);
    const theirs = JSON.stringify(
      await search('ExplanationOfBenefit?_count=100&_include=ExplanationOfBenefit:*'),
    );
    expect(theirs).not.toContain('theo-medina');
  });

  it.each([
    ['Patient/nobody', 404],
    ['Claim', 404],
    ['Patient/rosa-medina/$everything', 404],
    ['?_getpages=unknown&_page=1', 410],
    ['?foo=1', 400],
  ])('%s is answered %i with an OperationOutcome', async (path, status) => {
    const answer = await getPath(
      sample,
      tokens,
      path.startsWith('?') ? findPlan(sample).fhirBaseUrl + path : path,
    );
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).resourceType).toBe('OperationOutcome');
  });

  it('refuses requests without a token, and anything but reading', async () => {
    const anonymous = await getPath(sample, null, 'Patient');
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get('www-authenticate')).toContain('Bearer');
    expect((await getPath(sample, { access_token: 'made-up' }, 'Patient')).status).toBe(401);
    const post = await fetch(`${findPlan(sample).fhirBaseUrl}/Patient`, { method: 'POST' });
    expect(post.status).toBe(405);
  });

  it('compresses on request, and sends its clock', async () => {
    const { headers, body } = await raw(
      `${findPlan(sample).fhirBaseUrl}/ExplanationOfBenefit?_count=3`,
      'gzip',
    );
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['date']).toBeTruthy();
    expect(JSON.parse(gunzipSync(body).toString()).entry).toHaveLength(3);
    const plain = await raw(`${findPlan(sample).fhirBaseUrl}/ExplanationOfBenefit?_count=3`, 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
  });

  it('answers only its own host name', async () => {
    const { status } = await raw(`${findPlan(sample).fhirBaseUrl}/metadata`, 'identity', {
      host: 'evil.example',
    });
    expect(status).toBe(421);
  });

  it('has nothing for a new member', async () => {
    const ines = await connectApp(sample, { userName: 'ines', password: 'first-week-4' });
    const bundle = (await getPath(sample, ines, 'ExplanationOfBenefit')).bundle();
    expect([bundle.total, bundle.entry]).toEqual([0, undefined]);
    expect(listIds((await getPath(sample, ines, 'Coverage')).bundle())).toHaveLength(1);
  });
});

function raw(url: string, encoding: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const authorization = `Bearer ${tokens.access_token}`;
      const asked = request(
        url,
        { headers: { authorization, 'accept-encoding': encoding, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
          );
        },
      );
      asked.on('error', reject).end();
    },
  );
}
