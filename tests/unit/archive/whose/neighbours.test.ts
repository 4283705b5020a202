/** Row 2: people of one plan who are here, each by a sign-in of their own. A wide token of one opens nobody else. */
import { describe, expect, it } from 'vitest';
import { claim, ivo, leo, observation, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { openPlan, type PlanDesk } from './plan-desk.ts';

const own = [claim('r1', 's'), claim('r2', 's')];
const family = [...own, claim('l1', 'leo'), observation('l2', 'leo')];

const connectRosa = (beside?: PlanDesk) =>
  openPlan(patient('s', rosa), beside === undefined ? {} : { beside, over: { patientId: 's' } });
const connectLeo = (beside?: PlanDesk) =>
  openPlan(patient('leo', leo), { over: { patientId: 'leo' }, ...(beside && { beside }) });

describe('a parent’s token that opens a child who is here', () => {
  const shown = ['ExplanationOfBenefit/r1', 'ExplanationOfBenefit/r2'];
  const his = ['ExplanationOfBenefit/l1', 'Observation/l2'];

  it('files nothing of the child with the parent: the child came first', () => {
    const child = connectLeo()
      .sends([claim('l1', 'leo'), observation('l2', 'leo')])
      .ends();
    const parent = connectRosa(child).sends(family).ends();
    expect([parent.filed(), child.filed()]).toEqual([shown, his]);
    expect([parent.asked(), parent.notShown()]).toEqual([[], { taken: 2 }]);
  });

  it('files nothing of the child with the parent: the parent came first, and had said yes', () => {
    const parent = connectRosa()
      .sends([...family, patient('leo', leo)])
      .ends()
      .answers('leo', 'own');
    expect(parent.filed()).toEqual([
      ...shown.slice(0, 0),
      'ExplanationOfBenefit/l1',
      ...shown,
      'Observation/l2',
    ]);
    const child = connectLeo(parent)
      .sends([claim('l1', 'leo'), observation('l2', 'leo')])
      .ends();
    expect([parent.filed(), child.filed()]).toEqual([shown, his]);
  });

  it('what the parent’s plan had brought of the child is told, and is not kept by the next check', () => {
    const parent = connectRosa().sends(family).ends();
    expect(parent.asked()).toEqual([['leo', 'unexplained', 2]]);
    const child = connectLeo(parent)
      .sends([claim('l1', 'leo')])
      .ends();
    expect(parent.filed()).toEqual(shown);
    expect(parent.asked()).toEqual([['leo', 'taken', 2]]);
    parent.tomorrow().sends(family).ends();
    expect([parent.filed(), parent.aside()]).toEqual([shown, []]);
    expect([parent.asked(), parent.notShown()]).toEqual([[], { taken: 2 }]);
    expect(child.filed()).toEqual(['ExplanationOfBenefit/l1']);
  });

  it('a name that the parent had learned leaves them when its person signs in', () => {
    // The plan shows the parent under the child's id by mistake.
    const parent = connectRosa()
      .sends([...family, patient('leo', rosa)])
      .ends();
    expect(parent.filed()).toHaveLength(4);
    const child = connectLeo(parent).ends();
    expect([parent.filed(), child.filed()]).toEqual([shown, []]);
    expect(parent.asked()).toEqual([['leo', 'taken', 2]]);
  });

  it('an id that the child’s sign-in learned later is the child’s, for the parent who was here before, too', () => {
    const parent = connectRosa()
      .sends([...own, claim('d1', 'leo-dental')])
      .ends();
    expect(parent.asked()).toEqual([['leo-dental', 'unexplained', 1]]);
    const child = connectLeo(parent)
      .sends([claim('d1', 'leo-dental'), patient('leo-dental', leo)])
      .ends();
    expect(child.filed()).toEqual(['ExplanationOfBenefit/d1']);
    parent
      .tomorrow()
      .sends([...own, claim('d1', 'leo-dental')])
      .ends();
    expect([parent.filed(), parent.asked(), parent.notShown()]).toEqual([shown, [], { taken: 1 }]);
  });

  it('is told as often as there are records, however often the plan sends them again', () => {
    const child = connectLeo()
      .sends([claim('l1', 'leo')])
      .ends();
    const parent = connectRosa(child).sends(family).ends();
    parent.tomorrow();
    parent.changes(family).ends().tomorrow().changes(family).ends();
    expect(parent.notShown()).toEqual({ taken: 2 });
  });
});

it('two adults of one family, each with a sign-in of their own, have each their own', () => {
  const one = openPlan(patient('s', rosa))
    .sends([claim('r1', 's'), claim('i1', 'ivo')])
    .ends();
  const other = openPlan(patient('ivo', ivo), { over: { patientId: 'ivo' }, beside: one });
  other.sends([claim('i1', 'ivo'), claim('r1', 's')]).ends();
  one
    .tomorrow()
    .sends([claim('r1', 's'), claim('i1', 'ivo')])
    .ends();
  expect([one.filed(), other.filed()]).toEqual([['ExplanationOfBenefit/r1'], ['ExplanationOfBenefit/i1']]);
  expect([one.asked(), other.asked()]).toEqual([[], []]);
});

it('the same id at another plan is nobody’s here', () => {
  const elsewhere = openPlan(patient('leo', leo), {
    over: { patientId: 'leo', fhirBaseUrl: 'https://plan.example/tenantB/fhir' },
  });
  const parent = connectRosa(elsewhere).sends(family).ends();
  expect(parent.asked()).toEqual([['leo', 'unexplained', 2]]);
});

it('one person’s two connections at one plan take nothing from each other', () => {
  const first = connectRosa()
    .sends([claim('r1', 's')])
    .ends();
  const over = { patientId: 'before', personId: first.personId };
  const second = openPlan(patient('before', rosa), { over, beside: first });
  second.sends([claim('r1', 's'), patient('s', rosa)]).ends();
  expect(second.notShown()).toEqual({});
});

it('an id that was learned is another’s once they have signed in by it, whichever they sign in by later', () => {
  const hers = connectRosa()
    .sends([claim('a', 't'), patient('t', rosa)])
    .ends();
  expect(hers.filed()).toEqual(['ExplanationOfBenefit/a']);
  const his = openPlan(patient('u', ivo), { over: { patientId: 'u' }, beside: hers });
  const { connectionId } = his;
  for (const patientId of ['t', 'u'])
    his.store.connection.noteSignIn({ connectionId, patientId, patient: null });
  hers
    .tomorrow()
    .sends([claim('a', 't'), claim('b', 't')])
    .ends();
  expect([hers.filed(), hers.notShown()]).toEqual([[], { taken: 2 }]);
});
