/**
 * Dialogs of the operating system stay open when the app locks. What somebody chooses in one then counts as nothing
 * chosen: no file is written behind the lock, and none is opened.
 */
import type { FilePicker, FileSaver } from '../ports.ts';

type IsLocked = () => boolean;

export function chooseBeforeLock(files: FileSaver, isLocked: IsLocked): FileSaver {
  return {
    ...files,
    choosePlace: async (file) => dropBehindLock(await files.choosePlace(file), isLocked),
    chooseFolder: async () => dropBehindLock(await files.chooseFolder(), isLocked),
  };
}

export function pickBeforeLock(picker: FilePicker, isLocked: IsLocked): FilePicker {
  return { choose: async (what) => dropBehindLock(await picker.choose(what), isLocked) };
}

function dropBehindLock<T>(chosen: T, isLocked: IsLocked): T | null {
  return isLocked() ? null : chosen;
}
