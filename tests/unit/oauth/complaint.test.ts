/** What is kept of a token endpoint's error message. */
import { expect, it } from 'vitest';
import { readComplaint } from '../../../electron/oauth/token-answer.ts';

const complain = (body: unknown) => readComplaint(new TextEncoder().encode(JSON.stringify(body)));

it.each([
  ['plain words as they are', { error_description: 'Refresh token not found.' }, 'Refresh token not found.'],
  [
    'words without a code',
    { error_description: 'The code SplxlOBeZQQYbYS6WxSbIA expired' },
    'The code … expired',
  ],
  ['nothing of a code alone', { error_description: 'SplxlOBeZQQYbYS6WxSbIA' }, null],
  ['what Django services say', { detail: 'Not found.' }, 'Not found.'],
  ['what others say', { message: 'Try later.' }, 'Try later.'],
  ['OAuth’s own words first', { message: 'Try later.', error_description: 'Too many.' }, 'Too many.'],
  ['nothing of an answer without words', { error: 'invalid_grant' }, null],
])('keeps %s', (_name, body, kept) => {
  expect(complain(body)).toBe(kept);
});

it('keeps two hundred characters', () => {
  expect(complain({ detail: 'word '.repeat(100) })).toHaveLength(200);
});
