import { expect, it } from 'vitest';
import { requireOpenable } from '../../../electron/shell/browser-address.ts';

const address = (length: number) => 'https://plan.example/authorize?scope='.padEnd(length, 'a');

// docs/api/shell.md: 2081 characters on Windows.
it('an address that Windows would cut is not opened; every other is', () => {
  expect(() => requireOpenable('win32', address(2082))).toThrow(
    expect.objectContaining({ code: 'oauth/address-too-long' }),
  );
  expect(() => requireOpenable('win32', address(2081))).not.toThrow();
  for (const platform of ['linux', 'darwin'] as const)
    expect(() => requireOpenable(platform, address(9000))).not.toThrow();
});
