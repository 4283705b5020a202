/** The two payers whose records name other patients than their sign-in: what comes in without a question, and by one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { describeWithRecordings } from '../../support/needs.ts';
import { type Account, AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';
import { readRecording, type WayToShow } from '../../support/recorded-plan/recording.ts';

/** Claims, cards and the rest. */
type Sum = readonly [claims: number, cards: number, rest: number];

function sumUp(names: readonly string[]): Sum {
  const of = (type: string) => names.filter((name) => name.startsWith(`${type}/`)).length;
  const [claims, cards] = [of('ExplanationOfBenefit'), of('Coverage')];
  return [claims, cards, names.length - claims - cards];
}

const patient = (id: string, given: string, family: string, birthDate: string): Resource => ({
  resourceType: 'Patient',
  id,
  name: [{ given: [given], family }],
  birthDate,
});

describeWithRecordings('two payers', () => {
  let app: PlanApp;
  let plans: AnsweringPlan[];

  async function open(...accounts: Account[]) {
    plans = await Promise.all(accounts.map((account, at) => AnsweringPlan.start([account], `plan-${at}`)));
    app = await startPlanApp(plans);
  }

  beforeEach(() => {
    plans = [];
  });
  afterEach(async () => {
    await app.close();
    for (const plan of plans) await plan.close();
  });

  /** The n-th plan. */
  function planAt(at: number): AnsweringPlan {
    const plan = plans[at];
    if (plan === undefined) throw new Error(`There is no plan ${at}.`);
    return plan;
  }

  const filed = async (connectionId: string) => sumUp(await app.listFiled(connectionId));
  const aside = async (connectionId: string) => sumUp(await app.listAside(connectionId));
  const nothing: Sum = [0, 0, 0];
  const news = async (personId: string) => (await app.test.ask('news.get', { personId })).claims.length;

  describe('one whose sign-in is answered with a Patient of another id', () => {
    const signIn = (way: WayToShow) => readRecording('humana', way);
    const recorded = () => {
      const found = signIn('as-recorded').records.find(({ resourceType }) => resourceType === 'Patient');
      if (found === undefined) throw new Error('There is no Patient.');
      return found;
    };
    /** The same, where somebody else is shown for the sign-in's id. */
    const shownAs = (other: Resource, way: WayToShow = 'as-recorded'): Account => {
      const account = signIn(way);
      const reads = new Map(account.reads);
      reads.set(`Patient/${account.patientId}`, { status: 200, body: other });
      return { ...account, reads };
    };
    const everything: Sum = [13, 7, 176];

    it.each(['as-recorded', 'echo'] as const)('%s: everything is filed', async (way) => {
      await open(signIn(way));
      const { connectionId, said } = await app.connect(planAt(0));
      expect(said).toEqual({ name: "Chauncey O'Hara", birthDate: '2020-10-23' });
      expect([await filed(connectionId), await aside(connectionId)]).toEqual([everything, nothing]);
    });

    it('refused: everything is asked about, as one question, and a yes files it without news', async () => {
      await open(signIn('refuse'));
      const { connectionId, personId } = await app.connect(planAt(0));
      const asked = await app.asked(connectionId);
      expect(asked).toMatchObject([
        { kind: 'identity', why: 'not-linked', count: 196, claims: 13, cards: 7 },
      ]);
      expect(asked[0]?.said).toEqual({ name: "Chauncey O'Hara", birthDate: '2020-10-23' });
      await app.test.ask('records.decide', { connectionId, cause: asked[0]?.cause ?? '', answer: 'own' });
      expect([await filed(connectionId), await aside(connectionId)]).toEqual([everything, nothing]);
      await app.checkAll(connectionId);
      expect([await filed(connectionId), await news(personId)]).toEqual([everything, 0]);
      expect((await app.test.ask('people.list', {})).map(({ name }) => name)).toEqual(["Chauncey O'Hara"]);
    });

    it('a neighbour’s Patient for the sign-in’s id, while the person is here: everything is asked about', async () => {
      const { id = '' } = recorded();
      // The plan gives the neighbour under either id, as a cache between does.
      const neighbour = patient(id, 'Nadia', 'Brook', '1991-05-05');
      const account = shownAs(neighbour);
      const records = account.records.map((one) => (one.resourceType === 'Patient' ? neighbour : one));
      await open({ patientId: 'x', records: [{ ...recorded(), id: 'x' }] }, { ...account, records });
      const { personId } = await app.connect(planAt(0));
      const { connectionId } = await app.connect(planAt(1), { personId, answer: personId });
      expect(app.questions().at(-1)).toMatchObject({ why: 'differs', said: { name: 'Nadia Brook' } });
      expect([await filed(connectionId), await aside(connectionId)]).toEqual([nothing, everything]);
      expect(await app.asked(connectionId)).toHaveLength(1);
    });

    it('a neighbour for a while: what was filed goes aside, is told, and comes back without news', async () => {
      await open(signIn('as-recorded'));
      const plan = planAt(0);
      const { connectionId, personId } = await app.connect(plan);
      const own = plan.accounts.get(plan.signsIn) as Account;
      const neighbour = patient('n-1', 'Nadia', 'Brook', '1991-05-05');
      const { id } = recorded();
      const reads = new Map([[`Patient/${plan.signsIn}`, { status: 200, body: neighbour }]]);
      reads.set(`Patient/${id}`, { status: 403, body: neighbour });
      plan.accounts.set(plan.signsIn, { ...own, reads });
      await app.checkAll(connectionId);
      expect([await filed(connectionId), await aside(connectionId)]).toEqual([nothing, everything]);
      const told = (await app.notShown(personId)).filter(({ reason }) => reason === 'asked');
      expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(196);
      plan.accounts.set(plan.signsIn, own);
      await app.checkAll(connectionId);
      expect([await filed(connectionId), await aside(connectionId)]).toEqual([everything, nothing]);
      expect(await news(personId)).toBe(0);
    });
  });

  describe('one whose sign-in has no name and links three', () => {
    const linked = () => readRecording('linked', 'as-recorded');
    /** Her number, her child's of the same name, and somebody's of another name. */
    const [hers, childs, others] = ['med-77aa', 'ifp-L100200', 'rx-91cc'];
    const bySomebody = async (connectionId: string) =>
      Object.fromEntries(
        (await app.asked(connectionId)).map(({ name, claims, cards, others: rest }) => [
          name,
          [claims, cards, rest],
        ]),
      );
    const decide = async (connectionId: string, name: string, answer: 'own' | 'left-out') => {
      const { causes } = await app.test.ask('records.undecided', { connectionId });
      const cause = causes.find((one) => one.name === name)?.cause ?? '';
      await app.test.ask('records.decide', { connectionId, cause, answer });
    };

    it('a new person is asked on one sheet about three; a yes to the first makes them the person', async () => {
      await open(linked());
      const { connectionId } = await app.connect(planAt(0));
      expect(await filed(connectionId)).toEqual(nothing);
      expect(await bySomebody(connectionId)).toEqual({
        [hers]: [1, 1, 1],
        [childs]: [4, 0, 2],
        [others]: [0, 1, 0],
      });
      expect(new Set((await app.asked(connectionId)).map(({ why }) => why))).toEqual(new Set(['linked']));
      await decide(connectionId, hers, 'own');
      expect(await filed(connectionId)).toEqual([1, 1, 1]);
      expect(await bySomebody(connectionId)).toEqual({ [childs]: [4, 0, 2], [others]: [0, 1, 0] });
      expect(await app.test.ask('people.list', {})).toMatchObject([
        { name: 'Mara Quill', birthDate: '1980-04-01' },
      ]);
      await app.checkAll(connectionId);
      expect(await filed(connectionId)).toEqual([1, 1, 1]);
      expect(await bySomebody(connectionId)).toEqual({ [childs]: [4, 0, 2], [others]: [0, 1, 0] });
    });

    it('another number of hers follows the first without a question', async () => {
      const account = linked();
      const second: Resource = { ...patient('dent-5', 'MARA', 'QUILL', '1980-04-01') };
      const claim: Resource = {
        ...(account.records.find(({ resourceType }) => resourceType === 'ExplanationOfBenefit') as Resource),
        id: 'dental',
        patient: { reference: 'Patient/dent-5' },
      };
      await open({ ...account, records: [...account.records, second, claim] });
      const { connectionId } = await app.connect(planAt(0));
      expect(await app.asked(connectionId)).toHaveLength(4);
      await decide(connectionId, hers, 'own');
      expect(await filed(connectionId)).toEqual([2, 1, 1]);
      expect(Object.keys(await bySomebody(connectionId)).toSorted()).toEqual([childs, others]);
    });

    it('with somebody who is here by another plan, her records need no question', async () => {
      await open({ patientId: 'x', records: [patient('x', 'Mara', 'Quill', '1980-04-01')] }, linked());
      const { personId } = await app.connect(planAt(0));
      const { connectionId } = await app.connect(planAt(1), { personId, answer: personId });
      expect(app.questions().at(-1)).toMatchObject({ why: 'unknown', said: { name: null } });
      expect(await filed(connectionId)).toEqual([1, 1, 1]);
      expect(await bySomebody(connectionId)).toEqual({ [childs]: [4, 0, 2], [others]: [0, 1, 0] });
    });

    it('her child, known as the person, gets the child’s', async () => {
      await open({ patientId: 'x', records: [patient('x', 'Mara', 'Quill', '2013-01-12')] }, linked());
      const { personId } = await app.connect(planAt(0));
      const { connectionId } = await app.connect(planAt(1), { personId, answer: personId });
      expect(await filed(connectionId)).toEqual([4, 0, 2]);
      expect(await bySomebody(connectionId)).toEqual({ [hers]: [1, 1, 1], [others]: [0, 1, 0] });
    });
  });
});
