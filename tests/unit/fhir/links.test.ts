import { expect, test } from 'vitest';
import { resolveLink } from '../../../electron/data/fhir/links.ts';

const place = {
  fhirBaseUrl: 'https://plan.example/api/fhir',
  requestUrl: 'https://plan.example/api/fhir/ExplanationOfBenefit?patient=1',
  allowedHosts: ['pages.plan.example'],
};

test.each([
  ['below the base', 'https://plan.example/api/fhir/ExplanationOfBenefit?page=2', null],
  ['the base with a query', 'https://plan.example/api/fhir?_getpages=ab%2Fc&_getpagesoffset=50', null],
  ['the base with a slash', 'https://plan.example/api/fhir/?_getpages=1', null],
  [
    'another spelling of host and port',
    'https://PLAN.example:443/api/fhir/X?a=..',
    'https://plan.example/api/fhir/X?a=..',
  ],
  ['relative query', '?page=2', 'https://plan.example/api/fhir/ExplanationOfBenefit?page=2'],
  [
    'relative path',
    'ExplanationOfBenefit?page=2',
    'https://plan.example/api/fhir/ExplanationOfBenefit?page=2',
  ],
  ['absolute path', '/api/fhir?page=2', 'https://plan.example/api/fhir?page=2'],
  ['a host that the registry knows', 'https://pages.plan.example/x?p=2', null],
  ['a fragment is cut off', 'https://plan.example/api/fhir?p=2#top', 'https://plan.example/api/fhir?p=2'],
])('followed: %s', (_name, link, expected) => {
  expect(resolveLink(link, place)).toBe(expected ?? link);
});

test.each([
  ['another host', 'https://evil.example/api/fhir?page=2', 'evil.example'],
  ['another host without scheme', '//evil.example/api/fhir', 'evil.example'],
  ['another port', 'https://plan.example:8443/api/fhir', 'plan.example:8443'],
  ['a parent path', 'https://plan.example/api/admin', 'plan.example'],
  ['a parent path by dots', 'https://plan.example/api/fhir/../admin', 'plan.example'],
  ['a parent path by encoded dots', 'https://plan.example/api/fhir/%2e%2e/admin', 'plan.example'],
  ['a parent path by encoded slashes', 'https://plan.example/api/fhir/..%2fadmin', 'plan.example'],
  ['a sibling that begins the same', 'https://plan.example/api/fhir-admin?page=2', 'plan.example'],
  ['http downgrade', 'http://plan.example/api/fhir?page=2', 'plan.example'],
  ['userinfo trick', 'https://plan.example@evil.example/api/fhir', 'evil.example'],
  ['user name on the right host', 'https://me@plan.example/api/fhir?page=2', 'plan.example'],
  ['trailing dot of the host', 'https://plan.example./api/fhir?page=2', 'plan.example.'],
  ['a look-alike host', 'https://plаn.example/api/fhir', 'xn--pln-7cd.example'],
  ['another scheme', 'file:///etc/passwd', ''],
  ['script', 'javascript:alert(1)', ''],
  ['http on a host that the registry knows', 'http://pages.plan.example/x', 'pages.plan.example'],
  ['http on loopback for a plan elsewhere', 'http://127.0.0.1/api/fhir?page=2', '127.0.0.1'],
])('refused: %s', (_name, link, host) => {
  expect(() => resolveLink(link, place)).toThrow(
    expect.objectContaining({ code: 'fhir/foreign-link', details: [host] }),
  );
});

test.each([
  ['unreadable', 'https://localhost:IGNORED_FIELD/fhir'],
  ['backslashes', 'https:\\\\plan.example\\api\\fhir'],
  ['a hidden line break', 'https://plan.exa\nmple/api/fhir'],
])('refused: %s', (_name, link) => {
  expect(() => resolveLink(link, place)).toThrow(expect.objectContaining({ code: 'fhir/foreign-link' }));
});

test('refused as broken: a link that is empty', () => {
  expect(() => resolveLink('', place)).toThrow(expect.objectContaining({ code: 'fhir/broken-link' }));
});

test('plain http is followed on loopback only, at the same port', () => {
  const local = {
    fhirBaseUrl: 'http://127.0.0.1:4000/fhir',
    requestUrl: 'http://127.0.0.1:4000/fhir/X',
    allowedHosts: [],
  };
  expect(resolveLink('?p=2', local)).toBe('http://127.0.0.1:4000/fhir/X?p=2');
  expect(() => resolveLink('http://127.0.0.1:4001/fhir/X', local)).toThrow();
});
