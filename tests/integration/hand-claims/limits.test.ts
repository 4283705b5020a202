/** Limits of plans that exist only by a table or by paper: an estimate, which names what it is counted from. */
import { describe, expect, it } from 'vitest';
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { textOf } from '../../support/statement-text.ts';
import { factsOf, findMeter, outOfPocket } from '../../unit/limits/limit-cases.ts';
import { importTable } from '../import/open-table.ts';
import { tablePath } from '../../support/tables.ts';
import { openHandClaims, today } from './open-hand-claims.ts';

describe('limits of plans without a card', () => {
  it('are each plan’s own, with the way in by which it is known', async () => {
    const { store, personId } = await openHandClaims();
    const { plans } = store.limits.get({ personId, year: 2026, today });
    expect(plans.map(({ planName, way }) => [planName, way])).toEqual(
      expect.arrayContaining([
        ['Cedar Valley', 'table'],
        ['Birch Health', 'paper'],
      ]),
    );
  });

  it('do not know what a paper does not say: nothing is counted as 0 against a limit that the person enters', async () => {
    const { store, personId } = await openHandClaims();
    const find = () =>
      store.limits.get({ personId, year: 2026, today }).plans.find(({ way }) => way === 'paper');
    store.limits.save({
      planId: find()?.planId ?? '',
      year: 2026,
      facts: factsOf({ startMonth: 1, limits: [{ ...outOfPocket, cents: 1_000_00 }] }),
      today,
    });
    const plan = find();
    console.log(JSON.stringify(plan, null, 1));
    const meter = findMeter(plan?.meters ?? [], outOfPocket);
    expect(meter).toMatchObject({ plans: null, limit: { cents: 1_000_00, source: 'you' }, shownCents: null });
  });

  it('count what a table says went to the deductible, from its claims and by no plan’s count', async () => {
    const { store, personId } = await openHandClaims();
    await importTable(store, tablePath('07'), { personId, planName: 'Maple Plan' });
    const plan = store.limits
      .get({ personId, year: 2026, today })
      .plans.find(({ planName }) => planName === 'Maple Plan');
    console.log(JSON.stringify(plan, null, 1));
    expect(plan?.way).toBe('table');
  });

  it('name on paper where the claims come from', async () => {
    const { store, personId } = await openHandClaims();
    const request = { kind: 'packet', personIds: [personId], inside: ['limits'], options: usualOptions } as PaperRequest;
    const documents = layOutDocuments(store.statement.get({ request, madeOn: today }), wordsIn);
    const said = documents.map(textOf).join('\n');
    console.log(said);
    expect(said).toContain('Birch Health (from paper, by you)');
    expect(said).toContain('Cedar Valley (from a table)');
    expect(said).not.toContain('File:');
  });
});
