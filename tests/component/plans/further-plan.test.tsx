import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Answers } from '../support/app-bridge.ts';
import { evergreen, rosa, walter } from '../support/family.ts';
import { type OpenedApp, openApp } from '../support/open-app.tsx';
import { connected, offer, samplePlan } from '../support/plan-answers.ts';
import { chooseEvergreen } from './choose-plan.ts';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

/** Connects a plan of Rosa's and presses a button of the last step. */
async function goOnFromDone(button: string, answers: Answers = {}): Promise<OpenedApp> {
  const app = await openApp('/plans/add', {
    'samplePlan.start': samplePlan,
    'plans.offer': offer,
    'connection.connect': connected,
    'connection.list': [evergreen],
    ...answers,
  });
  const { user } = app;
  await chooseEvergreen(app);
  await user.click(await screen.findByRole('radio', { name: 'Rosa Medina' }));
  await user.click(screen.getByRole('radio', { name: /One time only/ }));
  // A made-up plan has no box to check.
  const agree = screen.queryByRole('checkbox', { name: /I have read/ });
  if (agree) await user.click(agree);
  await user.click(screen.getByRole('button', { name: /Continue to Evergreen Health/ }));
  await user.click(await screen.findByRole('button', { name: button }));
  return app;
}

it('goes on to a further plan for the same person, who is chosen already', async () => {
  const app = await goOnFromDone('Add another plan for Rosa Medina');
  await heading('Which plan do you want to add?');
  await chooseEvergreen(app);
  expect(screen.getByRole('radio', { name: 'Rosa Medina' })).toBeChecked();
  expect(screen.getByRole('checkbox', { name: /I have read/ })).not.toBeChecked();
});

it.each([
  ['chosen already, beside one person', [rosa], true],
  ['to be chosen, beside several', [rosa, walter], false],
])('goes on to a plan for someone else, who is %s', async (_, people, isChosen) => {
  const app = await goOnFromDone('Add a plan for someone else', { 'people.list': people });
  await chooseEvergreen(app);
  const newcomer = screen.getByRole<HTMLInputElement>('radio', { name: 'Someone new' });
  expect(newcomer.checked).toBe(isChosen);
  expect(screen.getByRole('radio', { name: 'Rosa Medina' })).not.toBeChecked();
});

it('after a made-up plan offers the made-up ones again', async () => {
  await goOnFromDone('Add another plan for Rosa Medina', { 'plans.offer': { ...offer, isSample: true } });
  await heading('Choose a sample plan');
});

it('begins on My plans, for a person and among plans like theirs', async () => {
  const app = await openApp('/plans', {
    'plans.offer': offer,
    'connection.list': [{ ...evergreen, isSample: true }],
    'people.list': [rosa, walter],
  });
  await app.user.click(await screen.findByRole('link', { name: 'Add another plan for Rosa Medina' }));
  await heading('Choose a sample plan');
  await app.user.click(await screen.findByRole('button', { name: /Sample Medicare/ }));
  await screen.findByRole('heading', { level: 1, name: /^What should/ });
  expect(screen.getByRole('radio', { name: 'Rosa Medina' })).toBeChecked();
});
