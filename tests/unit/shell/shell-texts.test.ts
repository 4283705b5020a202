import { expect, it } from 'vitest';
import { StoreError } from '../../../electron/errors.ts';
import { startFailureText } from '../../../electron/shell/shell-texts.ts';

it.each([
  ['store/full', 'en-US', 'The disk is full.'],
  ['store/read-only', 'en-US', 'Claimfolio cannot save to its folder.'],
  ['store/full', 'es-MX', 'El disco está lleno.'],
] as const)('says why the app cannot open: %s in %s', (code, locale, what) => {
  const text = startFailureText(new StoreError(code, 'For developers.'), locale);
  expect(text).toContain(what);
  expect(text).toContain(code);
  expect(text).not.toContain('For developers.');
});

it('says nothing of what a stranger threw', () => {
  const text = startFailureText(new Error('/home/someone/secret'), 'en');
  expect(text).toContain('internal');
  expect(text).not.toContain('secret');
});
