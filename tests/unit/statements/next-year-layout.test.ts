/** The comparison of plans, and what is needed at hand, on paper: ranges with their parts, and no word that sells. */
import { describe, expect, it } from 'vitest';
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import type { PaperOptions } from '../../../shared/model/papers/statement.ts';
import { createFullSource } from '../../support/sheets/full-source.ts';
import { createPaperSource, layOut } from '../../support/sheets/paper-fixture.ts';
import { textOf } from '../../support/statement-text.ts';

const plain: PaperOptions = { size: 'regular', paper: 'letter', language: 'en' };
const personId = 'p-rosa';

function say(request: PaperRequest, source = createFullSource({ count: 3 })): string {
  return layOut(request, source)
    .map((one) => textOf(one))
    .join('\n');
}

describe('next year’s plans on paper', () => {
  const paper = (options = plain, source = createFullSource({ count: 3 })) =>
    say({ kind: 'next-year', personId, year: null, options }, source);

  it('have the own year, each plan’s range with its parts, and no total without a premium', () => {
    const text = paper();
    expect(text).toContain('We put your 2026 claims through each plan’s rules.');
    expect(text).toContain('$2,475.50, 2 claims not given');
    expect(text).toContain('$226.00 a month · $2,712.00');
    expect(text).toContain('$305.00 a month · $3,660.00');
    expect(text).toContain('$6,500.00 to $7,220.00');
    expect(text).toContain('We do not know the premium, so we show no yearly total.');
    expect(text).toContain('Too little of the money can be used');
    expect(text).toContain('perhaps, March to August');
    expect(text).toContain('these two ranges overlap. We see no clear difference.');
    expect(text).toContain(
      'New illness or new prices change this. The choice is yours. This app sells nothing.',
    );
    const names = ['Evergreen Health PPO', 'Harborlight Plus', 'Cedar Valley HSA', 'Half a plan'];
    const places = names.map((name) => text.indexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has each plan’s share of a claim as large as what the claim says, while there is room', () => {
    const full = createFullSource({ count: 3 });
    const sizes = (count: number) => {
      const nextYear = (...asked: Parameters<typeof full.nextYear>) => {
        const view = full.nextYear(...asked);
        const plans = view.plans.slice(0, count);
        const differing = view.differing.map((one) => ({ ...one, ranges: one.ranges.slice(0, count) }));
        return { ...view, plans, differing };
      };
      const source = { ...full, nextYear };
      const blocks = layOut({ kind: 'next-year', personId, year: null, options: plain }, source).flatMap(
        (document) => document.blocks,
      );
      const table = blocks.find(
        (block) => block.kind === 'table' && block.caption === 'Claims that make the difference',
      );
      if (table?.kind !== 'table') return [];
      return table.rows[0]?.slice(1).map((cell) => cell.some(({ small }) => small === true));
    };
    expect(sizes(2)).toEqual([false, false, false]);
    expect(sizes(3)).toEqual([false, true, true, true]);
  });

  it('say in a sentence what one or two plans come to, beside the own year', () => {
    const full = createFullSource({ count: 3 });
    const textFor = (count: number) =>
      paper(plain, {
        ...full,
        nextYear: (...asked) => {
          const view = full.nextYear(...asked);
          return { ...view, plans: view.plans.slice(0, count), differing: [] };
        },
      });
    expect(textFor(2)).toContain('Under your plan in 2026, it was $2,475.50.');
    expect(textFor(3)).not.toContain('Under your plan in 2026');
  });

  it('name once what is true of several plans', () => {
    const text = paper();
    expect(text.match(/we could use 34 of 42 claims/g)).toHaveLength(1);
    expect(text).toMatch(
      /Evergreen Health PPO, Harborlight Plus, Cedar Valley HSA, and Half a plan: we could use/,
    );
  });

  it('have the drugs and doctors of the year, with room for what each plan says, and why claims are left out', () => {
    const text = paper();
    expect(text).toMatch(/Your drugs and doctors in these plans/);
    expect(text).toMatch(/Ask each plan and each office\. Fill in what they say\. Lists can be wrong\./);
    expect(text).toMatch(/left out or used only in part\. Why: [^.]+\./);
    const full = createFullSource({ count: 3 });
    const [row] = full
      .rows(personId, 2026, null)
      .filter(({ counted, kind }) => counted && kind !== 'pharmacy');
    expect(text).toContain(row?.providerName);
    const nextYear = (...asked: Parameters<typeof full.nextYear>) => {
      const view = full.nextYear(...asked);
      const differing = view.differing.map((one) => ({ ...one, ranges: one.ranges.slice(0, 2) }));
      return { ...view, plans: view.plans.slice(0, 2), differing };
    };
    const two = { ...full, nextYear };
    const documents = layOut({ kind: 'next-year', personId, year: null, options: plain }, two);
    const table = documents
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === 'table' && block.caption === 'Your drugs and doctors in these plans');
    if (table?.kind !== 'table') throw new Error('There is a table.');
    expect(table.columns).toHaveLength(1 + 2);
    expect(table.rows.map(([name]) => name?.[0]?.text)).toContain(row?.providerName);
    expect(table.rows.every((cells) => cells.slice(1).every(([line]) => /^_+$/.test(line?.text ?? '')))).toBe(
      true,
    );
    expect(paper({ ...plain, size: 'large' })).toContain('Your drugs and doctors in these plans');
  });

  it('never rank, promise or sell, in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      const text = paper({ ...plain, language });
      expect(text).not.toMatch(
        /\b(best|cheap\w*|you save|qualify|switch to|not covered|mejor|ahorra\w*|barat\w*)\b/i,
      );
      expect(text).not.toMatch(/undefined|\{\{/);
    }
  });

  it('say that there is nothing to compare', () => {
    expect(paper(plain, createPaperSource())).toContain('No plan to compare is in these records.');
  });
});

describe('what is needed at hand', () => {
  const paper = (way: 'medicare' | 'employer' | null, source = createFullSource({ count: 3 })) =>
    say(
      { kind: 'at-hand', personId, way, lastDay: way === 'employer' ? '2026-11-20' : null, options: plain },
      source,
    );

  it('lists the papers of the person’s kind of plan', () => {
    expect(paper('medicare')).toMatch(/Annual Notice of Change[\s\S]*Medicare Prescription Payment Plan/);
    expect(paper('medicare')).not.toMatch(/expected income|employer’s letter about/);
    expect(paper('employer')).toMatch(
      /You typed November 20, 2026[\s\S]*employer’s letter about open enrollment/,
    );
    expect(paper('employer')).not.toContain('Payment Plan');
    expect(paper(null)).toMatch(/Annual Notice[\s\S]*expected income[\s\S]*Payment Plan/);
  });

  it('leaves room to write where these records have nothing, and says so', () => {
    const text = paper(null, createPaperSource({ rows: [] }));
    expect(text).toMatch(/These records name no drug\. Yours: _+/);
    expect(text).toMatch(/These records name none\. Yours: _+/);
  });
});
