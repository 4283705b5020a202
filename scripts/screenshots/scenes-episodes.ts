/** What belongs together: the list, one episode, and a claim that says what it is part of. */
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootEpisodes(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set, page } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  await goTo('/claims/together');
  await shoot('together');
  const [episode] = (await ask('episodes.list', { personId })).episodes;
  if (!episode) throw new Error('Rosa has no episode.');
  const one = `/claims/together/${encodeURIComponent(episode.claimId)}`;
  await goTo(one);
  await shoot('together-one');
  await shoot('together-one-narrow', { width: 320 });
  await page.getByRole('button', { name: 'Add claims' }).press('Enter');
  await shoot('together-add', { isWhole: false });
  await page.keyboard.press('Escape');
  await goTo(`/claims/${encodeURIComponent(episode.claimId)}`);
  await shoot('together-claim', { isWhole: false });
  await goTo('/spending/limits');
  await shoot('together-limits');
  await set({ language: 'es', textScale: 2 });
  await goTo(one);
  await shoot('together-es-large', { isWhole: false, height: 1400 });
}
