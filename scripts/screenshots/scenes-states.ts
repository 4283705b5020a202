/** What Claims says while a plan is slow, refuses, fails or is gone; and the screens about privacy. */
import type { SamplePlanFault } from '../../shared/model/settings.ts';
import { connectPerson, findSamplePerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

const plain = { isWhole: false };

export async function shootTroubles(studio: Studio): Promise<void> {
  const { connectionId } = await connectPerson(studio, 'Rosa Medina');
  const checkWith = async (fault: SamplePlanFault) => {
    await studio.ask('samplePlan.setFault', { fault });
    await studio.ask('sync.start', { connectionId });
    await studio.waitForSync(connectionId);
    await studio.goTo('/claims');
  };
  await checkWith('refused-type');
  await studio.shoot('claims-partial', plain);
  await checkWith('html-instead-of-json');
  await studio.shoot('claims-nonsense', plain);
  await checkWith('offline');
  await studio.shoot('claims-plan-unreachable', { isWhole: false });
  await studio.page.context().setOffline(true);
  await studio.shoot('claims-offline', plain);
  await studio.page.context().setOffline(false);
  await checkWith('revoked');
  await studio.shoot('claims-sign-in-again', { isWhole: false });
  await studio.goTo('/plans');
  await studio.shoot('plans-sign-in-again', plain);
}

export async function shootArriving(studio: Studio): Promise<void> {
  const { page } = studio;
  const rosa = await findSamplePerson(studio, 'Rosa Medina');
  const connecting = connectPerson(studio, 'Theo Medina');
  await connecting;
  await studio.ask('samplePlan.setFault', { fault: 'slow' });
  const rosaComes = connectPerson(studio, rosa.name);
  await page
    .getByText(/claims so far|We asked/)
    .waitFor({ state: 'attached', timeout: 30_000 })
    .catch(() => undefined);
  await studio.choosePerson(rosa.name);
  await studio.goTo('/claims');
  await studio.shoot('claims-arriving', { isWhole: false });
  await studio.ask('samplePlan.setFault', { fault: null });
  await rosaComes;
}

export async function shootPeople(studio: Studio): Promise<void> {
  const { page } = studio;
  await connectPerson(studio, 'Rosa Medina');
  await connectPerson(studio, 'Theo Medina');
  await studio.goTo('/claims');
  await page.getByRole('button', { name: 'Rosa Medina' }).click();
  await studio.shoot('claims-people', plain);
  await page.keyboard.press('Escape');
  await studio.choosePerson('Theo Medina');
  await studio.goTo('/claims');
  await studio.shoot('claims-of-a-child', plain);
}

export async function shootPrivacy(studio: Studio): Promise<void> {
  const { page, shoot, goTo, set } = studio;
  await connectPerson(studio, 'Rosa Medina');
  await goTo('/settings');
  await shoot('settings');
  await goTo('/settings/access-log');
  await shoot('access-log');
  await goTo('/help');
  await shoot('help');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await shoot('shortcuts', { isWhole: false });
  await page.keyboard.press('Escape');
  await goTo('/help/guide');
  await shoot('help-guide');
  await shoot('help-guide-narrow', { width: 320 });
  await set({ language: 'es', textScale: 2 });
  await goTo('/help/guide');
  await shoot('help-guide-es-large', { isWhole: false, height: 2400 });
}
