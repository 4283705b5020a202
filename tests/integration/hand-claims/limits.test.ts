/** Limits of plans that exist only by a table or by paper: an estimate, which names what it is counted from. */
import { describe, expect, it } from 'vitest';
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { textOf } from '../../support/statement-text.ts';
import { tablePath } from '../../support/tables.ts';
import { deductible, factsOf, findMeter, outOfPocket } from '../../unit/limits/limit-cases.ts';
import { importTable } from '../import/open-table.ts';
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
    const meter = findMeter(plan?.meters ?? [], outOfPocket);
    expect(meter).toMatchObject({ plans: null, limit: { cents: 1_000_00, source: 'you' }, shownCents: null });
    expect(plan?.gaps.withoutParts).toBe(2);
  });

  it('count what a table says went to the deductible, from its claims and by no plan’s count', async () => {
    const { store, personId } = await openHandClaims();
    await importTable(store, tablePath('07'), { personId, planName: 'Maple Plan' });
    const plan = store.limits
      .get({ personId, year: 2026, today })
      .plans.find(({ planName }) => planName === 'Maple Plan');
    expect(plan).toMatchObject({ way: 'table', gaps: { networkNotStated: 3 } });
    expect(findMeter(plan?.meters ?? [], deductible)).toMatchObject({
      plans: null,
      ours: { cents: 110_00, claims: 1 },
    });
    expect(findMeter(plan?.meters ?? [], outOfPocket)).toMatchObject({
      plans: null,
      ours: { cents: 193_00, claims: 3 },
    });
  });

  it('name on paper where the claims come from', async () => {
    const { store, personId } = await openHandClaims();
    await importTable(store, tablePath('07'), { personId, planName: 'Maple Plan' });
    const request = {
      kind: 'book',
      year: 2026,
      personIds: [personId],
      inside: ['limits'],
      options: usualOptions,
    } as PaperRequest;
    const documents = layOutDocuments(store.statement.get({ request, madeOn: today }), wordsIn);
    const said = documents.map(textOf).join('\n');
    expect(said).toContain('Maple Plan (from a table)');
    expect(said).not.toContain('File:');
  });
});
