/** How far a person is toward the limits of a plan: by the card, as typed, and with a family. */
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootLimits(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  await goTo('/spending/limits');
  await shoot('limits');
  await studio.page.getByText('Month by month').first().click();
  await shoot('limits-months');
  const [plan] = (await ask('limits.get', { personId, year: null })).plans;
  if (!plan) throw new Error('Rosa has no plan.');
  const change = `/spending/limits/change?plan=${encodeURIComponent(plan.planId)}`;
  await goTo(change);
  await shoot('limits-change');
  await connectPerson(studio, 'Theo Medina');
  const { others } = await ask('limits.get', { personId, year: null });
  await ask('limits.save', {
    planId: plan.planId,
    year: 2026,
    facts: {
      ...plan.facts,
      drugs: 'with-out-of-pocket',
      family: { style: 'embedded', others: others.map(({ planId }) => planId) },
    },
  });
  await set({});
  await goTo('/spending/limits');
  await shoot('limits-family');
  await shoot('limits-family-narrow', { width: 320 });
  await goTo('/spending/limits/forecast');
  await shoot('limits-forecast');
  await goTo(change);
  await shoot('limits-change-family');
  await set({ language: 'es', textScale: 2 });
  await goTo('/spending/limits');
  await shoot('limits-es-large', { isWhole: false, height: 1400 });
  await goTo('/spending/limits/forecast');
  await shoot('limits-forecast-es-large', { isWhole: false, height: 2400 });
  await set({ language: 'en', textScale: 1 });
  await connectPerson(studio, 'Walter Osgood', { isMedicare: true });
  await studio.choosePerson('Walter Osgood');
  await goTo('/spending/limits/drugs');
  await shoot('drug-cap');
  await goTo('/spending/limits/drugs?join=1');
  await shoot('drug-cap-narrow', { width: 320 });
  await set({ language: 'es', textScale: 2 });
  await shoot('drug-cap-es-large');
}
