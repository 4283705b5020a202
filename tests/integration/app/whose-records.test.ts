/** Two people sign in at one plan: nobody's records go to someone else without a yes, and nobody is renamed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch } from '../../../electron/ports.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { WhoseQuestion } from '../../../shared/model/plans/connection.ts';
import { startVisitor, type Visitor } from '../../support/sample-visitor.ts';

describe('someone else than the person chosen signs in', () => {
  let visitor: Visitor;
  /** How many tokens the plan has taken back. */
  let revoked: number;
  let sharesName: boolean;
  let rosa: Output<'connection.connect'>;

  beforeEach(async () => {
    revoked = 0;
    sharesName = true;
    const fetch: Fetch = async (request) => {
      const response = await nodeFetch(request);
      if (!sharesName && /\/Patient\/[^/?]+$/.test(request.url)) return { ...response, status: 403 };
      if (request.url.endsWith('/revoke') && response.status === 200) revoked += 1;
      return response;
    };
    visitor = await startVisitor({ fetch });
    rosa = await visitor.connect('Rosa Medina');
    await visitor.test.syncEnded(rosa.connectionId);
  });
  afterEach(() => visitor.test.close());

  const questions = () =>
    visitor.test.messages.flatMap((message) => {
      const { channel, payload } = message as { channel: string; payload: WhoseQuestion };
      return channel === 'connect.question' ? [payload] : [];
    });

  /** Signs in for Rosa as somebody, up to the question of the app. */
  async function signInForRosa(name: string) {
    const connecting = visitor.connect(name, { personId: rosa.personId });
    connecting.catch(() => {});
    const count = questions().length;
    await visitor.test.changes.until(() => questions().length > count);
    const question = questions().at(-1);
    if (!question) throw new Error('no question');
    return { connecting, question };
  }

  const names = async () => (await visitor.test.ask('people.list', {})).map(({ name }) => name);

  it('the plan is asked for the name without its id of the person in the access log', async () => {
    const { connecting } = await signInForRosa('Theo Medina');
    const { rows } = await visitor.test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    const asked = rows.filter(({ why, what }) => why === 'connect' && what === 'patient');
    // Once for Rosa, whose name stands on the last page of connecting, and once for him.
    const path = '/evergreen/fhir/Patient/…';
    expect(asked.map((one) => one.path)).toEqual([path, path]);
    await visitor.test.ask('connection.cancelConnect', {});
    await connecting.catch(() => {});
  });

  it('both names are told before anything is stored', async () => {
    const { test } = visitor;
    const { connecting, question } = await signInForRosa('Theo Medina');
    expect(question).toEqual({
      why: 'differs',
      said: { name: 'Theo Medina', birthDate: '2016-08-21' },
      chosen: {
        id: rosa.personId,
        name: 'Rosa Medina',
        birthDate: '1984-05-09',
        nameOfPlans: 'Rosa Medina',
        authority: null,
      },
      others: [],
    });
    expect(await test.ask('connection.list', {})).toHaveLength(1);
    expect(test.vault.names()).toHaveLength(2);
    await test.ask('connection.cancelConnect', {});
    await expect(connecting).rejects.toThrow('oauth/cancelled');
  });

  it('cancelling gives the permission back and keeps nothing', async () => {
    const { test } = visitor;
    const { connecting } = await signInForRosa('Theo Medina');
    expect(revoked).toBe(0);
    await test.ask('connection.cancelConnect', {});
    await expect(connecting).rejects.toThrow('oauth/cancelled');
    expect(await test.ask('connection.list', {})).toHaveLength(1);
    expect(test.vault.names()).toHaveLength(2);
    expect(await names()).toEqual(['Rosa Medina']);
    // The refresh token and the access token.
    expect(revoked).toBe(2);
  });

  it('a new person gets the records, and Rosa keeps hers and her name', async () => {
    const { test } = visitor;
    const { connecting } = await signInForRosa('Theo Medina');
    await test.ask('connection.answerWhose', { personId: null });
    const theo = await connecting;
    await test.syncEnded(theo.connectionId);
    expect(theo.personId).not.toBe(rosa.personId);
    expect(await names()).toEqual(['Rosa Medina', 'Theo Medina']);
  });

  it('"really the same" is taken, and still renames nobody; My plans tells the other name', async () => {
    const { test } = visitor;
    const { connecting } = await signInForRosa('Theo Medina');
    await test.ask('connection.answerWhose', { personId: rosa.personId });
    const theo = await connecting;
    await test.syncEnded(theo.connectionId);
    expect(theo.personId).toBe(rosa.personId);
    expect(await names()).toEqual(['Rosa Medina']);
    const plans = await test.ask('connection.list', {});
    expect(plans.map(({ otherPerson }) => otherPerson)).toEqual([
      null,
      { name: 'Theo Medina', birthDate: '2016-08-21' },
    ]);
  });

  it('another person here can be named; somebody who was not offered cannot', async () => {
    const { test } = visitor;
    const walter = await visitor.connect('Walter Osgood', { plan: 'Medicare' });
    await test.syncEnded(walter.connectionId);
    const { connecting, question } = await signInForRosa('Walter Osgood');
    expect(question.others.map(({ name }) => name)).toEqual(['Walter Osgood']);
    await test.ask('connection.answerWhose', { personId: 'nobody' });
    expect(await test.ask('connection.list', {})).toHaveLength(2);
    await test.ask('connection.answerWhose', { personId: walter.personId });
    expect((await connecting).personId).toBe(walter.personId);
  });

  describe('someone new with the name and birth date of somebody here', () => {
    /** Walter's second plan, for someone new, up to the question of the app. */
    async function signInAsNew() {
      const { test } = visitor;
      const walter = await visitor.connect('Walter Osgood', { plan: 'Medicare' });
      await test.syncEnded(walter.connectionId);
      const connecting = visitor.connect('Walter Osgood', { plan: 'Evergreen' });
      connecting.catch(() => {});
      await test.changes.until(() => questions().length > 0);
      return { walter, connecting };
    }

    it('is asked about, and "yes" puts the plan with them', async () => {
      const { walter, connecting } = await signInAsNew();
      expect(questions()).toMatchObject([
        { why: 'known', chosen: null, said: { name: 'Walter Osgood' }, others: [{ id: walter.personId }] },
      ]);
      await visitor.test.ask('connection.answerWhose', { personId: rosa.personId });
      await visitor.test.ask('connection.answerWhose', { personId: walter.personId });
      expect((await connecting).personId).toBe(walter.personId);
    });

    it('is somebody else after a "no", and My plans does not ask again', async () => {
      const { walter, connecting } = await signInAsNew();
      await visitor.test.ask('connection.answerWhose', { personId: null });
      const { personId, connectionId } = await connecting;
      await visitor.test.syncEnded(connectionId);
      expect(personId).not.toBe(walter.personId);
      expect(await names()).toEqual(['Rosa Medina', 'Walter Osgood', 'Walter Osgood']);
      expect(await visitor.test.ask('people.alike', {})).toEqual([]);
    });
  });

  it('a plan that does not share the name is asked about, not assumed', async () => {
    const { test } = visitor;
    sharesName = false;
    const { connecting, question } = await signInForRosa('Ines Duarte');
    expect(question).toMatchObject({ why: 'unknown', said: { name: null, birthDate: null } });
    await test.ask('connection.answerWhose', { personId: null });
    expect((await connecting).personId).not.toBe(rosa.personId);
  });

  it('records that are here already stay with their person, after a question', async () => {
    const { test } = visitor;
    const theo = await visitor.connect('Theo Medina');
    await test.syncEnded(theo.connectionId);
    const { connecting, question } = await signInForRosa('Theo Medina');
    expect(question).toMatchObject({ why: 'belongs', others: [{ name: 'Theo Medina' }] });
    // Not offered: his records would be Rosa's.
    await test.ask('connection.answerWhose', { personId: rosa.personId });
    await test.ask('connection.answerWhose', { personId: theo.personId });
    expect(await connecting).toMatchObject({ connectionId: theo.connectionId, personId: theo.personId });
    expect(await names()).toEqual(['Rosa Medina', 'Theo Medina']);
  });

  it('the same person is not asked about', async () => {
    const { test } = visitor;
    const again = await visitor.connect('Rosa Medina', { connectionId: rosa.connectionId });
    await test.syncEnded(again.connectionId);
    expect(questions()).toEqual([]);
  });
});
