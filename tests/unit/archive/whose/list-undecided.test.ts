/** What a question tells: why it is asked, whether it is about an adult, what came; and the same once it is answered. */
import { describe, expect, it } from 'vitest';
import { claim, ivo, leo, observation, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { openPlan, type PlanDesk } from './plan-desk.ts';

type Who = Parameters<typeof patient>[1];
const linking = { ...patient('s'), link: [{ type: 'seealso', other: { reference: 'Patient/t' } }] };
const openAsked = (who: Who, own = patient('s', rosa)): PlanDesk =>
  openPlan(own)
    .sends([claim('mine', 's'), claim('a', 't'), patient('t', who)])
    .ends();
const causeOf = (plan: PlanDesk) => plan.causes()[0];

it('says the plan’s own word before the answer, and after it has made the person known by name', () => {
  const plan = openAsked(ivo, linking);
  expect(causeOf(plan)).toMatchObject({ why: 'linked', answer: null });
  plan.answers('t', 'own');
  expect(causeOf(plan)).toMatchObject({ why: 'linked', answer: 'own' });
});

it('shows what came for an answer that may be changed, too', () => {
  const plan = openAsked(leo);
  const list = () =>
    plan.store.records.aside({ connectionId: plan.connectionId, cause: causeOf(plan)?.cause ?? '' }).records;
  const before = list();
  expect(before).toMatchObject([{ resourceType: 'ExplanationOfBenefit' }]);
  for (const answer of ['own', 'helped'] as const) {
    plan.answers('t', answer, { authority: 'parent' });
    expect(list()).toEqual(before);
  }
});

it('tells of an insurance card who pays, and for whom', () => {
  const card = {
    ...{ resourceType: 'Coverage', id: 'k', status: 'active', payor: [{ display: 'Linked Mutual' }] },
    beneficiary: { reference: 'Patient/t' },
    relationship: { coding: [{ code: 'self' }] },
  };
  const plan = openPlan(patient('s', rosa))
    .sends([card, patient('t', leo)], { type: 'Coverage' })
    .ends();
  expect(causeOf(plan)?.samples).toMatchObject([
    { resourceType: 'Coverage', place: 'Linked Mutual', relationship: { code: 'self' } },
  ]);
});

it('counts what the plan marks as sent by mistake, of the person and of whom they help', () => {
  const marked = (id: string, who: string) =>
    observation(id, who, { status: 'entered-in-error', code: { text: 'Invented' } });
  const plan = openPlan(patient('s', rosa))
    .sends([observation('fine', 's'), marked('x', 's'), marked('y', 't'), patient('t', leo)], {
      type: 'Observation',
    })
    .ends();
  const inError = (personId: string) =>
    plan.store.records.notShown({ personId }).filter(({ reason }) => reason === 'in-error');
  expect(inError(plan.personId)).toMatchObject([{ resourceType: 'Observation', count: 1 }]);
  expect(causeOf(plan)?.samples).toMatchObject([{ isError: true }]);
  plan.answers('t', 'helped');
  const { helpedId } = causeOf(plan) ?? {};
  expect(inError(helpedId ?? '')).toMatchObject([{ resourceType: 'Observation', count: 1 }]);
});

describe('somebody whom the person helps', () => {
  const nameless = { given: ['Ivo'], family: 'Ferro' };

  it.each([
    ['a child', leo, false],
    ['an adult', ivo, true],
    ['somebody without a birth date', nameless, null],
  ])('is %s', (_, who, isAdult) => {
    expect(causeOf(openAsked(who))).toMatchObject({ isAdult });
  });

  it('is asked about again once the plan shows that they are an adult, and only a parent’s right was said', () => {
    const plan = openAsked(nameless).answers('t', 'helped', { authority: 'parent' });
    expect(causeOf(plan)).toMatchObject({ why: 'not-linked', answer: 'helped' });
    plan
      .tomorrow()
      .sends([claim('mine', 's'), claim('a', 't'), patient('t', ivo)])
      .ends();
    expect(causeOf(plan)).toMatchObject({ why: 'adult', answer: 'helped' });
    const { id } = plan.store.people.list().find(({ authority }) => authority === 'parent') ?? { id: '' };
    plan.store.people.setAuthority({ personId: id, authority: 'power-of-attorney' });
    expect(causeOf(plan)).toMatchObject({ why: 'not-linked' });
  });

  it('a child is not asked about again', () => {
    const plan = openAsked(leo).answers('t', 'helped', { authority: 'parent' });
    plan
      .tomorrow()
      .sends([claim('mine', 's'), claim('a', 't'), patient('t', leo)])
      .ends();
    expect(causeOf(plan)).toMatchObject({ why: 'not-linked', answer: 'helped' });
  });
});
