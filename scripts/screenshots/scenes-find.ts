/** Doctors and drugs: what is sent, a drug with its costs, a drug that is not listed, a doctor of the directory. */
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

const narrow = { width: 320, height: 640 };
/** The form and the first answer. */
const screen = { isWhole: false, height: 1700 };

export async function shootDoctorsAndDrugs(studio: Studio): Promise<void> {
  await connectPerson(studio, 'Rosa Medina');
  // The page learns a moment later who is here, and then begins the form anew.
  await studio.page.getByText('Rosa Medina').first().waitFor();
  await drugs(studio, 'FLEXAMOR 100MG CAP');
  await studio.shoot('find-drug', screen);
  await studio.shoot('find-drug-narrow', narrow);
  await drugs(studio, 'wonderdrug');
  await studio.shoot('find-drug-not-listed', { isWhole: false });
  await doctors(studio);
  await studio.shoot('find-doctor', screen);
  await studio.shoot('find-doctor-narrow', narrow);
  await studio.set({ textScale: 2 });
  await drugs(studio, 'flexamor');
  await studio.shoot('find-drug-large-text', screen);
}

async function drugs({ page, goTo }: Studio, text: string): Promise<void> {
  await goTo('/find');
  await page.getByRole('searchbox', { name: 'Drug name or RxNorm code' }).fill(text);
  await page.keyboard.press('Enter');
  await page.getByText(/We searched for|so we searched for/).waitFor();
}

async function doctors({ page, goTo }: Studio): Promise<void> {
  await goTo('/find?tab=doctors');
  await page.getByRole('textbox', { name: 'City or ZIP code' }).fill('Maple Falls');
  await page.getByRole('button', { name: 'Search the directory' }).click();
  await page.getByRole('article').first().waitFor();
}
