import { describe, expect, it } from 'vitest';
import { askOneAtATime } from '../../../electron/questions/one-question.ts';

const question = (message: string) => ({ message, detail: '', confirm: 'Yes', cancel: 'No' });

/** Dialogs that stay open until the test answers them. */
function openDialogs(isLocked = () => false) {
  const open: { message: string; answer(isYes: boolean): void }[] = [];
  const asking = askOneAtATime(
    {
      confirm: ({ message }) => new Promise((answer) => open.push({ message, answer })),
    },
    isLocked,
  );
  return { open, asking };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('questions', () => {
  it('of a page are one at a time: another one meanwhile counts as a no', async () => {
    const { open, asking } = openDialogs();
    const first = asking.confirm(question('first'));
    expect(await asking.confirm(question('second'))).toBe(false);
    open[0]?.answer(true);
    expect(await first).toBe(true);
    expect(open.map(({ message }) => message)).toEqual(['first']);
  });

  it('that the app must know wait their turn, one after the other', async () => {
    const { open, asking } = openDialogs();
    const first = asking.confirm(question('of the page'));
    const checks = ['one', 'two'].map((name) => asking.confirmInTurn(question(name)));
    open[0]?.answer(false);
    expect(await first).toBe(false);
    await turn();
    expect(open.map(({ message }) => message)).toEqual(['of the page', 'one']);
    open[1]?.answer(true);
    await turn();
    expect(open.map(({ message }) => message)).toEqual(['of the page', 'one', 'two']);
    open[2]?.answer(true);
    expect(await Promise.all(checks)).toEqual([true, true]);
  });

  it('that waited until the app locked are not shown', async () => {
    let locked = false;
    const { open, asking } = openDialogs(() => locked);
    const first = asking.confirm(question('of the page'));
    const waiting = asking.confirmInTurn(question('later'));
    locked = true;
    open[0]?.answer(true);
    expect([await first, await waiting]).toEqual([false, false]);
    expect(open).toHaveLength(1);
  });
});
