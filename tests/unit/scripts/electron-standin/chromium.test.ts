import { expect, test } from 'vitest';
import { listChromiumFlags } from '../../../../scripts/runtime/electron-standin/browser/chromium.ts';

test('the browser keeps quiet and keeps nothing', () => {
  const flags = listChromiumFlags('/data/chromium', new Map());
  expect(flags).toContain('--user-data-dir=/data/chromium');
  expect(flags).toContain('--disable-background-networking');
  expect(flags).toContain('--disk-cache-size=1');
  expect(flags.some((flag) => flag.startsWith('--remote-debugging'))).toBe(false);
});

test("the app's switches are added; lists of features are joined, and the profile cannot be moved", () => {
  const own = new Map([
    ['disable-features', 'HttpsUpgrades'],
    ['force-color-profile', 'srgb'],
    ['user-data-dir', '/elsewhere'],
  ]);
  const flags = listChromiumFlags('/data/chromium', own);
  expect(flags).toContain('--force-color-profile=srgb');
  expect(flags).toContain('--user-data-dir=/data/chromium');
  const features = flags.filter((flag) => flag.startsWith('--disable-features='));
  expect(features).toHaveLength(1);
  expect(features[0]).toMatch(/Translate.*HttpsUpgrades/);
});
