/**
 * What lies on disk while a person uses the app, and after they erased everything: canaries that two plans and the person
 * put in are searched for in every file of the profile, the browser engine's own included.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleClientId } from '../../electron/sample-plan/sign-in/authorization-server.ts';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { ClientAnswer } from '../../shared/model/plans/connection.ts';
import { decryptRecords } from '../support/decrypt-records.ts';
import { findTexts, readFiles } from '../support/find-text.ts';
import { canaries, type HostileServer, startHostileServer } from '../support/hostile-authorization-server.ts';
import { type LivingPlan, startLivingPlan } from '../support/living-plan/living-plan.ts';
import { makeClaim, makeCondition, makeCoverage, member, numberOf } from '../support/living-plan/records.ts';
import { systemClock } from '../support/memory-ports.ts';
import { navigate } from '../support/navigate.ts';
import { publicClient } from '../support/public/public-client.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';
import { Profile } from './support.ts';

const secret = 'canary:sécret %+1';
const claimId = 'canary-claim-4711';
/** In the records, and so in nothing that can be read without its key. */
const inRecords = {
  name: member.name,
  'birth date': member.birthDate,
  'member ID': 'LP-MEMBER-77',
  'claim id': claimId,
  'claim number': numberOf(claimId),
  provider: `Practice of claim ${claimId}`,
  condition: 'Canary ailment, invented',
  amount: '87654321.09',
  'amount in cents': '8765432109',
  path: '/canary-path/fhir/ExplanationOfBenefit',
};

/** What the browser keeps for itself; here it lies in a folder of the profile. */
const browserFiles = ['Local State', 'Local Storage', 'Cache_Data', 'Code Cache', 'GPUCache', 'Cookies'];

describe('the profile folder', () => {
  const profile = new Profile();
  const exports = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-exports-'));
  let plan: LivingPlan;
  let second: HostileServer;
  let app: AppWindow;
  let personId: string;

  /** Everything that must not be left. */
  const texts = () => [...Object.values(inRecords), ...hosts(), ...secrets()];
  const hosts = () => [plan.host, new URL(second.origin).host];
  const secrets = () => [
    ...new Set([...plan.given, canaries.accessToken(1), canaries.refreshToken(1), canaries.code, secret]),
  ];
  const search = (wanted = texts()) => findTexts(profile.files(), wanted);

  beforeAll(async () => {
    plan = await startLivingPlan('canary-path', systemClock);
    plan.put(makeClaim({ id: claimId, served: '2026-01-15', billed: 87_654_321.09, paid: 1 }));
    plan.put(makeCondition('canary-condition', inRecords.condition));
    plan.put(makeCoverage('canary-card', null));
    second = await startHostileServer();
    app = await profile.open();
    personId = await connect(plan.fhirBaseUrl, publicClient(sampleClientId), (url) =>
      signInByForms(url, { ...member, follow: true }),
    );
    const client = { ...publicClient('my-app'), method: 'secret-post' as const, secret };
    await connect(second.fhirBaseUrl, client, navigate);
    expect(second.seenAt('/token')[0]?.form['client_secret']).toBe(secret);
    await lookAround();
  });

  afterAll(async () => {
    await app.close();
    await Promise.all([plan.close(), second.close()]);
    profile.remove();
    rmSync(exports, { recursive: true });
  });

  /** Connects a plan by its address and waits for the first fetch. */
  async function connect(address: string, client: ClientAnswer, visit: (url: string) => Promise<unknown>) {
    const connecting = app.ask('connection.connect', {
      plan: { address },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims', 'coverage', 'conditions'],
      keepUpToDate: true,
      client,
    });
    await visit(await app.nextBrowserAddress());
    const connected = await connecting;
    await app.waitForSync(connected.connectionId);
    return connected.personId;
  }

  /** Looks at every screen where the canaries stand, and saves files. */
  async function lookAround(): Promise<void> {
    await app.choosePerson(member.name);
    const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 10 });
    const claim = `/claims/${encodeURIComponent(rows[0]?.id ?? '')}`;
    for (const route of [
      '/claims',
      claim,
      '/spending',
      '/health',
      '/plans',
      '/print',
      '/settings/access-log',
    ])
      await app.goTo(route);
    await app.saveTo(path.join(exports, 'claims.csv'));
    await app.ask('claims.saveCsv', { filter: everyClaim(personId) });
    await app.saveTo(path.join(exports, 'records.json'));
    await app.ask('records.saveBundle', { personId });
  }

  async function unseal(sealed: string): Promise<string> {
    return app.app.evaluate(
      async ({ safeStorage }, text) =>
        (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result,
      sealed,
    );
  }

  const openRecords = async () => [{ name: 'records', bytes: await decryptRecords(profile.folder, unseal) }];

  it('holds what plans sent and what opens them nowhere that can be read, the browser engine’s files included', () => {
    const names = profile.files().map(({ name }) => name);
    for (const own of browserFiles) expect(names.filter((name) => name.includes(own))).not.toEqual([]);
    expect(names).toEqual(expect.arrayContaining([path.join('records', 'records.db'), 'vault.json']));
    expect(search()).toEqual([]);
  });

  it('holds the records in the encrypted database, without any token', async () => {
    const opened = await openRecords();
    const found = [...Object.values(inRecords), ...hosts()].map((text) => `records: ${text}`);
    expect(findTexts(opened, texts())).toEqual(found);
  });

  /** What the vault holds, as it lies on disk. */
  function sealedValues(): string[] {
    const file = path.join(profile.folder, 'vault.json');
    return Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  }

  it('holds the tokens and the secret sealed in the vault, without any record', async () => {
    const opened = await Promise.all(sealedValues().map(unseal));
    const vault = [{ name: 'vault', bytes: Buffer.from(opened.join('\n')) }];
    const [access = '', refresh = ''] = plan.given.slice(-2);
    const kept = [access, refresh, canaries.accessToken(1), canaries.refreshToken(1), secret];
    expect(findTexts(vault, [...Object.values(inRecords), ...secrets()])).toEqual(
      kept.map((text) => `vault: ${text}`),
    );
  });

  it('what the person saved lies where they said, and holds no token', () => {
    const found = findTexts(readFiles(exports), texts());
    expect(found).toContain(`records.json: ${inRecords.amount}`);
    expect(found).toContain(`claims.csv: ${inRecords.provider}`);
    expect(found.filter((one) => secrets().some((text) => one.endsWith(`: ${text}`)))).toEqual([]);
  });

  it('is searched so that a canary in any file of the browser would be found', () => {
    const browser = path.join(profile.folder, 'chromium', 'Default');
    const leveldb = path.join(browser, 'Local Storage', 'leveldb');
    const cache = path.join(browser, 'Cache', 'Cache_Data');
    const said = `x ${inRecords.condition} y`;
    const planted: Record<string, Buffer> = {
      [path.join(leveldb, '900001.log')]: Buffer.from(said, 'utf16le'),
      [path.join(browser, 'Canary Preferences')]: Buffer.from(encodeURIComponent(said)),
      [path.join(cache, 'canary_0')]: gzipSync(said),
      [path.join(cache, 'canary_1')]: brotliCompressSync(said),
      [path.join(cache, 'canary_2')]: Buffer.from(Buffer.from(said).toString('base64')),
    };
    for (const [file, bytes] of Object.entries(planted)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const files = Object.keys(planted);
    expect(search().toSorted()).toEqual(
      files.map((file) => `${path.relative(profile.folder, file)}: ${inRecords.condition}`).toSorted(),
    );
    for (const file of files) rmSync(file);
  });

  it('opens again with everything there', async () => {
    await app.close();
    expect(profile.files().map(({ name }) => path.basename(name))).toContain('Preferences');
    expect(search()).toEqual([]);
    app = await profile.open();
    const people = await app.ask('people.list', {});
    expect(people.map(({ name }) => name)).toContain(member.name);
    const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 10 });
    expect(rows.map(({ billed }) => billed?.cents)).toEqual([8_765_432_109]);
  });

  it('holds nothing after "Erase everything", nor after the start that follows', async () => {
    await app.goTo('/claims');
    const key = readFileSync(path.join(profile.folder, 'records', 'records.key'), 'utf8');
    const left = [...texts(), personId, key, ...sealedValues()];
    expect(search(left)).toHaveLength(1 + sealedValues().length);
    await app.ask('data.eraseAll', {});
    expect([...search(left), ...findTexts(await openRecords(), left)]).toEqual([]);
    await app.close();
    expect(search(left)).toEqual([]);
    app = await profile.open();
    expect(await app.ask('people.list', {})).toEqual([]);
    expect(search(left)).toEqual([]);
  });
});
