import { expect, test } from 'vitest';
import {
  addScheme,
  toExternal,
  toInternal,
} from '../../../../scripts/runtime/electron-standin/net/addresses.ts';

addScheme('app');

test.each(['app://bundle/index.html', 'app://bundle/a/b?q=1#/plans/3', 'app://bundle/'])(
  '%s survives the way in and out',
  (address) => {
    expect(toInternal(address)).toMatch(/^https:\/\/bundle\.app\.standin\.invalid\//);
    expect(toExternal(toInternal(address))).toBe(address);
  },
);

test('other addresses stay as they are', () => {
  for (const address of [
    'https://plan.example/app://x',
    'about:blank',
    'data:text/plain,x',
    'other://bundle/',
  ]) {
    expect(toInternal(address)).toBe(address);
    expect(toExternal(address)).toBe(address);
  }
  expect(toExternal('https://bundle.other.standin.invalid/')).toBe('https://bundle.other.standin.invalid/');
});
