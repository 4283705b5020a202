/** Which ways of every plan of the list work today, and which one is shown first. */
import { describe, expect, it } from 'vitest';
import { findFirstWay, listWays } from '../../../shared/words/ways-in.ts';

const plan = { id: 'evergreen', kind: 'plan', needsClientId: true } as const;

describe('the ways in of a plan', () => {
  it.each([
    ['that needs an app ID', plan, 'in-part in-part unknown not-yet', 'table'],
    [
      'that is known by name only',
      { ...plan, kind: 'portal-only' },
      'in-part in-part unknown not-yet',
      'table',
    ],
    [
      'that this app may sign in to',
      { ...plan, needsClientId: false },
      'works in-part in-part unknown',
      'sign-in',
    ],
    ['Medicare', { ...plan, id: 'cms-medicare' }, 'works in-part not-yet', 'download'],
    ['in no list', { ...plan, id: null }, 'in-part in-part unknown not-yet', 'table'],
  ] as const)('%s', (_name, of, today, first) => {
    expect(
      listWays(of)
        .map((one) => one.today)
        .join(' '),
    ).toBe(today);
    expect(findFirstWay(of)).toBe(first);
  });
});
