/** What the dialogs for files are opened with. Pure: no Electron here. */
import path from 'node:path';
import type { ChosenKind, FileKind } from '../ports.ts';

const kinds = { pdf: 'PDF', csv: 'CSV', json: 'FHIR JSON' } as const;

const one: Record<Exclude<ChosenKind, 'records'>, Electron.FileFilter> = {
  scan: { name: 'PDF, JPEG, PNG', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
  copy: { name: 'Claimfolio', extensions: ['claimfolio'] },
  list: { name: 'JSON', extensions: ['json'] },
  plans: { name: 'CSV', extensions: ['csv'] },
};

/**
 * Where to save, in the folder that was used last in this run, else among the downloads: the documents of many computers
 * are uploaded (OneDrive, iCloud). The system's list of recent files, which others see, names nothing of it.
 */
export function saveOptions(
  file: { name: string; kind: FileKind },
  folder: string,
): Electron.SaveDialogOptions {
  return {
    defaultPath: path.join(folder, file.name),
    filters: [filterOf(file.name, file.kind)],
    properties: ['dontAddToRecent', 'createDirectory'],
  };
}

export function folderOptions(folder: string): Electron.OpenDialogOptions {
  return { defaultPath: folder, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] };
}

export function openOptions(what: ChosenKind): Electron.OpenDialogOptions {
  return what === 'records'
    ? { properties: ['openFile', 'multiSelections', 'dontAddToRecent'] }
    : { properties: ['openFile', 'dontAddToRecent'], filters: [one[what]] };
}

function filterOf(name: string, kind: FileKind): Electron.FileFilter {
  if (kind !== 'file') return { name: kinds[kind], extensions: [kind] };
  const ending = path.extname(name).slice(1);
  return { name: ending.toUpperCase(), extensions: [ending] };
}

/** Names as Windows and macOS compare them: without regard to case, and to how an accent is written (APFS). */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
