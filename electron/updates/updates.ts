/**
 * Looks for a newer version of the app, downloads it and opens its package. Nothing is asked before the person said yes or
 * pressed a button, nothing is downloaded or opened without a press, and a policy of whoever manages the computer stops all
 * of it.
 */
import { randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import { z } from 'zod';
import type { AccessWhy } from '#shared/model/access-log';
import type { NoUpdates, UpdateProblem, UpdateState } from '#shared/model/updates';
import type { LoggedFetch } from '../access/logged-fetch.ts';
import { removeAllPatientlyNow, removePatiently } from '../files/patient-files.ts';
import type { Cabinet, Clock, Emit, Updater } from '../ports.ts';
import { type Chosen, chooseOffer, compareVersions } from './choose-offer.ts';
import { downloadFile, isFile, packagePath, problemOf } from './download-file.ts';
import { isProblem, largestManifest, Manifest, type ReleaseFile, readManifest } from './manifest.ts';
import { readPolicy } from './policy.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;
/** What the person does first is answered first. */
const afterStartMs = 60_000;
const answerMs = 30_000;

/** What is kept of it between starts. Nothing of it is sent. */
const Kept = z.object({
  isAllowed: z.boolean().nullable().default(null),
  /** ISO instants of the last try and of the last answer that was believed. */
  triedAt: z.string().nullable().default(null),
  checkedAt: z.string().nullable().default(null),
  /** The highest of a list that was believed. */
  sequence: z.int().default(0),
  bucket: z.int().min(0).max(99).nullable().default(null),
  /** That ran at the last start. */
  version: z.string().nullable().default(null),
  isUpdated: z.boolean().default(false),
  manifest: Manifest.nullable().default(null),
});
type Kept = z.infer<typeof Kept>;

const cabinetName = 'updates';

export type UpdatesParts = {
  updater: Updater;
  /** The version that runs. */
  version: string;
  fetch: LoggedFetch;
  settings: Pick<Cabinet, 'get' | 'set'>;
  clock: Clock;
  /** While the app is locked nothing is asked: the access log is closed. */
  isLocked(): boolean;
  emit: Emit;
};

export type Updates = {
  state(): UpdateState;
  /** Keeps the answer. A yes looks at once, and then once a week at most. */
  allow(isAllowed: boolean): Promise<void>;
  /** Asks now, whatever the answer was. What comes of it is in the state. */
  check(): Promise<void>;
  /** Asks if the person allowed it and a week has gone by. */
  checkDue(): Promise<void>;
  /** Downloads what is offered; resolves when that has ended. */
  download(): Promise<void>;
  /** Ends the download, of which what came stays. */
  cancel(): Promise<void>;
  /** Opens what was downloaded, if it is still what the list names, and ends the app. */
  install(): Promise<void>;
  noteSeen(): void;
  /** Ends what runs and deletes what was downloaded. */
  forget(): Promise<void>;
  close(): Promise<void>;
};

export function createUpdates(parts: UpdatesParts): Updates {
  const { updater, version, fetch, settings, clock, emit } = parts;
  let problem: UpdateProblem | null = null;
  let received = 0;
  /** What runs, and how it is ended. */
  let checking: Promise<void> | null = null;
  let downloading: { ended: Promise<void>; stop: AbortController } | null = null;
  const ending = new AbortController();

  const tell = () => emit('updates.changed', {});
  const read = (): Kept => Kept.safeParse(settings.get(cabinetName) ?? {}).data ?? Kept.parse({});
  const save = (change: Partial<Kept>) => settings.set(cabinetName, { ...read(), ...change });
  const now = () => new Date(clock.now()).toISOString();

  const never = (): NoUpdates | null => {
    if (updater.source === null) return 'not-built-in';
    return readPolicy(updater.policyFile) ?? (updater.target === null ? 'no-package' : null);
  };
  /** The list that counts now, and what it means here. */
  const choose = (): { manifest: Manifest; chosen: Chosen } | null => {
    const { manifest, bucket } = read();
    if (manifest === null || never() !== null || Date.parse(manifest.expiresAt) <= clock.now()) return null;
    const own = { version, target: updater.target ?? '', bucket: bucket ?? 0 };
    return { manifest, chosen: chooseOffer(manifest, own) };
  };
  const isReady = (file: ReleaseFile) =>
    statSync(packagePath(updater.folder, file), { throwIfNoEntry: false })?.size === file.size;

  const ask = async (why: AccessWhy): Promise<UpdateProblem | null> => {
    if (updater.source === null) return null;
    const request = {
      method: 'GET',
      url: new URL('releases.json', updater.source.address).href,
      // Not even which version asks, or on which system.
      headers: { accept: 'application/json', 'user-agent': 'Claimfolio' },
      timeoutMs: answerMs,
      maxBytes: largestManifest,
      signal: ending.signal,
    } as const;
    const answer = await fetch(request, { what: 'update-list', why }, async (response) => ({
      value: response,
      records: null,
    }));
    if (answer.status !== 200) return 'unreachable';
    const { sequence, bucket } = read();
    const manifest = readManifest(answer.body, {
      publicKey: updater.source.publicKey,
      seen: sequence,
      now: clock.now(),
    });
    if (isProblem(manifest)) return manifest;
    save({
      manifest,
      sequence: manifest.sequence,
      checkedAt: now(),
      bucket: bucket ?? randomInt(100),
    });
    return null;
  };
  const checkOnce = async (why: AccessWhy): Promise<void> => {
    save({ triedAt: now() });
    problem = null;
    tell();
    problem = await ask(why).catch((error: unknown) => (ending.signal.aborted ? null : problemOf(error)));
  };
  const check = (why: AccessWhy): Promise<void> => {
    if (never() !== null || parts.isLocked()) return Promise.resolve();
    checking ??= checkOnce(why).finally(() => {
      checking = null;
      tell();
    });
    return checking;
  };
  const checkDue = async (): Promise<void> => {
    const { isAllowed, triedAt } = read();
    // A clock that was ahead for a while must not put it off until that day.
    const isDue = triedAt === null || Math.abs(clock.now() - Date.parse(triedAt)) >= weekMs;
    if (isAllowed === true && isDue) await check('weekly');
  };
  const downloadOnce = async (file: ReleaseFile, signal: AbortSignal): Promise<void> => {
    if (updater.source === null) return;
    problem = null;
    const ended = downloadFile({
      fetch,
      url: new URL(file.name, updater.source.address).href,
      file,
      folder: updater.folder,
      signal,
      onReceived(bytes) {
        received = bytes;
        tell();
      },
    });
    problem = await ended.catch(() => null);
  };
  const cancel = async (): Promise<void> => {
    downloading?.stop.abort();
    await downloading?.ended;
  };
  const stop = async (): Promise<void> => {
    await Promise.all([checking, cancel()]);
  };

  const last = read().version;
  const isUpdated = last !== null && compareVersions(version, last) > 0;
  if (last !== version) save({ version, isUpdated });
  // What led to this version has done its work.
  if (read().isUpdated)
    try {
      removeAllPatientlyNow(updater.folder);
    } catch {
      // The installer's last page may still stand, and holds its file: it is removed at a later start.
    }
  const first = setTimeout(() => void checkDue(), afterStartMs).unref();
  const later = setInterval(() => void checkDue(), hourMs).unref();

  return {
    state() {
      const kept = read();
      const found = choose();
      const file = found?.chosen.file ?? null;
      const step = downloading !== null ? 'running' : file !== null && isReady(file) ? 'ready' : 'none';
      return {
        version,
        never: never(),
        host: updater.source === null ? null : new URL(updater.source.address).hostname,
        isAllowed: kept.isAllowed,
        checkedAt: kept.checkedAt,
        isChecking: checking !== null,
        offer: found && file ? { ...pick(found.manifest), bytes: file.size } : null,
        later: found?.chosen.isLater ? found.manifest.version : null,
        isWithdrawn: found?.chosen.isWithdrawn ?? false,
        download: { step, received: step === 'running' ? received : 0 },
        problem,
        isUpdated: kept.isUpdated,
        whatsNew: kept.manifest?.version === version ? kept.manifest.whatsNew : null,
      };
    },
    async allow(isAllowed) {
      save({ isAllowed });
      if (isAllowed) void check('you-asked');
    },
    check: () => check('you-asked'),
    checkDue,
    async download() {
      const file = choose()?.chosen.file ?? null;
      if (file === null || isReady(file) || parts.isLocked()) return;
      if (downloading === null) {
        const stopped = new AbortController();
        received = 0;
        downloading = {
          stop: stopped,
          ended: downloadOnce(file, stopped.signal).finally(() => {
            downloading = null;
            tell();
          }),
        };
      }
      await downloading.ended;
    },
    cancel,
    async install() {
      const file = choose()?.chosen.file ?? null;
      if (file === null || !isReady(file)) return;
      const place = packagePath(updater.folder, file);
      // It has lain on the disk since it was looked at.
      if (await isFile(place, file)) {
        problem = await updater.open(place).then(
          () => null,
          () => 'not-opened' as const,
        );
      } else {
        await removePatiently(place);
        problem = 'wrong-file';
      }
      tell();
    },
    noteSeen: () => save({ isUpdated: false }),
    async forget() {
      await stop();
      problem = null;
      removeAllPatientlyNow(updater.folder);
    },
    async close() {
      clearTimeout(first);
      clearInterval(later);
      ending.abort();
      await stop();
    },
  };
}

function pick({ version, releasedOn, whatsNew }: Manifest) {
  return { version, releasedOn, whatsNew };
}
