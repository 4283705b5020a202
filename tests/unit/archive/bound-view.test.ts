/** How much of a view crosses to a screen, and what is said of the rest. */
import { describe, expect, it } from 'vitest';
import { boundEach, boundRows, boundView } from '../../../electron/data/archive/bound-view.ts';

const bounds = { entries: 3, values: 1000 };

describe('one view', () => {
  it('that is small stays as it is', () => {
    const view = { name: 'a', none: null, list: [1, 2, 3], inside: { flag: true } };
    expect(boundView(view, bounds)).toMatchObject({ view, leftOut: 0 });
  });

  it('keeps the beginning of each list, and counts the rest', () => {
    const view = { some: [1, 2, 3, 4, 5], others: { inside: [1, 2, 3, 4] } };
    expect(boundView(view, bounds)).toMatchObject({
      view: { some: [1, 2, 3], others: { inside: [1, 2, 3] } },
      leftOut: 3,
    });
  });

  it('keeps one entry of each list once it is full', () => {
    const { view, leftOut } = boundView({ a: [1, 2, 3], b: [1, 2], c: [] }, { entries: 100, values: 4 });
    expect(view).toEqual({ a: [1, 2], b: [1], c: [] });
    expect(leftOut).toBe(2);
  });

  it('cuts a text of more than 100,000 characters, and one of more than 2,000 once it is full', () => {
    const cut = (text: string, values: number) => boundView([text], { entries: 100, values });
    const longest = 'x'.repeat(100_000);
    expect(cut(longest, 1000)).toMatchObject({ view: [longest], leftOut: 0 });
    expect(cut(`${longest}y`, 1000)).toMatchObject({ view: [`${longest}…`], leftOut: 1 });
    const late = 'x'.repeat(2000);
    expect(cut(late, 1)).toMatchObject({ view: [late], leftOut: 0 });
    expect(cut(`${late}y`, 1)).toMatchObject({ view: [`${late}…`], leftOut: 1 });
  });

  it('counts long texts as several values', () => {
    const texts = Array.from({ length: 20 }, () => 'x'.repeat(400));
    // The list is one value, each text one and ten more.
    expect(boundView(texts, { entries: 100, values: 100 }).view).toHaveLength(9);
  });
});

describe('several views', () => {
  const views = (count: number, list: readonly number[] = []) =>
    Array.from({ length: count }, (_, id) => ({ id, list, leftOut: 0 }));

  it('are as many as the bound allows, and the rest is counted', () => {
    expect(boundEach(views(3), bounds)).toEqual({ views: views(3), leftOut: 0 });
    expect(boundEach(views(5), bounds)).toEqual({ views: views(3), leftOut: 2 });
  });

  it('end where they are full together, but one stays', () => {
    // Each is one value, and its id, its list and `leftOut` are three more.
    expect(boundEach(views(9), { entries: 100, values: 8 })).toEqual({ views: views(2), leftOut: 7 });
    expect(boundEach(views(2), { entries: 100, values: 0 }).views).toHaveLength(1);
    expect(boundEach(views(2), { entries: 0, values: 100 }).views).toHaveLength(1);
  });

  it('each say what is left out of themselves', () => {
    const { views: kept, leftOut } = boundEach(views(2, [1, 2, 3, 4, 5]), bounds);
    expect(kept.map((view) => view.leftOut)).toEqual([2, 2]);
    expect(leftOut).toBe(0);
  });
});

describe('rows of a window', () => {
  it('are all there; their texts are as long as lists show them, and ids are whole', () => {
    const id = 'i'.repeat(300);
    const rows = Array.from({ length: 5 }, () => ({ id, text: 'x'.repeat(600), list: [1, 2, 3] }));
    const makeBare = (row: (typeof rows)[number]) => ({ ...row, list: [0] });
    const bounded = boundRows(rows, makeBare, { values: 60 });
    const whole = [true, 500, [1, 2, 3]];
    const bare = [true, 300, [0]];
    expect(bounded.map((row) => [row.id === id, row.text.length, row.list])).toEqual([
      whole,
      whole,
      [true, 300, [1, 2, 3]],
      bare,
      bare,
    ]);
  });
});
