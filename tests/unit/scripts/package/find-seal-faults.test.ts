import { expect, it } from 'vitest';
import { findSealFaults, type Seal } from '../../../../scripts/package/find-seal-faults.ts';

const seal = (isGood: boolean, isForAll = false): Seal => ({
  file: 'Claimfolio.app',
  check: isForAll ? 'codesign' : 'spctl',
  isForAll,
  isGood,
});

it('a package whose name does not say that nobody signed it has every seal', () => {
  const name = 'Claimfolio-1.2.3-mac-arm64.zip';
  expect(findSealFaults(name, [seal(true, true), seal(true)])).toEqual([]);
  expect(findSealFaults(name, [seal(true, true), seal(false)])).toEqual([
    `spctl says no to Claimfolio.app, of ${name}.`,
  ]);
});

it('one that says so has only the seal without which nothing starts', () => {
  const name = 'Claimfolio-1.2.3-mac-arm64-unsigned.zip';
  expect(findSealFaults(name, [seal(true, true), seal(false)])).toEqual([]);
  expect(findSealFaults(name, [seal(false, true), seal(false)])).toEqual([
    `codesign says no to Claimfolio.app, of ${name}.`,
  ]);
});

it('where nothing was looked at, nothing is signed', () => {
  expect(findSealFaults('Claimfolio-1.2.3-win-x64.exe', [])).toHaveLength(1);
});
