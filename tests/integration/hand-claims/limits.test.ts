/** Limits of plans that exist only by a table or by paper: an estimate, which names what it is counted from. */
import { describe, expect, it } from 'vitest';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { textOf } from '../../support/statement-text.ts';
import { factsOf, findMeter, outOfPocket } from '../../unit/limits/limit-cases.ts';
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

  it('count what the paper says against a limit that the person enters, as their own count and no plan’s', async () => {
    const { store, personId } = await openHandClaims();
    const [paper] = store.limits.get({ personId, year: 2026, today }).plans.filter(({ way }) => way === 'paper');
    store.limits.save({
      planId: paper?.planId ?? '',
      year: 2026,
      facts: factsOf({ startMonth: 1, limits: [{ ...outOfPocket, cents: 1_000_00 }] }),
      today,
    });
    const [plan] = store.limits.get({ personId, year: 2026, today }).plans.filter(({ way }) => way === 'paper');
    const meter = findMeter(plan?.meters ?? [], outOfPocket);
    expect(meter).toMatchObject({ plans: null, limit: { cents: 1_000_00, source: 'you' } });
    expect(meter.ours.claims).toBe(1);
  });

  it('name on paper where the claims come from', async () => {
    const { store, personId } = await openHandClaims();
    const request = { kind: 'limits', personId, year: 2026, options: usualOptions } as const;
    const documents = layOutDocuments(store.statement.get({ request, madeOn: today } as never), wordsIn);
    const said = documents.map(textOf).join('\n');
    expect(said).toContain('These are estimates from your claims.');
    expect(said).toContain('Birch Health (from paper, by you)');
    expect(said).toContain('Cedar Valley (from a table)');
    expect(said).not.toContain('File:');
  });
});
