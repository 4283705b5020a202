/** What is erased is nowhere in the profile: every file is searched, the records opened without their encryption. */
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../../electron/ports.ts';
import { createLog } from '../../../electron/shell/log.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { decryptRecords } from '../../support/decrypt-records.ts';
import { FileCabinet } from '../../support/file-cabinet.ts';
import { findTexts, readFiles } from '../../support/find-text.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

const open: TestApp[] = [];
afterEach(async () => {
  // Some were closed in the middle.
  for (const test of open.splice(0)) await test.close().catch(() => undefined);
});

/** An app whose ports write real files, in a profile that may be that of an earlier start. */
async function start(folder: string, others: Partial<Ports> = {}) {
  let person = { userName: '', password: '' };
  const visit = (url: string) => signInByForms(url, { ...person, follow: true }).catch(() => {});
  const ports = {
    secrets: new MemorySecretBox(),
    settings: new FileCabinet(folder, 'settings'),
    vault: new FileCabinet(folder, 'vault'),
    log: createLog(path.join(folder, 'logs')),
    ...others,
  };
  const test = await startTestApp({ folder, visit, ports });
  open.push(test);
  const connect = async (name: string, planName = '') => {
    const sample = await test.ask('samplePlan.start', {});
    const found = sample.people.find((one) => one.name === name && one.plan.includes(planName));
    const plan = sample.plans.find((one) => one.name === found?.plan);
    if (!found || !plan) throw new Error(`${name} is no sample person`);
    person = found;
    const connected = await test.ask('connection.connect', {
      plan: { payerId: plan.payerId },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims', 'coverage'],
      keepUpToDate: true,
      client: null,
    });
    await test.syncEnded(connected.connectionId);
    return connected;
  };
  return { test, connect, ports };
}

function profile(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'claimfolio-erase-'));
}

/** Where one of the texts occurs in the profile, by `file: text`. */
async function search(folder: string, texts: readonly string[]): Promise<string[]> {
  const unseal = async (sealed: string) => (await new MemorySecretBox().open(sealed)).text;
  const opened = { name: 'records, opened', bytes: await decryptRecords(folder, unseal) };
  return findTexts([...readFiles(folder), opened], texts);
}

/** A name, a member id, a claim's id and the ids of this app, as they stand in a person's records. */
async function canariesOf(
  test: TestApp,
  { personId, connectionId }: { personId: string; connectionId: string },
) {
  const person = (await test.ask('people.list', {})).find(({ id }) => id === personId);
  const [card] = await test.ask('coverage.list', { personId: personId });
  const numbers = card ? await test.ask('coverage.numbers', { coverageId: card.id }) : null;
  const { rows } = await test.ask('claims.list', {
    filter: everyClaim(personId),
    offset: 0,
    limit: 1,
  });
  const texts = [person?.name, numbers?.memberId, rows[0]?.id.split('/').at(-1), personId, connectionId];
  return texts.filter((text) => typeof text === 'string');
}

/** Files that a crash or damage left: the erased stands in them, too. */
function plantLeftovers(folder: string, canary: string): string[] {
  const names = [
    'records/records.key.new',
    'records/records.db-journal',
    'vault.damaged.json',
    'vault.json.tmp-1234567890abcdef',
    'settings.damaged.json',
    'logs/claimfolio.log.1',
  ];
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  for (const name of names) writeFileSync(path.join(folder, name), `left ${canary} behind`);
  return names;
}

describe('the access log of an erased plan', () => {
  it('keeps no path and no time of its requests, its sign-in included, and all of the other plan', async () => {
    const folder = profile();
    const { test, connect } = await start(folder);
    const rosa = await connect('Rosa Medina');
    const list = () => test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    const hers = (await list()).rows;
    const walter = await connect('Walter Osgood', 'Medicare');
    const canaries = [...new Set(hers.flatMap(({ at, path: asked }) => [at, asked ?? at]))];
    expect(canaries.length).toBeGreaterThan(10);
    const before = await search(folder, canaries);
    for (const canary of canaries) expect(before).toContain(`records, opened: ${canary}`);

    await test.ask('connection.disconnect', { connectionId: rosa.connectionId, erase: true });
    expect(await search(folder, canaries)).toEqual([]);
    const after = await list();
    expect(after.complete).toBe(true);
    const kept = after.rows.filter(({ erased, host }) => !erased && host !== null);
    expect(kept.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['plan-lookup', 'sign-in', 'token', 'claims']),
    );
    expect(kept.every((row) => row.connectionId === null || row.connectionId === walter.connectionId)).toBe(
      true,
    );
  }, 60_000);
});

describe('a person who is erased while a paper of theirs is made', () => {
  /** Theo is here beside Walter; his paper is printed once `print` is called. `asked`: it is to be printed now. */
  async function startPrinting() {
    const { promise: printed, resolve: print } = Promise.withResolvers<Uint8Array>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const pdf = () => {
      ask();
      return printed;
    };
    const folder = profile();
    const { test, connect } = await start(folder, {
      printer: { print: async () => true, pdf, stop: () => {} },
    });
    await connect('Walter Osgood', 'Medicare');
    const { connectionId, personId } = await connect('Theo Medina');
    return {
      folder,
      test,
      request: { personId, year: 2025, options: usualOptions },
      asked,
      print: () => print(new Uint8Array([37, 80, 68, 70])),
      erase: () => test.ask('connection.disconnect', { connectionId, erase: true }),
    };
  }

  it('has no sheet saved after the end of the erasing, and no more than the one that was begun', async () => {
    const { folder, test, request, asked, print, erase } = await startPrinting();
    const saving = test.ask('statement.saveSheets', request);
    await asked;
    const erasing = erase();
    // As long as erasing would take that waits for nothing.
    await Promise.race([erasing, setTimeout(2_000)]);
    print();
    await erasing;
    expect(test.saved).toHaveLength(1);
    expect(await saving).toMatchObject({ end: 'stopped', saved: 1 });
    expect(test.saved).toHaveLength(1);
    expect(await search(folder, [request.personId])).toEqual([]);
  });

  it('is not named in the access log by a paper that is saved afterwards', async () => {
    const { folder, test, request, asked, print, erase } = await startPrinting();
    const saving = test.ask('statement.savePdf', { kind: 'year', connectionId: null, ...request });
    await asked;
    await erase();
    print();
    await saving;
    const { rows } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    expect(rows.filter(({ what }) => what === 'save-pdf').map(({ personId }) => personId)).toEqual([null]);
    expect(await search(folder, [request.personId])).toEqual([]);
  });
});

describe('erasing everything', () => {
  it('leaves no byte in any file of the profile', async () => {
    const folder = profile();
    const { test, connect } = await start(folder);
    const rosa = await connect('Rosa Medina');
    await test.ask('settings.set', { ...(await test.ask('settings.get', {})), language: 'es' });
    const canaries = await canariesOf(test, rosa);
    expect(canaries).toHaveLength(5);
    const name = canaries[0] ?? '';
    const planted = plantLeftovers(folder, name);
    const before = await search(folder, canaries);
    for (const canary of canaries) expect(before).toContain(`records, opened: ${canary}`);
    for (const file of planted) expect(before).toContain(`${file}: ${name}`);
    const oldLog = readFileSync(path.join(folder, 'logs/claimfolio.log'), 'utf8').split('\n')[0] ?? '';

    await test.ask('data.eraseAll', {});
    expect(await search(folder, [...canaries, oldLog])).toEqual([]);
    expect(await test.ask('people.list', {})).toEqual([]);
    expect((await test.ask('settings.get', {})).language).toBe('es');
  });

  it.each(['before the records are deleted', 'after the records are deleted'])(
    'is finished by the next start when it ends %s',
    async (when) => {
      const folder = profile();
      const ended = () => {
        throw new Error('the app ends here');
      };
      const vault = new FileCabinet(folder, 'vault');
      if (when.startsWith('before')) vault.erase = ended;
      const traces = { erase: async () => ended() };
      const { test, connect } = await start(folder, { vault, traces });
      const rosa = await connect('Rosa Medina');
      const canaries = await canariesOf(test, rosa);
      await test.send('data.eraseAll', {});
      await test.app.dispose();
      if (when.startsWith('before')) expect(await search(folder, canaries)).not.toEqual([]);

      const { test: again } = await start(folder);
      expect(await again.ask('people.list', {})).toEqual([]);
      expect(await search(folder, canaries)).toEqual([]);
      expect(new FileCabinet(folder, 'settings').names()).toEqual(['settings']);
    },
  );
});

/** On Windows a scanner, an indexer or a program that copies folders may hold a file for longer than anybody waits. */
describe('a file of the records that cannot be deleted', () => {
  it('keeps nobody from the app: nothing is shown of what was erased, and later starts try again', async () => {
    const folder = profile();
    const held = path.join(folder, 'records/records.recovery');
    const { test, connect } = await start(folder);
    const canaries = await canariesOf(test, await connect('Rosa Medina'));
    mkdirSync(held);
    expect(await test.send('data.eraseAll', {})).toMatchObject({ ok: false });
    const isEmpty = async ({ ask }: TestApp) => {
      expect((await ask('app.info', {})).storage).toBe('memory-erasing');
      expect(await ask('recovery.state', {})).toEqual({ hasCode: true, isClosed: false });
      expect(await ask('people.list', {})).toEqual([]);
    };
    await isEmpty(test);
    await test.app.dispose();

    const { test: again } = await start(folder);
    await isEmpty(again);
    expect(readFileSync(path.join(folder, 'logs/claimfolio.log'), 'utf8')).toContain('erase.not-finished');
    await again.app.dispose();

    rmdirSync(held);
    const { test: last } = await start(folder);
    expect((await last.ask('app.info', {})).storage).toBe('encrypted');
    expect(await search(folder, canaries)).toEqual([]);
    expect(new FileCabinet(folder, 'settings').names()).toEqual(['settings']);
  });

  it('keeps nobody from the app when it is one plan that is to be erased', async () => {
    const folder = profile();
    const fails = { erase: () => Promise.reject(new Error('held')) };
    const { test, connect } = await start(folder, { traces: fails });
    const { connectionId } = await connect('Rosa Medina');
    await test.send('connection.disconnect', { connectionId, erase: true });
    await test.app.dispose();
    const { test: again } = await start(folder, { traces: fails });
    expect((await again.ask('app.info', {})).storage).toBe('encrypted');
    expect(new FileCabinet(folder, 'settings').names()).toContain(`erase-connection-${connectionId}`);
  });
});

/** Rows of the access log, which name the connection too, have a test of their own. */
describe('erasing one plan', () => {
  it('leaves nothing of it, and the rest as it was', async () => {
    const folder = profile();
    const { test, connect } = await start(folder);
    const walter = await connect('Walter Osgood');
    const rosa = await connect('Rosa Medina');
    const canaries = (await canariesOf(test, rosa)).filter((text) => text !== rosa.connectionId);
    const kept = await canariesOf(test, walter);
    const oldLog = readFileSync(path.join(folder, 'logs/claimfolio.log'), 'utf8').split('\n')[0] ?? '';
    await test.ask('connection.disconnect', { connectionId: rosa.connectionId, erase: true });
    expect(await search(folder, [...canaries, oldLog])).toEqual([]);
    const left = await search(folder, kept);
    for (const one of kept) expect(left).toContain(`records, opened: ${one}`);
  });

  it.each(['before its records are deleted', 'after its records are deleted'])(
    'is finished by the next start when it ends %s',
    async (when) => {
      const folder = profile();
      const ended = () => {
        throw new Error('the app ends here');
      };
      const vault = new FileCabinet(folder, 'vault');
      const { test, connect } = await start(folder, { vault, traces: { erase: async () => ended() } });
      const rosa = await connect('Rosa Medina');
      if (when.startsWith('before')) vault.delete = ended;
      const canaries = (await canariesOf(test, rosa)).filter((text) => text !== rosa.connectionId);
      await test.send('connection.disconnect', { connectionId: rosa.connectionId, erase: true });
      await test.app.dispose();

      const { test: again } = await start(folder);
      expect(await again.ask('connection.list', {})).toEqual([]);
      expect(await search(folder, canaries)).toEqual([]);
      expect(new FileCabinet(folder, 'settings').names().filter((name) => name.startsWith('erase-'))).toEqual(
        [],
      );
    },
  );

  it('waits for records that cannot be opened now', async () => {
    const folder = profile();
    const { test, connect } = await start(folder, {
      traces: { erase: () => Promise.reject(new Error('the app ends here')) },
    });
    const rosa = await connect('Rosa Medina');
    await test.send('connection.disconnect', { connectionId: rosa.connectionId, erase: true });
    await test.app.dispose();
    const secrets = new MemorySecretBox();
    secrets.now = 'locked';
    const { test: locked } = await start(folder, { secrets });
    await locked.app.dispose();
    expect(new FileCabinet(folder, 'settings').names()).toContain(`erase-connection-${rosa.connectionId}`);
    await start(folder);
    expect(new FileCabinet(folder, 'settings').names()).not.toContain(
      `erase-connection-${rosa.connectionId}`,
    );
  });
});
