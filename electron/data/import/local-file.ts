/** Which files a person may open: regular files on this computer, reached by no link to elsewhere. */
import { lstat, readlink } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../../errors.ts';

/** As many links as Linux follows before it gives up (path_resolution(7)). */
const mostLinks = 40;

/** Folders of Unix that hold devices, kernel state, or computers that are mounted by being named (autofs). */
const otherThanFiles = /^\/(?:dev|proc|sys|net|Network)(?:\/|$)/i;

/** Names that Windows gives to devices in every folder, whatever their ending (MS "Naming Files, Paths, and Namespaces"). */
const windowsDevice =
  /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)[ .]*(?:\.|$)/i;

/**
 * True for the full path of something that may be a file of this computer. Naming another computer
 * (`\\server\share`) is enough for Windows to sign in there, so such a path is refused before anything touches it.
 */
export function isLocalPath(file: string, platform: NodeJS.Platform): boolean {
  if (file.includes('\0') || /^[\\/]{2}/.test(file)) return false;
  if (platform !== 'win32')
    return path.posix.isAbsolute(file) && !otherThanFiles.test(path.posix.normalize(file));
  // A second colon names a stream of a file, or a device.
  if (!/^[a-z]:[\\/][^:]*$/i.test(file)) return false;
  return !file.split(/[\\/]/).some((name) => windowsDevice.test(name));
}

/**
 * The path of a file with every link in it followed, each looked at before it is. What is not there stays as it is,
 * for its reader to report.
 *
 * @throws {ImportError} import/unreadable for what is no full path; import/not-local for what is elsewhere or a device
 */
export async function findLocalFile(file: string): Promise<string> {
  if (!path.isAbsolute(file) || file.includes('\0'))
    throw new ImportError('import/unreadable', 'This is no path of a file.');
  // As it was given: `path.resolve` makes `//server/share` a folder of this computer where it is not Windows.
  if (!isLocalPath(file, process.platform)) throw notLocalError();
  let found = path.resolve(file);
  for (let links = 0; links <= mostLinks; links++) {
    if (!isLocalPath(found, process.platform)) throw notLocalError();
    const next = await followFirstLink(found);
    if (next === null) {
      const entry = await lstat(found).catch(() => null);
      if (entry && !entry.isFile() && !entry.isDirectory()) throw notLocalError();
      return found;
    }
    found = next;
  }
  throw notLocalError();
}

/** The path with its first link replaced by where that leads; `null` when it has none. */
async function followFirstLink(file: string): Promise<string | null> {
  const { root } = path.parse(file);
  const names = file.slice(root.length).split(path.sep).filter(Boolean);
  let folder = root;
  for (const [index, name] of names.entries()) {
    const here = path.join(folder, name);
    const entry = await lstat(here).catch(() => null);
    if (entry === null) return null;
    if (entry.isSymbolicLink()) {
      const target = await readlink(here);
      return path.join(
        path.isAbsolute(target) ? target : path.join(folder, target),
        ...names.slice(index + 1),
      );
    }
    folder = here;
  }
  return null;
}

function notLocalError(): ImportError {
  return new ImportError('import/not-local', 'This is no file of this computer.');
}
