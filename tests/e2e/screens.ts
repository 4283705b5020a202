/** Every screen of the app, with records on it. */
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { ClaimFilter } from '../../shared/model/claims/claims-view.ts';
import { keepScan } from '../support/scans/keep-scan.ts';
import { printedBill } from '../unit/bills/printed-bill.ts';

export const screens = [
  '/claims',
  '/claims/:claim',
  '/news',
  '/news/print',
  '/claims/together',
  '/claims/together/:episode',
  '/claims/visits',
  '/claims/visits/print',
  '/bills',
  '/bills/write',
  '/bills/:bill',
  '/bills/print',
  '/bills/write?bill=:bill',
  '/bills/:bill/letter/dispute',
  '/bills/:bill/letter/dispute/print',
  '/taxes',
  '/appeals',
  '/appeals/:claim',
  '/appeals/:claim/letter/appeal',
  '/appeals/:claim/letter/appeal/print',
  '/spending',
  '/spending/limits',
  '/spending/limits/forecast',
  '/spending/limits/change?plan=:plan',
  '/spending/limits/drugs',
  '/next-year',
  '/next-year/lists',
  '/next-year/plan',
  '/next-year/plan?plan=:compared',
  '/print',
  '/print?purpose=%22packet%22',
  '/print?purpose=%22book%22',
  '/print/approvals',
  '/print/calls',
  '/print/worksheet',
  '/print/at-hand',
  '/print/next-year',
  '/print/access-log',
  '/print/consent?connectionId=:connection',
  '/people',
  '/people/:person',
  '/health',
  '/health?view=timeline',
  '/health?kind=lab',
  '/health/record/:record',
  '/health/trend/:trend',
  '/health/print',
  '/find?text=metformin',
  '/find?tab=doctors',
  '/plans',
  '/whose',
  '/plans/add',
  '/plans/add/helper?payerId=cms-medicare',
  '/files',
  '/files/copy',
  '/files/paper',
  '/plans/card/:card',
  '/plans/card/:card/print',
  '/approvals',
  '/settings',
  '/settings/access-log',
  '/settings/copy',
  '/help',
  '/help/guide',
  '/help/connecting',
];

/** Connects somebody with their health records. The result makes a route of a screen. */
export async function fillScreens(app: AppWindow, name = 'Rosa Medina'): Promise<(screen: string) => string> {
  const { personId, connectionId } = await connectPerson(app, name, { withHealth: true });
  const listFirst = async (filter: ClaimFilter) =>
    (await app.ask('claims.list', { filter, offset: 0, limit: 1 })).rows;
  const all = everyClaim(personId);
  const refused = await listFirst({ ...all, states: ['plan-did-not-pay'] });
  const rows = refused.length > 0 ? refused : await listFirst(all);
  const { trends } = await app.ask('timeline.overview', { personId });
  const [trend] = trends.filter(({ kind }) => kind === 'lab');
  const [card] = await app.ask('coverage.list', { personId });
  const { billId } = await app.ask('bills.save', {
    billId: null,
    facts: { ...printedBill, personId, biller: 'Northgate Surgery Center', accounts: ['A260774410'] },
  });
  const claimId = rows[0]?.id ?? '';
  await app.ask('letters.save', {
    about: { claimId },
    template: 'appeal',
    language: 'en',
    text: 'To the plan\n\nPlease look again. ________',
  });
  await app.ask('letters.save', {
    about: { billId },
    template: 'dispute',
    language: 'en',
    text: 'To the provider\n\nPlease check this bill. ________',
  });
  await app.ask('bills.planInstallments', {
    billId,
    plan: { cents: 50_00, firstOn: '2026-05-01', lastOn: null, ofCents: 120_00, paidBeforeCents: 0 },
  });
  await app.ask('bills.pay', {
    billId,
    facts: { cents: 60_00, currency: 'USD', paidOn: '2026-05-01', way: 'card', note: '' },
  });
  await app.ask('visitChecks.save', {
    claimId,
    facts: { answer: 'did-not-happen', note: 'I was in Ohio that day.', notedOn: '2026-04-01' },
  });
  const { planId: comparedId } = await app.ask('nextYear.save', {
    personId,
    planId: null,
    rules: {
      ...{ name: 'Harborlight Plus', year: 2027, isOwn: false, papersOf: '2026-11-18', covers: 'person' },
      ...{ premiumCents: 305_00, providers: 'all-in', services: [], drugs: [], drugTiers: [] },
      deductibles: [
        { pool: 'all', network: 'in', personCents: 250_00, familyCents: null, style: 'embedded' },
      ],
      limits: [{ network: 'in', personCents: 2_000_00, familyCents: null, excluded: [] }],
    },
  });
  const [plan] = (await app.ask('limits.get', { personId, year: null })).plans;
  const { episodes } = await app.ask('episodes.list', { personId });
  await keepScan(app, { of: 'bill', id: billId });
  const { payments } = await app.ask('bills.get', { billId });
  await keepScan(app, { of: 'payment', id: payments[0]?.id ?? '' });
  const ids = {
    ':episode': episodes[0]?.claimId,
    ':bill': billId,
    ':claim': claimId,
    ':plan': plan?.planId,
    ':compared': comparedId,
    ':record': trend?.latest.recordId,
    ':trend': trend?.key,
    ':card': card?.id,
    ':person': personId,
    ':connection': connectionId,
  };
  return (screen) =>
    Object.entries(ids).reduce(
      (route, [name, id]) => route.replace(name, encodeURIComponent(id ?? '')),
      screen,
    );
}
