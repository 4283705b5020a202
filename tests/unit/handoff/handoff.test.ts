/** Driving a copy step by step: what is said of it meanwhile, how it is stopped, and what is noted of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHandoff } from '../../../electron/import/handoff.ts';

const passphrase = 'quiet river under a green hill';
const offer = { madeAt: '2026-05-01T10:00:00.000Z', people: [] };
const at = (done: number) => ({ done, total: 9, bytes: 90 });
const looking = (done: number) => ({ stage: 'looking', done, total: 9 });
const storing = (done: number) => ({ stage: 'storing', done, total: 9 });
const brought = { people: [{ personId: 'p-1', records: 4 }] };

type Answers = Record<string, unknown[]>;

/** The data worker answers with these in turn, the last one again and again. Each answer takes 50 ms. */
function openHandoff(given: Answers = {}) {
  const answers: Answers = {
    write: [{ ...at(9), isEnded: true }],
    open: [null],
    look: [{ progress: looking(9), offer, problem: null }],
    store: [{ progress: storing(9), isStored: true }],
    takeScan: [null],
    finish: [brought],
    ...given,
  };
  const calls: string[] = [];
  const said: unknown[] = [];
  let now = Date.parse('2026-05-02T10:00:00.000Z');
  let onCall: (name: string) => void = () => undefined;
  const data = new Proxy({} as Record<string, unknown>, {
    get: (_, name: string) => async () => {
      calls.push(name);
      now += 50;
      onCall(name);
      const left = answers[name] ?? [];
      const answer = left.length > 1 ? left.shift() : left[0];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const recordAccess = vi.fn();
  const examineScan = vi.fn(async () => ({ mediaType: 'application/pdf', pages: 1 }));
  const handoff = createHandoff({
    ...{ data: { handoff: data }, examineScan, clock: { now: () => now }, recordAccess },
    emit: (channel: string, payload: object) => said.push(channel === 'handoff.progress' ? payload : channel),
  } as never);
  /** Asks for a stop while that is under way. */
  const stopAt = (name: string) => {
    let stopped: Promise<void> | undefined;
    onCall = (called) => {
      if (called === name) stopped ??= handoff.cancel();
    };
    return () => stopped;
  };
  return { handoff, calls, said, recordAccess, examineScan, stopAt };
}

async function chooseFile({ handoff }: ReturnType<typeof openHandoff>): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-choose-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'a.claimfolio'), 'a copy');
  expect(await handoff.choose(path.join(folder, 'a.claimfolio'))).toEqual({ name: 'a.claimfolio', bytes: 6 });
}

describe('saving a copy', () => {
  it('goes on until it is ended, and is noted with its records', async () => {
    const test = openHandoff({ write: [at(1), at(2), at(3), { ...at(9), isEnded: true }] });
    const saved = await test.handoff.save('/a.claimfolio', { personId: 'p-1', passphrase });
    expect(saved).toEqual({ savedAs: '/a.claimfolio', bytes: 90 });
    expect(test.calls).toEqual(['begin', 'write', 'write', 'write', 'write', 'drop']);
    const noted = { what: 'save-copy', personId: 'p-1', records: 9, at: '2026-05-02T10:00:00.300Z' };
    expect(test.recordAccess.mock.calls).toEqual([[expect.objectContaining(noted)]]);
  });

  it('says how far it is ten times a second at most', async () => {
    const test = openHandoff({ write: [at(1), at(2), at(3), at(4), { ...at(9), isEnded: true }] });
    await test.handoff.save('/a.claimfolio', { personId: null, passphrase });
    expect(test.said).toEqual([1, 3].map((done) => ({ stage: 'writing', done, total: 9 })));
  });

  it('ends without a file when it is stopped', async () => {
    const test = openHandoff({ write: [at(1)] });
    const stopped = test.stopAt('write');
    expect(await test.handoff.save('/a.claimfolio', { personId: null, passphrase })).toBeNull();
    await stopped();
    expect(test.calls).toEqual(['begin', 'write', 'drop']);
    expect(test.recordAccess).not.toHaveBeenCalled();
  });
});

describe('looking at a copy', () => {
  it('needs a file that was chosen, and that is one', async () => {
    const { handoff, calls } = openHandoff();
    const unreadable = expect.objectContaining({ code: 'import/copy-unreadable' });
    await expect(handoff.look(passphrase)).rejects.toThrow(unreadable);
    await expect(handoff.choose(os.tmpdir())).rejects.toThrow(unreadable);
    await expect(handoff.choose(path.join(os.tmpdir(), 'claimfolio-gone'))).rejects.toThrow(unreadable);
    await expect(handoff.look(passphrase)).rejects.toThrow(unreadable);
    expect(calls).toEqual([]);
  });

  it('goes on until it is known what is in it', async () => {
    const more = { progress: looking(1), offer: null, problem: null };
    const test = openHandoff({ look: [more, { progress: looking(9), offer, problem: null }] });
    await chooseFile(test);
    expect(await test.handoff.look(passphrase)).toEqual({ problem: null, offer });
    expect(test.calls).toEqual(['open', 'look', 'look']);
    expect(test.said).toEqual([looking(1)]);
  });

  it('says why it does not open, at once or later', async () => {
    const wrong = openHandoff({ open: ['wrong-passphrase'] });
    await chooseFile(wrong);
    expect(await wrong.handoff.look('x')).toEqual({ problem: 'wrong-passphrase' });
    expect(wrong.calls).toEqual(['open']);
    const damaged = openHandoff({ look: [{ progress: looking(1), offer: null, problem: 'damaged' }] });
    await chooseFile(damaged);
    expect(await damaged.handoff.look(passphrase)).toEqual({ problem: 'damaged' });
  });

  it('lets go of the copy when it is stopped', async () => {
    const test = openHandoff({ look: [{ progress: looking(1), offer: null, problem: null }] });
    await chooseFile(test);
    const stopped = test.stopAt('look');
    expect(await test.handoff.look(passphrase)).toBeNull();
    await stopped();
    expect(test.calls).toEqual(['open', 'look', 'close']);
  });
});

describe('bringing people in', () => {
  const request = { people: [{ place: 0, personId: null }] };
  const paper = { person: 0, place: 3, bytes: new Uint8Array([1]) };

  it('stores everything, has each paper looked at, and notes each person', async () => {
    const more = { progress: storing(1), isStored: false };
    const test = openHandoff({
      store: [more, { progress: storing(9), isStored: true }],
      takeScan: [paper, paper, null],
    });
    expect(await test.handoff.bringIn(request)).toEqual(brought);
    const looked = ['takeScan', 'judgeScan', 'takeScan', 'judgeScan', 'takeScan'];
    expect(test.calls).toEqual(['bringIn', 'store', 'store', ...looked, 'finish', 'close']);
    expect(test.said).toEqual([storing(1), 'data.changed']);
    const noted = { what: 'open-copy', personId: 'p-1', records: 4 };
    expect(test.recordAccess.mock.calls).toEqual([[expect.objectContaining(noted)]]);
  });

  it.each([
    ['storing', 'store', ['bringIn', 'store', 'close']],
    ['a paper is looked at', 'takeScan', ['bringIn', 'store', 'takeScan', 'judgeScan', 'close']],
  ])('keeps nobody when it is stopped while %s', async (_, name, calls) => {
    const isStored = name !== 'store';
    const test = openHandoff({ store: [{ progress: storing(1), isStored }], takeScan: [paper] });
    const stopped = test.stopAt(name);
    expect(await test.handoff.bringIn(request)).toBeNull();
    await stopped();
    expect(test.calls).toEqual(calls);
    expect(test.said.at(-1)).toBe('data.changed');
    expect(test.recordAccess).not.toHaveBeenCalled();
  });

  it('lets go of the copy when it fails', async () => {
    const test = openHandoff({ store: [new Error('no more')] });
    await expect(test.handoff.bringIn(request)).rejects.toThrow('no more');
    expect(test.calls).toEqual(['bringIn', 'store', 'close']);
  });
});

it('a copy that is open is let go where nothing is under way', async () => {
  const { handoff, calls } = openHandoff();
  await handoff.cancel();
  expect(calls).toEqual(['close']);
});

it('one is asked about at a time', async () => {
  const { handoff } = openHandoff();
  const [one, other] = await Promise.allSettled([
    handoff.save('/a.claimfolio', { personId: null, passphrase }),
    handoff.bringIn({ people: [{ place: 0, personId: null }] }),
  ]);
  expect([one.status, other.status]).toEqual(['fulfilled', 'rejected']);
  expect(other).toMatchObject({ reason: { code: 'import/running' } });
});
