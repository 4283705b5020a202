/** What becomes of good, odd and wrong files, from the first look to the stored record. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf, eob, filter, memoryStore } from '../../unit/archive/records.ts';
import { accountedFor, everyone, filesWith, folderWith, importAll, ndjson, offerOf } from './opened.ts';

const base = 'https://plan.example/fhir';
const patient = (id = 'pat-1', name = 'Rosa Example', more = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ text: name }],
  birthDate: '1984-05-09',
  ...more,
});
const coverage = {
  resourceType: 'Coverage',
  id: 'cov-1',
  status: 'active',
  beneficiary: { reference: 'Patient/pat-1' },
  payor: [{ display: 'Evergreen Test Plan' }],
};
const bundleOf = (resources: { resourceType: string; id?: string }[], more = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
  })),
  ...more,
});
const rows = (store: ReturnType<typeof memoryStore>['store'], personId: string) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;

describe('files that can be opened', () => {
  it('a Bundle: plan, person, address and claims are as the file says', async () => {
    const { store } = memoryStore();
    const { offer, end } = await importAll(
      store,
      filesWith({ 'b.json': bundleOf([patient(), coverage, eob()] as never) }),
    );
    expect(offer.files).toMatchObject([{ name: 'b.json', format: 'bundle', records: 3, problem: null }]);
    expect(offer.patients).toMatchObject([
      {
        name: 'Rosa Example',
        birthDate: '1984-05-09',
        origin: 'plan.example',
        planName: 'Evergreen Test Plan',
      },
    ]);
    expect(store.connection.list()).toMatchObject([
      {
        origin: 'file',
        planName: 'Evergreen Test Plan',
        host: 'plan.example',
        fhirBaseUrl: base,
        patientId: 'pat-1',
        state: 'ended',
        firstSyncDone: true,
        lastCheckedAt: '2026-03-20T08:04:00.000Z',
        claims: 1,
      },
    ]);
    expect(rows(store, end.personIds[0] ?? '')).toMatchObject([{ billed: { cents: 20000 }, counted: true }]);
  });

  it.each([
    ['one resource', 'claim.json', eob()],
    ['one line', 'claim.ndjson', ndjson([eob()])],
    ['lines in a file of another name', 'export.txt', ndjson([eob(), coverage])],
    ['packed lines', 'claims.ndjson.gz', gzipSync(ndjson([eob()]))],
    ['a packed Bundle of another name', 'download', gzipSync(JSON.stringify(bundleOf([eob()] as never)))],
    ['indented JSON', 'claim.json', JSON.stringify(eob(), null, 2)],
    ['a byte order mark', 'claim.json', `\uFEFF${JSON.stringify(eob())}`],
    ['Windows line ends', 'claims.ndjson', ndjson([eob()]).replaceAll('\n', '\r\n')],
    ['a list', 'claims.json', [eob()]],
    ['a Bundle in a Bundle', 'b.json', bundleOf([bundleOf([eob()] as never)] as never)],
    ['Parameters', 'p.json', { resourceType: 'Parameters', parameter: [{ part: [{ resource: eob() }] }] }],
    ['a transaction', 't.json', bundleOf([eob()] as never, { type: 'transaction' })],
  ])('%s', async (_, name, content) => {
    const { store } = memoryStore();
    const { end } = await importAll(store, filesWith({ [name]: content }));
    expect(end).toMatchObject({ outcome: 'done', notUnderstoodCount: 0, brokenFiles: [] });
    expect(rows(store, end.personIds[0] ?? '')).toHaveLength(1);
  });

  it.each([[7], ['not a FHIR id'], ['l'.repeat(200)]])(
    'a patient whose id is %j is one patient',
    async (id) => {
      const { store } = memoryStore();
      const claim = eob({ patient: `Patient/${id}` });
      const { offer } = await importAll(
        store,
        filesWith({ 'p.ndjson': ndjson([{ ...patient(), id }, claim]) }),
      );
      expect(offer.patients).toMatchObject([{ name: 'Rosa Example' }]);
      expect(store.connection.list()).toMatchObject([{ claims: 1, patientId: String(id) }]);
      await importAll(store, filesWith({ 'p.ndjson': ndjson([{ ...patient(), id }, claim]) }));
      expect(store.connection.list()).toHaveLength(1);
    },
  );

  it('the file names the plan where its records do not', async () => {
    const { store } = memoryStore();
    await importAll(store, filesWith({ 'My old plan.ndjson.gz': gzipSync(ndjson([patient()])) }));
    expect(store.connection.list()).toMatchObject([{ planName: 'My old plan', host: '', fhirBaseUrl: '' }]);
  });

  it('the plan is the one of most claims, not of an old coverage', async () => {
    const { store } = memoryStore();
    const old = { ...coverage, id: 'old', status: 'cancelled', payor: [{ display: 'Plan of old' }] };
    const payer = { resourceType: 'Organization', id: 'org', name: 'Evergreen by name' };
    const claims = [1, 2].map((index) => ({
      ...eob({ id: `e-${index}` }),
      insurer: { reference: 'Organization/org' },
    }));
    await importAll(store, filesWith({ 'a.ndjson': ndjson([old, ...claims, payer]) }));
    expect(store.connection.list()).toMatchObject([{ planName: 'Evergreen by name' }]);
  });

  it('references by urn:uuid are followed, whatever comes first', async () => {
    const { store } = memoryStore();
    const claim = { ...eob({ patient: 'urn:uuid:1', provider: { reference: 'urn:uuid:2' } }) };
    const doctor = { resourceType: 'Practitioner', id: '2', name: [{ text: 'Dr. Uma Urn' }] };
    // More than one step apart, so that the doctor is not stored together with the claim.
    const between = Array.from({ length: 3000 }, (_, index) => ({
      resource: { resourceType: 'Basic', id: `b-${index}`, subject: { reference: 'urn:uuid:1' } },
    }));
    const entry = [
      { fullUrl: 'urn:uuid:3', resource: claim },
      ...between,
      { fullUrl: 'urn:uuid:2', resource: doctor },
      { fullUrl: 'urn:uuid:1', resource: patient('1') },
    ];
    const { offer, end } = await importAll(store, filesWith({ 'b.json': { resourceType: 'Bundle', entry } }));
    expect(offer.patients).toHaveLength(1);
    expect(accountedFor(end)).toEqual({ stored: 3003, told: 0, leftOut: 0, undecided: 0 });
    expect(rows(store, end.personIds[0] ?? '')).toMatchObject([{ providerName: 'Dr. Uma Urn' }]);
  });

  it('an export list takes the files beside it and names the others', async () => {
    const { store } = memoryStore();
    const output = [
      'Patient.ndjson',
      'ExplanationOfBenefit.ndjson',
      'Coverage.ndjson',
      '../outside.ndjson',
    ].map((name) => ({ type: name, url: `https://files.example/x/${encodeURIComponent(name)}?sig=1` }));
    const folder = folderWith({
      'manifest.json': { request: `${base}/Patient/$export?_type=Patient`, output },
      'Patient.ndjson': ndjson([patient()]),
      'ExplanationOfBenefit.ndjson': ndjson([eob()]),
    });
    const { offer } = await importAll(store, [path.join(folder, 'manifest.json')]);
    expect(offer.files.map(({ name, format }) => [name, format])).toEqual([
      ['manifest.json', 'manifest'],
      ['Patient.ndjson', 'ndjson'],
      ['ExplanationOfBenefit.ndjson', 'ndjson'],
    ]);
    expect(offer.missingFiles).toEqual(['Coverage.ndjson', '../outside.ndjson']);
    expect(offer.patients).toMatchObject([{ origin: 'plan.example' }]);
    expect(store.connection.list()).toMatchObject([{ fhirBaseUrl: base, claims: 1 }]);
  });
});

describe('files that cannot be opened', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  it.each([
    ['a PDF', '%PDF-1.7 planted', 'pdf'],
    ['a picture', png, 'not-json'],
    ['XML', '<?xml version="1.0"?><ClinicalDocument/>', 'xml'],
    ['a web page', '\n<!DOCTYPE html><html>planted</html>', 'web-page'],
    ['a zip', Buffer.from('PK\u0003\u0004planted'), 'zip'],
    ['an empty file', '', 'empty'],
    ['blank lines', '\n\n  \n', 'empty'],
    ['one byte', '{', 'not-json'],
    ['plain text', 'My data: planted\nMore', 'not-json'],
    ['other JSON', { planted: true }, 'not-fhir'],
    ['a number', '12', 'not-fhir'],
    ['a Bundle of nothing', { resourceType: 'Bundle', entry: [] }, 'no-records'],
    ['packed bytes that are broken', Buffer.from('1f8b0800000000000003ffffffffff', 'hex'), 'cut-off'],
  ])('%s is refused with its reason, and nothing of it is shown', async (_, content, problem) => {
    const { store } = memoryStore();
    const { offer, end } = await importAll(store, filesWith({ 'wrong.bin': content }));
    expect(offer.files).toMatchObject([{ name: 'wrong.bin', format: 'unreadable', records: 0, problem }]);
    expect(offer.patients).toEqual([]);
    expect(JSON.stringify([offer, end])).not.toContain('planted');
    expect(store.people.list()).toEqual([]);
  });

  it('lines without one record are refused as a whole', async () => {
    const { store } = memoryStore();
    const { offer, end } = await importAll(store, filesWith({ 'x.ndjson': 'planted\n{"a":"planted"}\n' }));
    expect(offer.files).toMatchObject([{ problem: 'not-json' }]);
    expect(JSON.stringify([offer, end])).not.toContain('planted');
  });

  it('a folder, and a file that is not there', async () => {
    const { store } = memoryStore();
    const folder = folderWith({});
    mkdirSync(path.join(folder, 'inside'));
    const offer = await offerOf(store, [path.join(folder, 'inside'), path.join(folder, 'gone.json')]);
    expect(offer.files.map(({ problem }) => problem)).toEqual(['not-found', 'not-found']);
  });

  it('a good file beside a wrong one is opened', async () => {
    const { store } = memoryStore();
    const { end } = await importAll(store, filesWith({ 'a.pdf': '%PDF-1.4', 'b.json': eob() }));
    expect(end.counts).toEqual([{ resourceType: 'ExplanationOfBenefit', added: 1, changed: 0, same: 0 }]);
  });
});

describe('files that end too early', () => {
  it('NDJSON: whole lines are stored, the last is listed and kept', async () => {
    const { db, store } = memoryStore();
    const text = ndjson([patient(), eob(), eob({ id: 'eob-2' })]).slice(0, -40);
    const { offer, end } = await importAll(store, filesWith({ 'cut.ndjson': text }));
    expect(offer.files).toMatchObject([{ problem: 'cut-off', records: 2 }]);
    expect(accountedFor(end)).toEqual({ stored: 2, told: 1, leftOut: 0, undecided: 0 });
    expect(end.notUnderstood).toMatchObject([{ fileName: 'cut.ndjson', place: 3, why: 'cut-off' }]);
    expect(end.brokenFiles).toEqual([{ name: 'cut.ndjson', problem: 'cut-off' }]);
    expect(db.prepare('SELECT why, text FROM unread_line').all()).toEqual([
      { why: 'cut-off', text: text.slice(text.lastIndexOf('\n') + 1) },
    ]);
  });

  it('a Bundle: whole entries are stored', async () => {
    const { store } = memoryStore();
    const text = JSON.stringify(
      bundleOf([patient(), eob({ note: 'a "quoted} [note\\' }), eob({ id: 'eob-2' })] as never),
    );
    const { offer, end } = await importAll(store, filesWith({ 'cut.json': text.slice(0, -60) }));
    expect(offer.files).toMatchObject([{ problem: 'cut-off', records: 2 }]);
    expect(accountedFor(end)).toMatchObject({ stored: 2, told: 1 });
  });

  it('a packed file', async () => {
    const { store } = memoryStore();
    const packed = gzipSync(ndjson(Array.from({ length: 200 }, (_, index) => eob({ id: `e-${index}` }))));
    const { end } = await importAll(
      store,
      filesWith({ 'cut.ndjson.gz': packed.subarray(0, packed.length - 200) }),
    );
    const { stored } = accountedFor(end);
    expect(stored).toBeGreaterThan(50);
    expect(stored).toBeLessThan(200);
    expect(end.brokenFiles).toMatchObject([{ problem: 'cut-off' }]);
  });

  it('a file that is gone between the look and the import', async () => {
    const { store } = memoryStore();
    const [first = '', second = ''] = filesWith({
      'a.json': eob(),
      'b.ndjson': ndjson([eob({ id: 'eob-2' })]),
    });
    const { end } = await importAll(store, [first, second], (offer) => {
      rmSync(first);
      return everyone(offer);
    });
    expect(end.counts).toMatchObject([{ added: 1 }]);
    expect(end.brokenFiles).toEqual([{ name: 'a.json', problem: 'not-found' }]);
  });

  it('a file that became another one meanwhile', async () => {
    const { store } = memoryStore();
    const [file = ''] = filesWith({ 'a.json': eob() });
    const { end } = await importAll(store, [file], (offer) => {
      writeFileSync(file, '%PDF-1.4 now a PDF');
      return everyone(offer);
    });
    expect(end).toMatchObject({ counts: [], brokenFiles: [{ problem: 'pdf' }] });
  });
});

describe('what is not understood', () => {
  it('is listed, kept, exported and erased with the connection', async () => {
    const { db, store } = memoryStore();
    const deep = `{"resourceType":"Basic","id":"deep","x":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    const old = {
      resourceType: 'Coverage',
      id: 'old',
      sequence: 1,
      beneficiary: { reference: 'Patient/pat-1' },
    };
    const message = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'Too many records.' }] };
    const strange = { resourceType: 'SpaceSuit', id: 's-1', patient: { reference: 'Patient/pat-1' } };
    const text = `${ndjson([patient(), eob()])}no json\n{"a":1}\n${ndjson([strange, old, message])}${deep}\n`;
    const { end } = await importAll(store, filesWith({ 'odd.ndjson': text }));
    expect(end.notUnderstood.map(({ place, why }) => [place, why]).sort()).toEqual([
      [3, 'not-json'],
      [4, 'not-fhir'],
      [5, 'unknown-type'],
      [6, 'wrong-version'],
      [7, 'message'],
      [8, 'too-deep'],
    ]);
    expect(accountedFor(end)).toEqual({ stored: 3, told: 5, leftOut: 0, undecided: 0 });
    const kept = db.prepare<[], { why: string; text: string }>('SELECT why, text FROM unread_line').all();
    expect(kept.map(({ why }) => why).sort()).toEqual([
      'message',
      'not-fhir',
      'not-json',
      'too-deep',
      'wrong-version',
    ]);
    expect(kept.find(({ why }) => why === 'too-deep')?.text).toBe(deep);
    const saved = Buffer.from(store.records.bundle(end.personIds[0] ?? '')).toString();
    expect(saved).toContain(Buffer.from('no json').toString('base64'));
    expect(saved).toContain('SpaceSuit');
    expect(
      JSON.parse(saved).entry.every(({ fullUrl }: { fullUrl?: string }) => fullUrl !== '/Patient/pat-1'),
    ).toBe(true);
    for (const { id } of store.connection.list()) store.connection.erase(id);
    expect(db.prepare('SELECT count(*) AS count FROM unread_line').get()).toEqual({ count: 0 });
  });

  it('records without a person are kept only when they are assigned', async () => {
    const files = filesWith({ 'x.json': { resourceType: 'Basic', id: 'b' } });
    const left = memoryStore().store;
    const { offer, end } = await importAll(left, files, ({ importId }) => ({ importId, people: [] }));
    expect(offer.patients).toMatchObject([
      { key: '', name: null, counts: [{ resourceType: 'Basic', count: 1 }] },
    ]);
    expect(end.notUnderstood).toMatchObject([{ why: 'no-patient' }]);
    expect(left.people.list()).toEqual([]);
    const { store } = memoryStore();
    expect((await importAll(store, files)).end).toMatchObject({
      notUnderstoodCount: 0,
      counts: [{ added: 1 }],
    });
    expect(store.connection.list()).toHaveLength(1);
  });

  it('hostile lines break nothing', async () => {
    const { store } = memoryStore();
    const text = [
      'null',
      '[]',
      '"x"',
      '{"resourceType":7}',
      '{"__proto__":{"resourceType":"Patient"}}',
      '\u0000',
    ];
    const { end } = await importAll(
      store,
      filesWith({ 'h.ndjson': `${ndjson([eob()])}${text.join('\n')}\n` }),
    );
    expect(accountedFor(end).stored).toBe(1);
    expect(accountedFor(end).told).toBe(5);
  });
});

it('a record of more than 100 MB is refused with words, not read', async () => {
  const { store } = memoryStore();
  const big = Buffer.alloc(101 * 1024 * 1024, 'a');
  big.set(bytesOf('{"resourceType":"Binary","data":"'));
  const { offer } = await importAll(store, filesWith({ 'big.json': big }));
  expect(offer.files).toMatchObject([{ problem: 'too-large', records: 0 }]);
});
