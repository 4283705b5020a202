/** What leaves, held against the access log at the moment when it leaves and afterwards. */
import { afterEach, expect, it } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch, HttpRequest } from '../../../electron/ports.ts';
import { startVisitor, type Visitor } from '../../support/sample-visitor.ts';

let visitor: Visitor | null = null;
afterEach(async () => {
  await visitor?.test.close();
  visitor = null;
});

async function rows() {
  const log = await visitor?.test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
  return log?.rows.filter(({ method }) => method !== null) ?? [];
}

const line = (method: string | null, result: string) => `${method} ${result}`;

it('has a row for each send after a refusal: the refused request, the renewal and the repeat', async () => {
  const sent: string[] = [];
  let refuseNext = false;
  const fetch: Fetch = async (request) => {
    const spoiled = refuseNext && 'authorization' in request.headers && request.method === 'GET';
    if (spoiled) refuseNext = false;
    const answer = await nodeFetch(spoiled ? spoil(request) : request);
    sent.push(line(request.method, answer.status < 400 ? 'ok' : answer.status < 500 ? 'refused' : 'failed'));
    return answer;
  };
  visitor = await startVisitor({ fetch });
  const { connectionId } = await visitor.connect('Theo Medina');
  await visitor.test.syncEnded(connectionId);
  refuseNext = true;
  await visitor.test.syncAgain(connectionId);
  expect(sent.filter((one) => one === 'GET refused')).toHaveLength(1);
  const log = await rows();
  const browser = log.filter(({ what }) => what === 'sign-in');
  expect(browser).toHaveLength(1);
  const asked = log.filter(({ what }) => what !== 'sign-in');
  expect(asked.map(({ method, result }) => line(method, result)).sort()).toEqual(sent.sort());
}, 60_000);

it('has the row committed before the request leaves, and says until its end that the answer is not known', async () => {
  const early: string[] = [];
  const missing: string[] = [];
  const fetch: Fetch = async (request) => {
    const path = new URL(request.url).pathname;
    const open = (await rows()).filter(({ result }) => (result as string) === 'unknown');
    const isThere = open.some((row) => row.method === request.method && startsAlike(row.path ?? '', path));
    (isThere ? early : missing).push(path);
    return nodeFetch(request);
  };
  visitor = await startVisitor({ fetch });
  const { connectionId } = await visitor.connect('Theo Medina');
  await visitor.test.syncEnded(connectionId);
  expect(missing).toEqual([]);
  expect(early.length).toBeGreaterThanOrEqual(6);
  expect((await rows()).map(({ result }) => result as string)).not.toContain('unknown');
}, 60_000);

function spoil(request: HttpRequest): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: 'Bearer not-a-token' } };
}

/** Ids in the row's path are masked. */
function startsAlike(masked: string, path: string): boolean {
  const ids = path.split('/');
  return masked.split('/').every((part, index) => part === '…' || part === ids[index]);
}
