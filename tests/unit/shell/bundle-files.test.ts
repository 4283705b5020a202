import { describe, expect, it } from 'vitest';
import { bundleFile, bundleHeaders } from '../../../electron/shell/bundle-files.ts';
import { isPageUrl, isTrustedSender } from '../../../electron/shell/trusted-sender.ts';

const folder = '/app/renderer';

describe('bundleFile', () => {
  it('names files inside the bundle', () => {
    expect(bundleFile('app://bundle/index.html', folder)).toBe('/app/renderer/index.html');
    expect(bundleFile('app://bundle/assets/a.js?v=1#x', folder)).toBe('/app/renderer/assets/a.js');
  });

  it.each([
    'app://bundle/../secret.json',
    'app://bundle/%2e%2e/secret.json',
    'app://bundle/..%2fsecret.json',
    'app://bundle/%2e%2e%2f%2e%2e%2fetc/x.json',
    'app://bundle/..%5csecret.json',
    'app://bundle/a%00.html',
    'app://bundle/%zz.html',
    'app://bundle/',
    'app://bundle/data.db',
    'app://other/index.html',
    'https://bundle/index.html',
    'file:///app/renderer/index.html',
    'not an address',
  ])('refuses %s', (address) => {
    const file = bundleFile(address, folder);
    expect(file === null || file.startsWith(`${folder}/`)).toBe(true);
    if (!address.startsWith('app://bundle/../') && !address.startsWith('app://bundle/%2e%2e/'))
      expect(file).toBeNull();
  });

  it('sends the content security policy and no guessing of types', () => {
    const headers = bundleHeaders('/app/renderer/index.html');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("connect-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('isTrustedSender', () => {
  it('trusts the main frame of the own page only', () => {
    expect(isTrustedSender({ url: 'app://bundle/index.html#/claims', isMainFrame: true })).toBe(true);
    expect(isTrustedSender({ url: 'app://bundle/index.html', isMainFrame: false })).toBe(false);
  });

  it.each([
    'https://evil.example/?app://bundle/index.html',
    'app://evil/index.html',
    'app://bundle.evil/index.html',
    'app://user@bundle/index.html',
    'data:text/html,app://bundle/',
    'about:blank',
    '',
  ])('does not trust %s', (url) => {
    expect(isPageUrl(url)).toBe(false);
    expect(isTrustedSender({ url, isMainFrame: true })).toBe(false);
  });
});
