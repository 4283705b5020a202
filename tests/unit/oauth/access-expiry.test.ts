import { describe, expect, it } from 'vitest';
import { accessEndOf } from '../../../electron/oauth/access-expiry.ts';

const nowMs = Date.UTC(2026, 0, 31, 12);
const nothing = { said: null, months: null, tokenEndsAtMs: null, nowMs };

describe('when access ends', () => {
  it.each([
    ['nobody knows', {}, null],
    ['Medicare with a space', { said: '2026-09-05 19:17:53Z' }, '2026-09-05T19:17:53.000Z'],
    ['Medicare with a T', { said: '2026-09-05T19:17:53Z', months: 3 }, '2026-09-05T19:17:53.000Z'],
    ['an empty text', { said: '' }, null],
    ['words', { said: 'never', months: 13 }, '2027-02-28T12:00:00.000Z'],
    ['months of the registry', { months: 2 }, '2026-03-31T12:00:00.000Z'],
    ['a shorter month', { months: 1 }, '2026-02-28T12:00:00.000Z'],
    [
      'access for once',
      { months: 3, said: '2027-01-01T00:00:00Z', tokenEndsAtMs: nowMs + 3_600_000 },
      '2026-01-31T13:00:00.000Z',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(accessEndOf({ ...nothing, ...facts })).toBe(expected);
  });
});
