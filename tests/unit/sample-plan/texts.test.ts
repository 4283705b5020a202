import { describe, expect, it } from 'vitest';
import { people } from '../../../electron/sample-plan/people/people.ts';
import { renderConsent, renderError, renderLogin } from '../../../electron/sample-plan/sign-in/pages.ts';
import { allScopes } from '../../../electron/sample-plan/sign-in/scopes.ts';

const everyone = Object.values(people);
const sharp = { ...people.rosa, name: '<b>Rosa</b> & "Co"' };

describe.each(['en', 'es'])('the pages in %s', (language) => {
  const pages = {
    login: renderLogin(language, 'Evergreen', everyone, true),
    consent: renderConsent(language, 'Evergreen', people.rosa, allScopes),
    error: renderError(language, 'Evergreen', 'invalid_request'),
  };

  it.each(Object.entries(pages))('%s has words for everything', (_name, html) => {
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/\b(?:login|consent|scope|about|error)\.\w+/);
    expect(html).not.toContain('{{');
  });

  it('escape what they show', () => {
    const html =
      renderLogin(language, 'A & B <plan>', [sharp], false) + renderConsent(language, 'x', sharp, allScopes);
    expect(html).not.toContain('<b>Rosa');
    expect(renderError(language, 'x', '<script>')).not.toContain('<script>');
    expect(html).not.toContain('<plan>');
  });

  it('offer a tick for each optional scope and none for the others', () => {
    const values = [...pages.consent.matchAll(/type="checkbox"[^>]*value="([^"]*)"/g)].map(
      ([, value = '']) => value,
    );
    expect(values).toContain('offline_access');
    expect(values).toContain('patient/Coverage.rs');
    expect(values.some((value) => value.startsWith('patient/ExplanationOfBenefit'))).toBe(false);
    expect(values.some((value) => value.startsWith('patient/Patient'))).toBe(false);
  });
});

it('speaks the first language that it knows, or else English', () => {
  expect(renderError('fr, es;q=0.8, en;q=0.5', 'x', 'y')).toContain('lang="es"');
  expect(renderError('fr', 'x', 'y')).toContain('lang="en"');
  expect(renderError(undefined, 'x', 'y')).toContain('lang="en"');
});
