/** Refusals and appeals: the list, one with its steps, the reminder, the letter and its paper. */
import { localDay } from '#shared/dates';
import type { AppealFacts } from '#shared/model/appeals/appeal';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootAppeals(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set, page } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  await goTo('/appeals');
  await shoot('appeals-unwritten');
  const { refusals } = await ask('appeals.list', { personId });
  const [claimId = '', second = ''] = refusals.map(({ row }) => row.id);
  const inDays = (days: number) => localDay(new Date(Date.now() + days * 86_400_000));
  const facts: AppealFacts = {
    letterDate: inDays(-6),
    receivedOn: inDays(-2),
    lastDay: inDays(9),
    sendTo: 'Evergreen Health, Appeals\nPO Box 12\nDenver, CO 80201',
    sentOn: null,
    outcome: null,
    endedOn: null,
  };
  await ask('appeals.save', { claimId, facts });
  if (second)
    await ask('appeals.save', { claimId: second, facts: { ...facts, sentOn: inDays(0), outcome: 'lost' } });
  const about = { claimId };
  await ask('calls.add', {
    about,
    facts: {
      calledOn: inDays(-1),
      whom: 'plan',
      number: '',
      name: 'Lee',
      reference: '4471',
      said: 'Send a written appeal.',
      followUpOn: null,
    },
  });
  await set({});
  await goTo('/appeals');
  await shoot('appeals');
  const one = `/appeals/${encodeURIComponent(claimId)}`;
  await goTo(one);
  await shoot('appeals-one');
  await shoot('appeals-one-narrow', { width: 320 });
  await goTo('/claims');
  await shoot('appeals-reminder', { isWhole: false });
  await goTo(`${one}/letter/appeal`);
  await shoot('appeals-letter');
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await page.getByRole('heading', { name: 'Print your letter' }).waitFor();
  await shoot('appeals-paper');
  await set({ language: 'es', textScale: 2 });
  await goTo(one);
  await shoot('appeals-es-large', { isWhole: false, height: 3200 });
}
