import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveInReach } from '../../../electron/oauth/bearer-reach.ts';

const reach = { fhirBaseUrl: 'https://plan.example/fhir/R4/', allowedHosts: ['pages.plan.example'] };

describe('where an access token may go', () => {
  it.each([
    'https://plan.example/fhir/R4',
    'https://plan.example/fhir/R4?_getpages=1',
    'https://plan.example/fhir/R4/Patient/1',
    'HTTPS://PLAN.example:443/fhir/R4/Patient/1',
    'https://pages.plan.example/anything?page=2',
  ])('%s: yes', (address) => {
    expect(resolveInReach(address, reach)).toBe(new URL(address).href);
  });

  it.each([
    'http://plan.example/fhir/R4/Patient/1',
    'http://pages.plan.example/anything',
    'https://plan.example:8443/fhir/R4/Patient/1',
    'https://pages.plan.example:8443/anything',
    'https://plan.example./fhir/R4/Patient/1',
    'https://plan.example.evil.example/fhir/R4/Patient/1',
    'https://evil.example/plan.example/fhir/R4',
    'https://plan.example@evil.example/fhir/R4/Patient/1',
    'https://plan.example%2f@evil.example/fhir/R4',
    'https://evil.example#@plan.example/fhir/R4',
    'https://evil.example\\@plan.example/fhir/R4',
    'https://plan.exаmple/fhir/R4/Patient/1', // with a Cyrillic letter
    'https:plan.example/fhir/R4',
    'https:///plan.example/fhir/R4',
    '//plan.example/fhir/R4',
    'https://plan.example/fhir/R4x',
    'https://plan.example/fhir/r4/Patient/1',
    'https://plan.example/fhir/R4/../admin',
    'https://plan.example/fhir/R4/%2E%2e/admin',
    'https://plan.example/fhir/R4/%25252e%25252e/admin',
    'https://plan.example/fhir/R4/..%2Fadmin',
    'https://plan.example/fhir/R4/..;/admin',
    'https://plan.example/fhir/R4/..;v=1/admin',
    'https://plan.example/fhir/R4/%2e%2e;/admin',
    'https://plan.example/fhir/R4/..%3B/admin',
    // Harmless, but encoded more often than anyone looks.
    'https://plan.example/fhir/R4/%2525252541',
    'https://pages.plan.example/x/../y',
    'javascript:alert(1)',
    'file:///fhir/R4',
  ])('%s: no', (address) => {
    expect(() => resolveInReach(address, reach)).toThrowError(
      expect.objectContaining({ code: 'fhir/foreign-link', message: expect.not.stringContaining('://') }),
    );
  });

  it('drops the fragment', () => {
    expect(resolveInReach('https://plan.example/fhir/R4/Patient/1#x', reach)).toBe(
      'https://plan.example/fhir/R4/Patient/1',
    );
  });

  it('lets http through for a plan on this computer only', () => {
    const local = { fhirBaseUrl: 'http://127.0.0.1:4000/fhir', allowedHosts: [] };
    expect(resolveInReach('http://127.0.0.1:4000/fhir/Patient/1', local)).toContain('/Patient/1');
    expect(() => resolveInReach('http://127.0.0.1:4001/fhir/Patient/1', local)).toThrow();
  });

  it('gives nothing but addresses below the base, whatever comes', () => {
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2f',
      '@',
      ':',
      '\\',
      '?',
      '#',
      'fhir',
      'R4',
      'plan.example',
      'evil.example',
      'https:',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, isPrefixed) => {
        const address = `${isPrefixed ? 'https://plan.example/fhir/R4' : ''}${pieces.join('')}`;
        let href = '';
        try {
          href = resolveInReach(address, { ...reach, allowedHosts: [] });
        } catch {
          return;
        }
        const url = new URL(href);
        expect([url.origin, url.username]).toEqual(['https://plan.example', '']);
        expect(`${decodeURIComponent(url.pathname)}/`).toMatch(/^\/fhir\/R4\/(?!.*\/\.\.?\/)/);
      }),
      { numRuns: 3000 },
    );
  });
});
