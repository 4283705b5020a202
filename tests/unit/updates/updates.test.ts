/** When it is asked, over a fetch that answers nothing. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError, FhirError } from '../../../electron/errors.ts';
import { createUpdates } from '../../../electron/updates/updates.ts';
import { MemoryCabinet, MemoryClock } from '../../support/memory-ports.ts';
import { makeKey, target } from '../../support/updates/release-server.ts';

const dayMs = 24 * 3_600_000;

function open({ error = new FhirError('fhir/unreachable', '') as Error, version = '1.0.0' } = {}) {
  const clock = new MemoryClock();
  const asked: string[] = [];
  const lock = { isLocked: false };
  const updates = createUpdates({
    updater: {
      source: { address: 'https://releases.example/app/', publicKey: makeKey().publicKey },
      target,
      policyFile: '/nowhere/policy.json',
      folder: '/nowhere/updates',
      open: async () => {},
    },
    version,
    settings: new MemoryCabinet(),
    clock,
    isLocked: () => lock.isLocked,
    emit() {},
    async fetch(request) {
      asked.push(request.url);
      throw error;
    },
  });
  onTestFinished(() => updates.close());
  return { updates, clock, asked, lock };
}

describe('the weekly look', () => {
  it('is made after a yes only, once in seven days, answered or not', async () => {
    const { updates, clock, asked } = open();
    await updates.checkDue();
    expect(asked).toEqual([]);
    await updates.allow(true);
    await updates.check();
    expect(asked).toEqual(['https://releases.example/app/releases.json']);
    clock.advance(7 * dayMs - 1);
    await updates.checkDue();
    expect(asked).toHaveLength(1);
    clock.advance(1);
    await updates.checkDue();
    await updates.checkDue();
    expect(asked).toHaveLength(2);
    await updates.allow(false);
    clock.advance(30 * dayMs);
    await updates.checkDue();
    expect(asked).toHaveLength(2);
  });

  it('is not put off for years by a clock that was ahead', async () => {
    const { updates, clock, asked } = open();
    clock.advance(3650 * dayMs);
    await updates.allow(true);
    await updates.check();
    clock.advance(-3650 * dayMs);
    await updates.checkDue();
    expect(asked).toHaveLength(2);
  });

  it('is not made while the app is locked', async () => {
    const { updates, asked, lock } = open();
    lock.isLocked = true;
    await updates.allow(true);
    await updates.check();
    expect(asked).toEqual([]);
  });
});

it.each([
  [new AppError('access-log/not-written', ''), 'not-logged'],
  [new FhirError('fhir/certificate', ''), 'unreachable'],
  [new FhirError('fhir/too-large', ''), 'unreachable'],
])('%s is told as %s', async (error, problem) => {
  const { updates } = open({ error });
  await updates.check();
  expect(updates.state()).toMatchObject({ problem, host: 'releases.example', isChecking: false });
});
