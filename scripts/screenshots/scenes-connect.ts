/** From the first screen to a connected plan, with everything that can go otherwise. */
import { navigate } from '../../tests/support/navigate.ts';
import { signInByForms } from '../../tests/support/sign-in-by-forms.ts';
import { connectPerson, findSamplePerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootMemoryOnly(studio: Studio): Promise<void> {
  await studio.goTo('/');
  await studio.shoot('first-run-memory-only');
}

export async function shootChoosing(studio: Studio): Promise<void> {
  const { page, shoot, goTo } = studio;
  await goTo('/');
  await shoot('first-run');
  await goTo('/plans');
  await shoot('plans-empty');
  await goTo('/plans/add');
  await shoot('connect-choose');
  const search = page.getByRole('searchbox');
  await search.fill('medicare');
  await shoot('connect-search');
  await search.fill('no such plan');
  await shoot('connect-no-match');
  await search.fill('');
  await page.getByText('Use a web address').click();
  await page.getByLabel('Your plan’s web address').fill('http://plan.example/fhir');
  await page.getByRole('button', { name: 'Continue' }).click();
  await shoot('connect-bad-address');
  await shootAppId(studio);
  await goTo('/plans/add?sample=true');
  await page.getByRole('button', { name: /Evergreen Health/ }).waitFor();
  await shoot('connect-sample');
}

/** A plan that needs an app ID: what that takes, and the page for whoever helps. */
async function shootAppId(studio: Studio): Promise<void> {
  const { page, shoot, goTo } = studio;
  const wall = '/plans/add?payerId=humana';
  await goTo(wall);
  await page.getByText('For someone who knows computers well: set up the sign-in').waitFor();
  await shoot('connect-app-id');
  await shoot('connect-app-id-narrow', { width: 320, height: 640 });
  await goTo('/plans/add/helper?payerId=humana');
  await page.getByText(/^\d+ pages?$/).waitFor();
  await shoot('connect-helper');
  await page.getByText('Español', { exact: true }).first().click();
  await page.getByText('Cómo conseguir un ID').first().waitFor();
  await shoot('connect-helper-es');
  await studio.set({ language: 'es', textScale: 2 });
  await goTo(wall);
  await page.getByText('Para quien sabe mucho de computadoras: preparar el inicio de sesión').waitFor();
  await shoot('connect-app-id-es-large');
  await studio.set({ language: 'en', textScale: 1 });
}

export async function shootSigningIn(studio: Studio): Promise<void> {
  const { page, shoot } = studio;
  const rosa = await findSamplePerson(studio, 'Rosa Medina');
  await askToShare(studio);
  await shoot('connect-share');

  await agree(studio);
  await studio.nextBrowserAddress();
  await shoot('connect-waiting');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Start again' }).waitFor();
  await shoot('connect-stopped');

  await askToShare(studio);
  await agree(studio);
  await signInByForms(await studio.nextBrowserAddress(), { ...rosa, decline: true, follow: true });
  await page.getByRole('button', { name: 'Start again' }).waitFor();
  await shoot('connect-declined');

  await askToShare(studio);
  await agree(studio);
  const callback = await signInByForms(await studio.nextBrowserAddress(), rosa);
  await studio.ask('samplePlan.setFault', { fault: 'offline' });
  await navigate(callback);
  await page.getByRole('button', { name: 'Start again' }).waitFor();
  await shoot('connect-failed');
  await studio.ask('samplePlan.setFault', { fault: null });

  await askToShare(studio);
  await agree(studio);
  await signInByForms(await studio.nextBrowserAddress(), { ...rosa, follow: true });
  await page.getByRole('link', { name: 'Go to my claims' }).waitFor();
  await shoot('connect-done');
}

export async function shootConnectedPlans(studio: Studio): Promise<void> {
  const { page, shoot, goTo } = studio;
  const walter = await connectPerson(studio, 'Walter Osgood');
  await connectPerson(studio, 'Walter Osgood', { isMedicare: true, personId: walter.personId });
  await goTo('/plans');
  await shoot('plans');
  await page.getByRole('button', { name: 'Details' }).first().click();
  await page
    .getByRole('button', { name: /Disconnect/ })
    .first()
    .click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
  await shoot('plans-disconnect', { isWhole: false });
  await page.keyboard.press('Escape');
}

async function askToShare({ page, goTo }: Studio): Promise<void> {
  await goTo('/plans');
  await goTo('/plans/add?sample=true');
  await page.getByRole('button', { name: /Evergreen Health/ }).click();
  await page.getByText('How long?').waitFor();
}

async function agree({ page }: Studio): Promise<void> {
  await page.getByRole('button', { name: /Continue to/ }).click();
  await page.getByText('Sign in there, then come back here.').waitFor();
}
