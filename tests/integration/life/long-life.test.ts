/** A month with the app, day by day: whatever the plan and the computer do, the records are what the plan would send. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServedResource } from '../../../electron/sample-plan/model.ts';
import { type LivingPlan, type SeenRequest, startLivingPlan } from '../../support/living-plan/living-plan.ts';
import {
  makeApproval,
  makeClaim,
  makeCondition,
  makeCoverage,
  member,
  numberOf,
  patientRecord,
} from '../../support/living-plan/records.ts';
import { dayMs, Life } from './life.ts';
import { sumBilled } from './shown.ts';

let life: Life;
let harbor: LivingPlan;
let second: LivingPlan;

beforeEach(async () => {
  life = new Life();
  harbor = await startLivingPlan('harbor', life.clock);
  second = await startLivingPlan('second', life.clock);
  life.know(harbor);
  life.know(second);
});
afterEach(async () => {
  await life.close();
  await harbor.close();
  await second.close();
  rmSync(life.folder, { recursive: true, force: true });
});

const dayInJanuary = (number: number) => `2026-01-${String(1 + (number % 28)).padStart(2, '0')}`;
const claim = (number: number, more: Partial<Parameters<typeof makeClaim>[0]> = {}) =>
  makeClaim({
    id: `c-${number}`,
    served: dayInJanuary(number),
    billed: 100 + number + 0.07,
    paid: 60 + number,
    ...more,
  });

test('thirty days end with the records as the plan would send them, and with the access log whole', async () => {
  for (let number = 1; number <= 24; number += 1) harbor.put(claim(number));
  for (let number = 1; number <= 6; number += 1)
    harbor.put(makeCondition(`p-${number}`, `Invented ailment ${number}`));
  harbor.put(makeCoverage('card', null));
  harbor.put(makeApproval('a-1', '2026-02-10'));
  for (let number = 1; number <= 12; number += 1)
    second.put(
      makeClaim({ id: `s-${number}`, served: `2026-02-${10 + number}`, billed: 40 + number, paid: 1 }),
    );
  second.put(makeCoverage('second-card', null));

  /** What plans took back. */
  const gone = new Map<string, ServedResource>();
  const take = (name: string) => {
    const resource = harbor.truth.get(name);
    if (resource === undefined) throw new Error(`There is no ${name}.`);
    gone.set(name, resource);
    harbor.take(name);
  };
  await life.open();
  const personId = await life.connect(harbor);
  let isSecondHere = false;
  /** The claim that only a file brought. */
  let fromFile: ServedResource[] = [];

  const changes: Record<number, () => unknown> = {
    1: () => harbor.put(claim(25)),
    2: () => harbor.put(claim(26, { replaces: numberOf('c-1') })),
    3: () => harbor.put(claim(2, { billed: 999.99 })),
    4: () => harbor.put(claim(3, { status: 'cancelled' })),
    5: () => harbor.put(makeApproval('a-2', '2026-03-05')),
    // A day with 500s in the middle of many pages.
    7: () => {
      for (let number = 40; number < 65; number += 1) harbor.put(claim(number));
      harbor.put(makeCondition('p-8', 'Invented ailment of that day'));
      harbor.mood = 'breaks';
    },
    9: () => take('ExplanationOfBenefit/c-4'),
    10: () => take('ExplanationOfBenefit/c-5'),
    11: () => harbor.put(makeCoverage('card', '2026-03-31')),
    12: () => harbor.put(makeCoverage('new-card', null, '2026-04-01')),
    // Taken back and sent again.
    14: () => {
      gone.delete('ExplanationOfBenefit/c-5');
      harbor.put(claim(5));
    },
    // A day when the access token ends between two pages.
    15: () => {
      for (let number = 70; number < 95; number += 1) harbor.put(claim(number));
      harbor.endAccessMidway();
    },
    17: () => harbor.put(makeCondition('p-7', 'Invented ailment of March')),
    18: () => harbor.put(makeCondition('p-2', 'Invented ailment 2, resolved')),
    19: () => take('Condition/p-3'),
    23: () => harbor.put(claim(27, { replaces: numberOf('c-26') })),
    24: () => harbor.revokeAll(),
    27: () => harbor.put(claim(2, { status: 'cancelled' })),
  };

  const outcomes: Record<string, string> = {};
  for (let day = 1; day <= 31; day += 1) {
    life.clock.advance(dayMs + 60_000);
    const dayBefore = new Map(harbor.truth);
    const askedBefore = harbor.requests.length;
    changes[day]?.();
    if (day % 4 === 0) {
      await life.close();
      await life.open();
    }
    if (day === 6) await spendOffline();
    if (day === 13) await openFile();
    if (day === 20) await startLocked();
    if (day === 16) {
      await life.connect(second, { personId });
      isSecondHere = true;
    }
    if (day === 21) life.secrets.now = 'locked';

    const { outcome, code } = await life.check(harbor);
    outcomes[day] = code ?? outcome;
    if (day === 21) {
      // The new sign-in could not be kept: after a start the person signs in again.
      life.secrets.now = 'protected';
      await life.close();
      await life.open();
      const { id, state } = await life.connectionTo(harbor);
      expect(state).toBe('sign-in-again');
      await life.connect(harbor, { personId, connectionId: id });
    }
    if (day === 24)
      await life.connect(harbor, { personId, connectionId: (await life.connectionTo(harbor)).id });
    if (day === 7) harbor.mood = 'well';
    if (day === 15) expectRenewalMidway(harbor.requests.slice(askedBefore));
    if (isSecondHere) expect(await life.check(second)).toEqual({ outcome: 'done', code: null });

    await life.expectWhole();
    await life.expectLogExact();
    // On that day only the pages before the broken one came.
    if (day === 7) {
      await life.expectPartOfTruth(harbor, dayBefore);
      continue;
    }
    // A plan tells what it took back once a month, when it is asked for everything.
    const isTold = day >= 30;
    await life.expectTruth(harbor, gone, isTold);
    if (isSecondHere) await life.expectTruth(second, new Map(), false);
    const told = [
      ...harbor.truth.values(),
      ...(isTold ? [] : gone.values()),
      ...fromFile,
      ...(isSecondHere ? second.truth.values() : []),
    ];
    expect(await life.billed(personId)).toBe(sumBilled(told));
  }
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'done')).toEqual([
    ['7', 'partial'],
    ['24', 'oauth/reconnect-needed'],
  ]);
  expect(harbor.refreshTokens.length).toBeGreaterThan(25);

  const { id } = await life.connectionTo(second);
  expect(await life.app.ask('connection.disconnect', { connectionId: id, erase: false })).toEqual({
    revoked: true,
  });
  await life.expectTruth(second, new Map(), false);
  await life.expectLogExact();

  const said = life.logText();
  const personal = [
    ...[
      member.name,
      member.memberNumber,
      member.id,
      'LP-',
      'Invented',
      '999',
      'c-1"',
      harbor.host,
      second.host,
    ],
    ...harbor.refreshTokens,
  ];
  expect(personal.filter((text) => said.includes(text))).toEqual([]);

  /** The page that was refused, the renewal, and the page once more: three sends, which the log has as three rows. */
  function expectRenewalMidway(requests: SeenRequest[]): void {
    const at = requests.findIndex(({ status }) => status === 401);
    const sends = requests.slice(at, at + 3).map(({ path: asked, grant, status }) => [asked, grant, status]);
    expect(sends).toEqual([
      ['/harbor/fhir', null, 401],
      ['/harbor/token', 'refresh_token', 200],
      ['/harbor/fhir', null, 200],
    ]);
    expect(requests.filter(({ status }) => status === 401)).toHaveLength(1);
  }

  /** A start without a network, which ends while the app waits to try again. */
  async function spendOffline(): Promise<void> {
    harbor.mood = 'silent';
    const before = harbor.requests.length;
    const { id: connectionId } = await life.connectionTo(harbor);
    await life.app.ask('sync.start', { connectionId });
    await expect.poll(() => harbor.requests.length, { timeout: 10_000 }).toBeGreaterThan(before);
    await life.close();
    harbor.mood = 'well';
    await life.open();
  }

  /** A start while the key store is locked: nothing is shown, nothing is asked, nothing is lost. */
  async function startLocked(): Promise<void> {
    const before = harbor.requests.length;
    await life.close();
    life.secrets.now = 'locked';
    await life.open();
    expect(await life.connections()).toEqual([]);
    await life.close();
    expect(harbor.requests.length).toBe(before);
    life.secrets.now = 'protected';
    await life.open();
  }

  /** A file with an older version of one of the plan's claims, a forged newer one of another, and one of its own. */
  async function openFile(): Promise<void> {
    const own = makeClaim({ id: 'only-in-file', served: '2026-02-20', billed: 55.5, paid: 5 });
    const dated = (resource: object, lastUpdated: string) => ({ ...resource, meta: { lastUpdated } });
    const records = [
      patientRecord(),
      dated(claim(2, { billed: 102.07 }), '2026-01-01T00:00:00Z'),
      dated(claim(6, { billed: 1_000_000 }), '2099-01-01T00:00:00Z'),
      dated(own, '2026-03-01T00:00:00Z'),
    ];
    const file = path.join(life.folder, 'from-a-friend.ndjson');
    writeFileSync(file, records.map((one) => JSON.stringify(one)).join('\n'));
    const offer = await life.app.ask('files.look', { paths: [file] });
    const people = offer.patients.map(({ key }) => ({ key, personId }));
    await life.app.ask('files.import', { importId: offer.importId, people });
    fromFile = [dated(own, '2026-03-01T00:00:00Z') as unknown as ServedResource];
  }
}, 180_000);
