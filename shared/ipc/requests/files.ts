/** Requests about files that the person opens. Part of the contract. */
import { z } from 'zod';
import { FilePath, FilePaths } from '../../bounds.ts';
import { ImportEnd, ImportOffer, ImportRequest } from '../../model/files/import.ts';
import { Nothing } from '../shapes.ts';

export const filesRequests = {
  /** Asks for files and looks at them; `null` when the person closed the dialog. */
  'files.choose': { input: Nothing, output: ImportOffer.nullable() },
  /** Looks at files that were dropped on the window. */
  'files.look': { input: z.strictObject({ paths: FilePaths }), output: ImportOffer },
  'files.import': { input: ImportRequest, output: ImportEnd },
  /** Shows a file in its folder: only one that this app saved since it was started. */
  'files.showSaved': { input: z.strictObject({ savedAs: FilePath }), output: Nothing },
  'files.cancel': { input: Nothing, output: Nothing },
} as const;
