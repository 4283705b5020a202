/** Plan approvals of the real app: each decision in our words, and no amount of them in any sum. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { ApprovalList } from '../../shared/model/plans/approval.ts';
import { Profile } from './support.ts';

describe('plan approvals', () => {
  const profile = new Profile();
  let app: AppWindow;
  let personId: string;
  let list: ApprovalList;

  beforeAll(async () => {
    app = await profile.open();
    ({ personId } = await connectPerson(app, 'Rosa Medina'));
    list = await app.ask('approvals.list', { personId });
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  it('come with their decisions, units and dates', () => {
    const decisions = new Set(list.approvals.map(({ approval }) => approval.decision));
    expect([...decisions]).toEqual(expect.arrayContaining(['approved', 'pending', 'cancelled']));
    const mixed = list.approvals.find(({ approval }) => approval.mixed)?.approval;
    expect(mixed?.items.map(({ decision }) => decision)).toEqual(
      expect.arrayContaining(['approved', 'not-approved', 'approved-with-changes']),
    );
    const soon = list.approvals.filter(({ validity }) => validity === 'soon');
    expect(soon).toHaveLength(1);
    expect(soon[0]?.approval.items[0]).toMatchObject({ unitsAllowed: 10, unitsUsed: 6 });
    expect(list.plansWithout).toEqual([]);
  });

  it('are shown with the answer first, in our words, and never called denied', async () => {
    await app.goTo('/approvals');
    const main = app.page.getByRole('main');
    await main.getByRole('heading', { level: 1, name: 'Your plan is deciding 1 urgent request' }).waitFor();
    const text = (await main.innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('This is not a bill and not a promise to pay.');
    expect(text).toContain('Your plan did not approve this');
    expect(text).toContain('This equipment is not part of your plan.');
    expect(text).toContain('Your plan is deciding');
    expect(text).toMatch(/10 [^,]*approved, 6 used/);
    expect(text).not.toMatch(/denied/i);
  });

  it('open the record as the plan sent it', async () => {
    const [first] = list.approvals;
    if (!first) throw new Error('no approvals');
    expect((await app.ask('records.source', { id: first.id })).json).toContain('"use": "preauthorization"');
  });

  it('are no claims', async () => {
    const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 1000 });
    const ids = new Set(list.approvals.map(({ id }) => id.split('/').at(-1)));
    expect(rows.filter(({ id }) => ids.has(id.split('/').at(-1)))).toEqual([]);
  });
});
