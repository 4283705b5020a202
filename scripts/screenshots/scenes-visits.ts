/** Visits that the person does not know: noted on a claim, the list with whom to call, its paper. */
import { everyClaim } from '../../shared/every-claim.ts';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootVisits(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set, page } = studio;
  const { personId } = await connectPerson(studio, 'Walter Osgood');
  await goTo('/claims/visits');
  await shoot('visits-none');
  const { rows } = await ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 200 });
  const [first, second, third] = rows.filter(({ counted }) => counted);
  const gone = rows.find(({ state }) => state === 'canceled' || state === 'replaced');
  const one = `/claims/${encodeURIComponent(first?.id ?? '')}`;
  await goTo(one);
  await page.getByRole('button', { name: 'This looks wrong' }).click();
  await shoot('visits-dialog', { isWhole: false });
  await page.keyboard.press('Escape');
  const note = (
    claimId: string | undefined,
    answer: 'did-not-happen' | 'other-service' | 'not-sure',
    words = '',
  ) =>
    claimId === undefined
      ? null
      : ask('visitChecks.save', { claimId, facts: { answer, note: words, notedOn: '2026-04-08' } });
  await note(first?.id, 'did-not-happen', 'I was in Ohio that day, with my daughter.');
  await note(second?.id, 'other-service');
  await note(third?.id, 'not-sure', 'I do not know this office.');
  await note(gone?.id, 'not-sure');
  await set({});
  await goTo(one);
  await shoot('visits-noted', { isWhole: false });
  await goTo('/claims/visits');
  await shoot('visits');
  await shoot('visits-narrow', { width: 320 });
  await page.getByRole('link', { name: 'Print this list' }).click();
  await page.getByRole('heading', { level: 1, name: 'Print claims that look wrong' }).waitFor();
  await shoot('visits-paper');
  await set({ language: 'es', textScale: 2 });
  await goTo('/claims/visits');
  await shoot('visits-es-large', { isWhole: false, height: 3000 });
}
