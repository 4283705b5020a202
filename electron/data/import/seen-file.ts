/** A file of a person as the first look at it found it. */
import path from 'node:path';
import type { FileProblem, NotUnderstoodWhy } from '#shared/model/files/import';
import type { FileFormat } from './read-file.ts';

export type SeenFile = {
  path: string;
  name: string;
  bytes: number;
  format: FileFormat;
  problem: FileProblem | null;
  base: string | null;
  records: number;
  claims: number;
  hasUrns: boolean;
  /** What is wrong with the file if no record is found in it. */
  problemIfEmpty: FileProblem | null;
};

/** What is wrong with a file that holds no record, by why something in it was not read. */
export const problemByWhy: Partial<Record<NotUnderstoodWhy, FileProblem>> = {
  'not-json': 'not-json',
  'not-fhir': 'not-fhir',
  'wrong-version': 'wrong-version',
  'too-large': 'too-large',
  'cut-off': 'cut-off',
};

/** A file at which nobody has looked yet; its size is -1 until then. */
export function createSeenFile(filePath: string): SeenFile {
  const nothing = {
    format: 'unreadable',
    problem: null,
    base: null,
    records: 0,
    claims: 0,
    hasUrns: false,
    problemIfEmpty: null,
  } as const;
  return { ...nothing, path: filePath, name: path.basename(filePath), bytes: -1 };
}
