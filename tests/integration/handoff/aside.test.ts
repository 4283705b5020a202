/** A copy for another computer holds nothing of what is kept aside, and teaches no names; answers come along. */
import { describe, expect, it } from 'vitest';
import { claim, leo, observation, patient, rosa } from '../../support/recorded-plan/family.ts';
import { memoryStore } from '../../unit/archive/records.ts';
import { openPlan, PlanDesk } from '../../unit/archive/whose/plan-desk.ts';
import { bringIn, saveCopy } from '../../unit/handoff/hand-over.ts';

const claimOf = (id: string) => `ExplanationOfBenefit/${id}`;
const his = { ...leo, family: 'Zyxwvut' };
const page = [
  claim('mine', 's'),
  claim('l1', 'leo', { facility: { display: 'Zyxwvut Annex' } }),
  observation('l2', 'leo'),
  patient('leo', his),
];
const openAsked = (): PlanDesk => openPlan(patient('s', rosa)).sends(page).ends();

/** The same people on another computer, with the connection of that patient at the plan. */
async function handOver(from: PlanDesk, personIds?: string[]): Promise<PlanDesk[]> {
  const there = memoryStore();
  await bringIn(there.store, await saveCopy(from.store, personIds), () => null);
  return there.store.connection
    .list()
    .map(({ id, personId }) => PlanDesk.of(there, { connectionId: id, personId }).tomorrow(5));
}

describe('a copy', () => {
  it('has none of what waits for an answer; it is asked about after the next check there', async () => {
    const [there] = await handOver(openAsked());
    expect(there?.filed()).toEqual([claimOf('mine')]);
    expect([there?.aside(), there?.causes()]).toEqual([[], []]);
    expect(there?.bytes()).not.toContain('zyxwvut');
    there?.shows('s', patient('s', rosa)).sends(page).ends();
    expect([there?.filed(), there?.asked()]).toEqual([[claimOf('mine')], [['leo', 'not-linked', 2]]]);
  });

  it('brings the answers along: what is left out stays out, what is theirs comes in', async () => {
    const [out] = await handOver(openAsked().answers('leo', 'left-out'));
    expect(out?.bytes()).not.toContain('zyxwvut');
    out?.shows('s', patient('s', rosa)).sends(page).ends();
    expect([out?.filed(), out?.aside(), out?.asked()]).toEqual([[claimOf('mine')], [], []]);
    const [own] = await handOver(openAsked().answers('leo', 'own'));
    own
      ?.shows('s', patient('s', rosa))
      .sends([...page, claim('l3', 'leo')])
      .ends();
    expect([own?.filed().length, own?.asked()]).toEqual([4, []]);
  });

  it('of somebody who is helped: their records come by the same sign-in there, too', async () => {
    const [hers, theirs] = await handOver(openAsked().answers('leo', 'helped', { authority: 'parent' }));
    expect([hers?.filed(), theirs?.filed()]).toEqual([[claimOf('mine')], [claimOf('l1'), 'Observation/l2']]);
    hers
      ?.shows('s', patient('s', rosa))
      .sends([...page, claim('l3', 'leo')])
      .ends();
    expect([hers?.filed(), hers?.asked()]).toEqual([[claimOf('mine')], []]);
    expect(theirs?.filed()).toEqual([claimOf('l1'), claimOf('l3'), 'Observation/l2']);
  });

  it('of the person alone has nothing of whom they help, who is asked about there', async () => {
    const from = openAsked().answers('leo', 'helped', { authority: 'parent' });
    const [hers, ...others] = await handOver(from, [from.personId]);
    expect([hers?.filed(), others]).toEqual([[claimOf('mine')], []]);
    expect(hers?.bytes()).not.toContain('zyxwvut');
    hers?.shows('s', patient('s', rosa)).sends(page).ends();
    expect(hers?.asked()).toEqual([['leo', 'not-linked', 2]]);
  });

  it('row 16: teaches no names: they are proved by the plan at the first check there', async () => {
    const plan = openPlan(patient('s', rosa));
    plan.sends([claim('mine', 's'), claim('a', 't'), claim('b', 't'), patient('t', rosa)]).ends();
    const [proved, refused] = [...(await handOver(plan)), ...(await handOver(plan))];
    const sent = [claim('mine', 's'), claim('a', 't'), claim('b', 't')];
    proved
      ?.shows('s', patient('s', rosa))
      .sends([...sent, patient('t', rosa)])
      .ends();
    expect([proved?.filed(), proved?.asked()]).toEqual([[claimOf('a'), claimOf('b'), claimOf('mine')], []]);
    refused?.shows('s', patient('s', rosa)).sends(sent).shows('t', null).ends();
    expect([refused?.filed(), refused?.asked()]).toEqual([[claimOf('mine')], [['t', 'unexplained', 2]]]);
  });
});
