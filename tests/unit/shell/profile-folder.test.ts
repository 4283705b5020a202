import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseProfile, settleProfile } from '../../../electron/shell/profile-folder.ts';

const roaming = 'C:\\Users\\rosa\\AppData\\Roaming\\Claimfolio';
const local = 'C:\\Users\\rosa\\AppData\\Local';
const facts = {
  platform: 'win32',
  isPackaged: true,
  isGiven: false,
  usual: roaming,
  localData: local,
} as const;

describe('the profile', () => {
  it('lies on this computer on Windows, and does not roam', () => {
    expect(chooseProfile(facts)).toEqual({ folder: `${local}\\Claimfolio`, movedFrom: roaming });
    expect(chooseProfile({ ...facts, localData: undefined })).toBeNull();
  });

  it.each(['darwin', 'linux'] as const)('lies where Electron has it on %s', (platform) => {
    expect(chooseProfile({ ...facts, platform })).toBeNull();
  });

  it.each(['win32', 'darwin', 'linux'] as const)('of a development run is another one, on %s', (platform) => {
    expect(chooseProfile({ ...facts, platform, isPackaged: false })).toEqual({
      folder: `${roaming} (development)`,
      movedFrom: null,
    });
  });

  it('is the folder that the command line names, whatever else holds', () => {
    for (const isPackaged of [true, false])
      expect(chooseProfile({ ...facts, isPackaged, isGiven: true })).toBeNull();
  });
});

describe('moving the profile', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'profile-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** A profile that was used on that day, with something of the person in it. */
  function make(name: string, content: string, day: number): string {
    const folder = path.join(root, name);
    mkdirSync(path.join(folder, 'records'), { recursive: true });
    writeFileSync(path.join(folder, 'records', 'records.db'), content);
    writeFileSync(path.join(folder, 'Local State'), '{}');
    utimesSync(path.join(folder, 'Local State'), day, day);
    return folder;
  }
  const place = () => ({
    folder: path.join(root, 'local', 'Claimfolio'),
    movedFrom: path.join(root, 'roaming'),
  });
  const kept = (folder: string) => readFileSync(path.join(folder, 'records', 'records.db'), 'utf8');

  it('takes the whole folder along, once', () => {
    make('roaming', 'mine', 1);
    expect(settleProfile(place())).toBe(place().folder);
    expect(kept(place().folder)).toBe('mine');
    expect(existsSync(place().movedFrom)).toBe(false);
    // Electron makes its own folder anew.
    mkdirSync(place().movedFrom);
    expect(settleProfile(place())).toBe(place().folder);
    expect(kept(place().folder)).toBe('mine');
  });

  it('where both hold one, the one that was used last counts, and nothing is lost', () => {
    make('roaming', 'newer', 2);
    make('local/Claimfolio', 'older', 1);
    expect(settleProfile(place())).toBe(place().folder);
    expect(kept(place().folder)).toBe('newer');
    expect(kept(`${place().folder} (older 1)`)).toBe('older');
    make('roaming', 'oldest', 0);
    expect(settleProfile(place())).toBe(place().folder);
    expect(kept(place().folder)).toBe('newer');
    expect(kept(place().movedFrom)).toBe('oldest');
  });

  it('a first start moves nothing', () => {
    expect(settleProfile(place())).toBe(place().folder);
    expect(readdirSync(root)).toEqual([]);
  });

  it('one that cannot be moved is used where it is', () => {
    make('roaming', 'mine', 1);
    writeFileSync(path.join(root, 'local'), 'a file where the folder should be');
    expect(settleProfile(place())).toBe(place().movedFrom);
    expect(kept(place().movedFrom)).toBe('mine');
  });
});
