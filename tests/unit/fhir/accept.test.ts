/** How a service that does not know FHIR's JSON by its name is asked. */
import { expect, it } from 'vitest';
import type { SyncCheckpoint } from '../../../electron/data/archive/checkpoints.ts';
import { AcceptBook, acceptFhir, createAcceptingFetch } from '../../../electron/fhir/accept.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { logged } from '../../support/access/access-rows.ts';

const base = 'https://plan.example/fhir';
const older = 'application/json+fhir';

/** A service that answers 200 where `takes` says so, else 406, and what it was asked. */
function service(takes: (accept: string, path: string) => boolean) {
  const asked: string[] = [];
  const rows: AccessEntry[] = [];
  const book = new AcceptBook();
  const plain = logged(async ({ headers, url }) => {
    const accept = headers['accept'] ?? '';
    asked.push(accept);
    return { status: takes(accept, new URL(url).pathname) ? 200 : 406, headers: {}, body: new Uint8Array(1) };
  }, rows);
  const fetch = createAcceptingFetch(plain, book);
  /** The status of the answer to a question. */
  const ask = (accept: string, url = `${base}/Patient/1`) =>
    fetch(
      { method: 'GET', url, headers: { accept }, timeoutMs: 1000, maxBytes: 1000 },
      { what: 'patient', why: 'check' },
      async ({ status }) => ({ value: status, records: 1 }),
    );
  return { asked, rows, book, ask };
}

it('a service that takes FHIR’s JSON by its name is asked once', async () => {
  const { asked, ask } = service((accept) => accept === acceptFhir);
  expect([await ask(acceptFhir), await ask(acceptFhir)]).toEqual([200, 200]);
  expect(asked).toEqual([acceptFhir, acceptFhir]);
});

it('after a 406 the older name is tried, each try is a row, and the next question has that name at once', async () => {
  const { asked, rows, ask } = service((accept) => accept === older);
  expect([await ask(acceptFhir), await ask('application/fhir+json')]).toEqual([200, 200]);
  expect(asked).toEqual([acceptFhir, older, older]);
  expect(rows.map(({ status, result, records }) => [status, result, records])).toEqual([
    [406, 'refused', null],
    [200, 'ok', 1],
    [200, 'ok', 1],
  ]);
});

it('plain JSON is the last try', async () => {
  const { asked, ask } = service((accept) => accept === 'application/json');
  expect(await ask(acceptFhir)).toBe(200);
  expect(asked).toEqual([acceptFhir, older, 'application/json']);
});

it('a service that takes nothing answers 406, and is asked in one form only until it answers something', async () => {
  let takes = false;
  const { asked, ask } = service((accept) => takes && accept === acceptFhir);
  expect([await ask(acceptFhir), await ask(acceptFhir)]).toEqual([406, 406]);
  expect(asked).toHaveLength(4);
  takes = true;
  expect(await ask(acceptFhir)).toBe(200);
  takes = false;
  expect(await ask(acceptFhir)).toBe(406);
  expect(asked).toHaveLength(8);
});

it('a service that knows the usual name again is asked by it from then on', async () => {
  let name = older;
  const { asked, ask } = service((accept) => accept === name);
  await ask(acceptFhir);
  name = acceptFhir;
  expect([await ask(acceptFhir), await ask(acceptFhir)]).toEqual([200, 200]);
  expect(asked).toEqual([acceptFhir, older, older, acceptFhir, acceptFhir]);
});

it('one record that comes in no form changes nothing for the others', async () => {
  const { asked, ask } = service((accept, path) => accept === older && !path.endsWith('/odd'));
  await ask(acceptFhir);
  expect([await ask(acceptFhir, `${base}/Binary/odd`), await ask(acceptFhir)]).toEqual([406, 200]);
  expect(asked.at(-1)).toBe(older);
});

it('a file may still come in its own type', async () => {
  const { asked, ask } = service((accept) => accept.startsWith(older));
  expect(await ask(`${acceptFhir}, */*;q=0.8`)).toBe(200);
  expect(asked[1]).toBe(`${older}, */*;q=0.8`);
});

it('what asks for no FHIR is sent as it is', async () => {
  const { asked, ask } = service(() => false);
  expect(await ask('application/json')).toBe(406);
  expect(asked).toEqual(['application/json']);
});

it('what one service takes says nothing of another', async () => {
  const { asked, ask } = service((accept) => accept === older);
  await ask(acceptFhir);
  await ask(acceptFhir, 'https://other.example/fhir/Patient/1');
  expect(asked.slice(2)).toEqual([acceptFhir, older]);
});

it('what an earlier check kept is asked for at once; names that are none of ours are not', async () => {
  const checkpoint = (accept: string) =>
    ({ resourceType: 'accept', search: { accept } }) as unknown as SyncCheckpoint;
  const { asked, book, ask } = service((accept) => accept === older);
  book.recall(base, [checkpoint('text/html')]);
  expect(book.takenAt(base)).toBeNull();
  book.recall(base, [checkpoint(older)]);
  expect(await ask(acceptFhir)).toBe(200);
  expect(asked).toEqual([older]);
});
