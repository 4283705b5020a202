/** The access log takes no row. The rows of the rest of the records can be written: only the way out is shut. */
import path from 'node:path';
import { type Db, openDatabase } from '../../../electron/data/database/database.ts';
import { openDataKey } from '../../../electron/data/worker/key-file.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { startVisitor, type Visitor } from '../../support/sample-visitor.ts';
import type { Fault, Seen, Told } from './fault.ts';
import { codeOf } from './faulty-plan.ts';

/** Theo's claims are there; then the log is shut while `work` runs, and opened again. */
const whileShut =
  (work: (visitor: Visitor, connectionId: string) => Promise<Told | null>) => async (): Promise<Seen> => {
    const secrets = new MemorySecretBox();
    const sent: string[] = [];
    const visitor = await startVisitor({
      ports: { secrets },
      fetch: (request) => {
        sent.push(request.url);
        return nodeFetch(request);
      },
    });
    const { test } = visitor;
    try {
      const { connectionId } = await visitor.connect('Theo Medina');
      await test.syncEnded(connectionId);
      const before = await readClaims(visitor);
      const db = await openRecords(path.join(test.folder, 'records'), secrets);
      try {
        sent.length = 0;
        db.exec("CREATE TRIGGER shut BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'shut'); END");
        const told = await work(visitor, connectionId);
        const isQuiet = sent.length === 0;
        db.exec('DROP TRIGGER shut');
        await test.syncAgain(connectionId);
        const isKept =
          isQuiet &&
          sent.length > 0 &&
          before.count > 0 &&
          (await readEnd(visitor))?.outcome === 'done' &&
          JSON.stringify(await readClaims(visitor)) === JSON.stringify(before);
        return { told, log: test.log.lines, isKept };
      } finally {
        db.close();
      }
    } finally {
      await test.close();
    }
  };

async function openRecords(folder: string, secrets: MemorySecretBox): Promise<Db> {
  const opened = await openDataKey(secrets, folder);
  if (opened.kind !== 'file') throw new Error('The records have no key.');
  return openDatabase({ kind: 'file', folder, key: opened.key, logKey: '' });
}

async function readClaims({ test }: Visitor) {
  const [person] = await test.ask('people.list', {});
  return test.ask('claims.list', { filter: everyClaim(person?.id ?? ''), offset: 0, limit: 1000 });
}

async function readEnd({ test }: Visitor) {
  const [connection] = await test.ask('connection.list', {});
  return connection?.lastEnd ?? null;
}

export const accessLogFaults: readonly Fault[] = [
  {
    id: 'access-log/not-written',
    happens: 'The access log takes no row when a check begins.',
    told: 'access-log/not-written',
    kept: 'Everything that was fetched before; nothing is sent, and the next check goes on as usual.',
    provoke: whileShut(async (visitor, connectionId) => {
      await visitor.test.syncAgain(connectionId);
      const end = await readEnd(visitor);
      return end && codeOf(end);
    }),
  },
  {
    id: 'access-log/not-written-sign-in',
    happens: 'The access log takes no row when the person signs in at a plan.',
    told: 'access-log/not-written',
    kept: 'Everything that was fetched before; nothing is sent, and no browser opens.',
    provoke: whileShut(async ({ test }) => {
      const { plans } = await test.ask('samplePlan.start', {});
      const answer = await test.send('connection.connect', {
        plan: { payerId: plans[0]?.payerId ?? '' },
        personId: null,
        connectionId: null,
        categories: ['patient', 'claims'],
        keepUpToDate: true,
        client: null,
      });
      return answer.ok ? null : answer.failure.code;
    }),
  },
];
