import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commandLine } from './command-line.ts';

type PathName = Parameters<Electron.App['getPath']>[0];

const set = new Map<string, string>();

function appData(): string {
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] || path.join(os.homedir(), '.config');
}

/** A special folder, as Electron's `app.getPath`; the data folder is made when asked for. */
export function getPath(name: PathName, appName: string): string {
  const known = set.get(name);
  if (known) return known;
  const home = os.homedir();
  switch (name) {
    case 'appData':
      return appData();
    case 'userData':
    case 'sessionData': {
      const folder = path.resolve(
        set.get('userData') ?? (commandLine.getSwitchValue('user-data-dir') || path.join(appData(), appName)),
      );
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return folder;
    }
    case 'logs':
      return path.join(getPath('userData', appName), 'logs');
    case 'crashDumps':
      return path.join(getPath('userData', appName), 'Crashpad');
    case 'temp':
      return os.tmpdir();
    case 'home':
      return home;
    case 'exe':
    case 'module':
      return process.env['ELECTRON_STANDIN_EXE'] ?? process.execPath;
    case 'assets':
      return path.dirname(getPath('exe', appName));
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
    case 'recent':
      return (
        process.env[`XDG_${name === 'downloads' ? 'DOWNLOAD' : name.toUpperCase()}_DIR`] ??
        path.join(home, name.charAt(0).toUpperCase() + name.slice(1))
      );
    default:
      throw new Error(`Failed to get '${String(name)}' path`);
  }
}

/** Replaces a special folder. */
export function setPath(name: string, folder: string): void {
  if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
  // docs/api/app.md `app.setPath`.
  if (!existsSync(folder)) throw new Error(`Failed to set path: ${folder} does not exist`);
  set.set(name, folder);
}
