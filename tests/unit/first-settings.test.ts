import { expect, it } from 'vitest';
import { firstSettings } from '../../electron/settings.ts';

it.each([
  [['es-MX', 'en-US'], 'es'],
  [['en-GB', 'es'], 'en'],
  // Neither: the next one that the app speaks.
  [['pt-BR', 'ES-419', 'en'], 'es'],
  [['vi'], 'en'],
  [[], 'en'],
] as const)('a computer that speaks %j starts in %s', (languages, language) => {
  expect(firstSettings(languages).language).toBe(language);
});
