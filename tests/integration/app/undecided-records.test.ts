/** A plan whose claims do not all say clearly whose they are, from the sync to main's question before they are erased. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { digestCause } from '../../../electron/data/archive/whose/answers.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch, Question } from '../../../electron/ports.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { startVisitor, type Visitor } from '../../support/sample-visitor.ts';
import { startTestApp } from '../../support/test-app.ts';
import { base, eob } from '../../unit/archive/records.ts';
import { filesWith } from '../import/opened.ts';

const elsewhere = 'https://other.example/fhir/Patient/someone';

type Bundle = { entry?: { resource: { resourceType: string; id: string; patient?: unknown } }[] };

describe('a sync of claims that name a patient of another server', () => {
  let visitor: Visitor;
  let rosa: { connectionId: string; personId: string };
  let sayYes: boolean;
  const questions: Question[] = [];
  /** Claims that the plan sent, and those of them that name the patient elsewhere. */
  const sent = new Set<string>();
  const renamed = new Set<string>();

  beforeEach(async () => {
    for (const list of [sent, renamed]) list.clear();
    questions.length = 0;
    sayYes = true;
    const fetch: Fetch = async (request) => {
      const response = await nodeFetch(request);
      if (!/\/ExplanationOfBenefit|_getpages/.test(request.url) || response.status !== 200) return response;
      const bundle = JSON.parse(new TextDecoder().decode(response.body)) as Bundle;
      for (const { resource } of bundle.entry ?? []) {
        if (resource.resourceType !== 'ExplanationOfBenefit') continue;
        sent.add(resource.id);
        if (sent.size % 5 === 0) renamed.add(resource.id);
        if (renamed.has(resource.id)) resource.patient = { reference: elsewhere };
      }
      return { ...response, body: new TextEncoder().encode(JSON.stringify(bundle)) };
    };
    const confirm = async (question: Question) => {
      questions.push(question);
      return sayYes;
    };
    visitor = await startVisitor({ fetch, ports: { dialogs: { confirm } } });
    rosa = await visitor.connect('Rosa Medina');
    await visitor.test.syncEnded(rosa.connectionId);
    questions.length = 0;
  });
  afterEach(() => visitor.test.close());

  const undecided = async () =>
    (await visitor.test.ask('records.undecided', { connectionId: rosa.connectionId })).causes;
  const listed = async () => {
    const input = { filter: everyClaim(rosa.personId), offset: 0, limit: 200 };
    const { rows } = await visitor.test.ask('claims.list', input);
    return new Set(rows.map(({ id }) => id.split('/').at(-1) ?? ''));
  };
  const countRenamed = async () => [...(await listed())].filter((id) => renamed.has(id)).length;
  async function answer(said: 'own' | 'left-out') {
    const [{ cause } = { cause: '' }] = await undecided();
    return visitor.test.ask('records.decide', { connectionId: rosa.connectionId, cause, answer: said });
  }

  it('lists the others, and asks about these once', async () => {
    expect(renamed.size).toBeGreaterThan(5);
    expect(await countRenamed()).toBe(0);
    expect((await listed()).size).toBeGreaterThan(renamed.size);
    expect(await undecided()).toMatchObject([
      { kind: 'patient', name: 'someone', place: 'other.example/fhir', count: renamed.size, answer: null },
    ]);
    const [connection] = await visitor.test.ask('connection.list', {});
    expect(connection).toMatchObject({ firstSyncDone: true, lastEnd: { outcome: 'done', failure: null } });
  });

  it('"theirs" lists them without a question, and after the next check, too', async () => {
    await answer('own');
    expect(questions).toEqual([]);
    expect(await countRenamed()).toBeGreaterThan(5);
    const before = await listed();
    await visitor.test.syncAgain(rosa.connectionId);
    expect(await listed()).toEqual(before);
    expect(await undecided()).toMatchObject([{ answer: 'own' }]);
  });

  it('"leave out" asks in a dialog of main; a no erases nothing and answers nothing', async () => {
    sayYes = false;
    expect(await answer('left-out')).toBeNull();
    expect(questions).toMatchObject([
      {
        message: `Leave out and erase ${renamed.size} records?`,
        detail: expect.stringMatching(
          /^They name patient someone of other\.example\/fhir\. They are erased from this computer/,
        ),
        confirm: 'Leave them out',
        cancel: 'Cancel',
      },
    ]);
    expect(await undecided()).toMatchObject([{ count: renamed.size, answer: null }]);
  });

  it('a yes erases them, and no check brings them back until they are said to be theirs', async () => {
    const before = await listed();
    expect(await answer('left-out')).toEqual({});
    expect(await undecided()).toMatchObject([{ count: 0, answer: 'left-out' }]);
    await visitor.test.syncAgain(rosa.connectionId);
    expect(await listed()).toEqual(before);
    await answer('own');
    await visitor.test.syncAgain(rosa.connectionId);
    expect(await countRenamed()).toBeGreaterThan(5);
    expect(questions).toHaveLength(1);
  });
});

it('what is asked about later is counted and named before it is left out; what is not there is refused', async () => {
  const test = await startTestApp({ visit: () => {} });
  onTestFinished(() => test.close());
  const type = { resourceType: 'ExplanationOfBenefit' };
  const named = (id: string, display: string) => ({ ...eob(), ...type, id, patient: { display } });
  // Two claims each of more names than are asked about at once, and one of the name that matters.
  const others = Array.from({ length: 240 }, (_, i) => named(`e${i}`, `Name ${i % 120}`));
  const patient = { resourceType: 'Patient', id: 'pat-1', name: [{ text: 'Rosa Example' }] };
  const records = [patient, ...others, named('last', 'Zoe\u2028 Last')];
  const entry = records.map((resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
  }));
  const paths = filesWith({ 'claims.json': { resourceType: 'Bundle', entry } });
  const { importId, patients } = await test.ask('files.look', { paths });
  await test.ask('files.import', { importId, people: patients.map(({ key }) => ({ key, personId: null })) });
  const [{ id: connectionId } = { id: '' }] = await test.ask('connection.list', {});
  const { causes } = await test.ask('records.undecided', { connectionId });
  expect(causes.some(({ name }) => name?.startsWith('Zoe'))).toBe(false);
  const decide = (cause: string) => test.send('records.decide', { connectionId, cause, answer: 'left-out' });
  const cause = digestCause(JSON.stringify(['name', 'Zoe\u2028 Last', null]));
  expect(await decide(cause)).toMatchObject({ ok: true, value: {} });
  expect(test.questions).toMatchObject([
    {
      message: 'Leave out and erase 1 record?',
      detail: expect.stringMatching(/^They name “Zoe Last”, without a number/),
    },
  ]);
  expect(await decide('["name","Nobody",null]')).toMatchObject({ failure: { code: 'store/not-found' } });
  expect(test.questions).toHaveLength(1);
});
