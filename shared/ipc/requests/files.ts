/** Requests about files that the person opens. Part of the contract. */
import { z } from 'zod';
import { FilePath, FilePaths, OwnId } from '../../bounds.ts';
import { ImportEnd, ImportOffer, ImportRequest } from '../../model/files/import.ts';
import {
  TableComparison,
  TableHeld,
  TableOutcome,
  TablePreview,
  TableRequest,
} from '../../model/files/table.ts';
import { Nothing } from '../shapes.ts';

export const filesRequests = {
  /** Asks for files and looks at them; `null` when the person closed the dialog. */
  'files.choose': { input: Nothing, output: ImportOffer.nullable() },
  /** Looks at files that were dropped on the window. */
  'files.look': { input: z.strictObject({ paths: FilePaths }), output: ImportOffer },
  'files.import': { input: ImportRequest, output: ImportEnd },
  /** Takes back all that the last files brought, where they changed nothing that was here before. */
  'files.undo': { input: z.strictObject({ importId: OwnId }), output: Nothing },
  /** What would come of a table whose columns mean that; nothing is kept. */
  'tables.preview': { input: TablePreview, output: TableOutcome },
  /** How the table stands to the one of the same plan that was opened before it; `null` where there was none. */
  'tables.compare': { input: TableComparison, output: TableHeld.nullable() },
  'tables.import': { input: TableRequest, output: ImportEnd },
  /** Takes back all that the last table brought. */
  'tables.undo': { input: z.strictObject({ importId: OwnId }), output: Nothing },
  /** Shows a file in its folder: only one that this app saved since it was started. */
  'files.showSaved': { input: z.strictObject({ savedAs: FilePath }), output: Nothing },
  'files.cancel': { input: Nothing, output: Nothing },
} as const;
