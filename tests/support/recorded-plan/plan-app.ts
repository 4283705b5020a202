/** The app in front of answering plans: who signs in, and what became of all that came. */
import type { Output } from '../../../shared/ipc/contract.ts';
import type { NotShown, Undecided } from '../../../shared/model/people/whose.ts';
import {
  type ConnectionSummary,
  dataCategories,
  type WhoseQuestion,
} from '../../../shared/model/plans/connection.ts';
import { lookInto } from '../living-plan/stored.ts';
import { MemoryCabinet, type MemoryClock, MemorySecretBox, PassingClock } from '../memory-ports.ts';
import { navigate } from '../navigate.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import type { AnsweringPlan } from './answering-plan.ts';

/** How many of each FHIR type. */
export type Counts = Record<string, number>;

type Connected = Output<'connection.connect'>;
type Wish = {
  personId?: string;
  connectionId?: string;
  /** Whose records the person says these are, where they are asked: a person, or `null` for someone new. */
  answer?: string | null;
};

export type PlanApp = {
  test: TestApp;
  clock: MemoryClock;
  /** The key store. */
  secrets: MemorySecretBox;
  /** Signs in, answers the question of the sign-in where there is one, and waits for the check. */
  connect(plan: AnsweringPlan, wish?: Wish): Promise<Connected>;
  check(connectionId: string): Promise<ConnectionSummary>;
  /** The same, so much later that everything is asked for again. */
  checkAll(connectionId: string): Promise<ConnectionSummary>;
  connection(connectionId: string): Promise<ConnectionSummary>;
  /** What the sign-in asked. */
  questions(): WhoseQuestion[];
  /** What is filed and what is kept aside, as `Type/id`; no Patients. */
  listFiled(connectionId: string): Promise<string[]>;
  listAside(connectionId: string): Promise<string[]>;
  asked(connectionId: string): Promise<Undecided[]>;
  notShown(personId?: string): Promise<NotShown[]>;
  close(): Promise<void>;
};

const monthMs = 31 * 86_400_000;

/** `folder`: the profile of an earlier start, instead of an empty one. */
export async function startPlanApp(plans: readonly AnsweringPlan[], folder?: string): Promise<PlanApp> {
  // A fixed day: what plans answer is of fixed days, too.
  const clock = new PassingClock(Date.UTC(2026, 9, 1, 12));
  const secrets = new MemorySecretBox();
  const ports = { clock, secrets, vault: new MemoryCabinet() };
  const test = await startTestApp({
    visit: (url) => navigate(url).catch(() => {}),
    payers: plans.map(({ payer }) => payer),
    ports,
    ...(folder === undefined ? {} : { folder }),
  });
  const questions = () =>
    test.messages.flatMap((message) => {
      const { channel, payload } = message as { channel?: string; payload?: WhoseQuestion };
      return channel === 'connect.question' && payload !== undefined ? [payload] : [];
    });
  const connection = async (connectionId: string) => {
    const found = (await test.ask('connection.list', {})).find(({ id }) => id === connectionId);
    if (found === undefined) throw new Error('The connection is not here.');
    return found;
  };
  const listRows = (table: 'resource' | 'undecided_record', connectionId: string) =>
    lookInto(
      test.folder,
      (db) =>
        db
          .prepare<[string], string>(
            `SELECT type || '/' || id FROM ${table} WHERE connection_id = ? AND type <> 'Patient' ORDER BY type, id`,
          )
          .pluck()
          .all(connectionId) as string[],
    );
  const check = async (connectionId: string) => {
    await test.syncAgain(connectionId);
    return connection(connectionId);
  };
  return {
    test,
    clock,
    secrets,
    check,
    connection,
    questions,
    async connect(plan, wish = {}) {
      const [since, asked] = [test.messages.length, questions().length];
      const connecting = test.ask('connection.connect', {
        plan: { payerId: plan.id },
        personId: wish.personId ?? null,
        connectionId: wish.connectionId ?? null,
        categories: [...dataCategories],
        keepUpToDate: true,
        client: null,
      });
      let isOver = false;
      const settled = connecting
        .catch(() => {})
        .then(() => {
          isOver = true;
          test.changes.tell();
        });
      await test.changes.until(() => isOver || questions().length > asked);
      if (!isOver) {
        if (wish.answer === undefined) throw new Error(`It asks: ${JSON.stringify(questions().at(-1))}`);
        await test.ask('connection.answerWhose', { personId: wish.answer });
      }
      await settled;
      const connected = await connecting;
      const isEnd = (one: unknown) => {
        const { channel, payload } = one as { channel?: string; payload?: { connectionId?: string } };
        return channel === 'sync.ended' && payload?.connectionId === connected.connectionId;
      };
      await test.changes.until(() => test.messages.slice(since).some(isEnd));
      return connected;
    },
    async checkAll(connectionId) {
      clock.advance(monthMs);
      return check(connectionId);
    },
    listFiled: (connectionId) => listRows('resource', connectionId),
    listAside: (connectionId) => listRows('undecided_record', connectionId),
    asked: async (connectionId) =>
      (await test.ask('records.undecided', { connectionId })).causes.filter(({ answer }) => answer === null),
    notShown: (personId) => test.ask('records.notShown', { personId: personId ?? null }),
    close: () => test.close(),
  };
}

/** How many of each type `Type/id` names. */
export function countTypes(names: readonly string[]): Counts {
  const counts: Counts = {};
  for (const name of names) {
    const type = name.split('/')[0] ?? '';
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}
