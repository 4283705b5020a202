/** A member of a plan in front of the whole app: pastes the client, signs in on the plan's pages, checks for claims. */
import type {
  ClientAnswer,
  ConnectionSummary,
  DataCategory,
} from '../../../shared/model/plans/connection.ts';
import { Changes } from '../../support/changes.ts';
import { MemoryClock } from '../../support/memory-ports.ts';
import { theirs } from '../../support/payers/records.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

export type Member = {
  test: TestApp;
  clock: MemoryClock;
  payerId: string;
  /** What the next visit to the plan's pages answers. */
  answers: { decline: boolean; untick: string[]; follow: boolean };
  /** Where the given visit of the browser ended, from 1; a problem's words when it led nowhere. */
  landing(visit: number): Promise<string>;
  connect(client: Partial<ClientAnswer> | null, more?: Partial<Wish>): ReturnType<typeof start>;
  /** Checks for new claims; the connection when that has ended. */
  check(connectionId: string): Promise<ConnectionSummary>;
  connection(connectionId: string): Promise<ConnectionSummary>;
};

type Wish = {
  connectionId: string | null;
  personId: string | null;
  keepUpToDate: boolean;
  categories: DataCategory[];
};

function start(test: TestApp, payerId: string, client: ClientAnswer | null, wish: Wish) {
  return test.send('connection.connect', { plan: { payerId }, client, ...wish });
}

export async function startMember(payers: unknown[]): Promise<Member> {
  const clock = new MemoryClock(Date.now());
  const answers: Member['answers'] = { decline: false, untick: [], follow: true };
  const landed: string[] = [];
  const landings = new Changes();
  const land = (where: string) => {
    landed.push(where);
    landings.tell();
  };
  const { userName, password } = theirs;
  const test = await startTestApp({
    payers,
    ports: { clock },
    visit: (url) =>
      signInByForms(url, { userName, password, ...answers }).then(land, (problem: Error) =>
        land(problem.message),
      ),
  });
  const payerId = (payers as { id: string }[])[0]?.id ?? '';
  const connection = async (connectionId: string) => {
    const found = (await test.ask('connection.list', {})).find(({ id }) => id === connectionId);
    if (!found) throw new Error('no such connection');
    return found;
  };
  return {
    test,
    clock,
    payerId,
    answers,
    async landing(visit) {
      await landings.until(() => landed.length >= visit);
      return landed[visit - 1] ?? '';
    },
    connection,
    connect: (client, more = {}) =>
      start(test, payerId, client === null ? null : { ...publicClient('x'), clientId: null, ...client }, {
        personId: null,
        connectionId: null,
        keepUpToDate: true,
        categories: ['patient', 'claims', 'coverage'],
        ...more,
      }),
    async check(connectionId) {
      await test.syncEnded(connectionId);
      await test.syncAgain(connectionId);
      return connection(connectionId);
    },
  };
}

/** The value of a connect that must succeed, once its first sync has ended. */
export async function connected(
  { test }: Member,
  connecting: ReturnType<Member['connect']>,
): Promise<{ connectionId: string; personId: string; granted: DataCategory[]; notGranted: DataCategory[] }> {
  const result = await connecting;
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.details?.join(', ')}`);
  await test.syncEnded(result.value.connectionId);
  return result.value;
}
