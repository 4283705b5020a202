/** Insurance cards on screen and on paper, and plan approvals. */
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootCardsAndApprovals(studio: Studio): Promise<void> {
  const { goTo, shoot, set } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  const card = (await studio.ask('coverage.list', { personId })).find(({ kind }) => kind === 'medical');
  if (!card) throw new Error('Rosa has no card.');
  const route = `/plans/card/${encodeURIComponent(card.id)}`;
  await goTo('/plans');
  await shoot('coverage-cards', { isWhole: false });
  await goTo(route);
  await shoot('coverage-card');
  await shoot('coverage-card-narrow', { width: 320 });
  await goTo(`${route}/print`);
  await shoot('coverage-wallet');
  await goTo('/approvals');
  await shoot('approvals');
  await set({ language: 'es', textScale: 2 });
  await goTo('/approvals');
  await shoot('approvals-es-large', { isWhole: false, height: 1400 });
}
