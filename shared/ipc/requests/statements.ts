/** Requests about statements: papers on screen, as files and printed. Part of the contract. */
import { z } from 'zod';
import { Paper, PaperRequest } from '../../model/papers/packet.ts';
import { SheetsEnd, SheetsRequest } from '../../model/papers/sheets.ts';
import { Nothing, Saved } from '../shapes.ts';

export const statementsRequests = {
  'statement.get': { input: PaperRequest, output: Paper },
  'statement.savePdf': { input: PaperRequest, output: Saved },
  /** Statements of claims only. */
  'statement.saveSimplePdf': { input: PaperRequest, output: Saved },
  /** Each claim of a year as a PDF of its own, in a folder that the person chooses. */
  'statement.saveSheets': { input: SheetsRequest, output: SheetsEnd },
  'statement.stopSheets': { input: Nothing, output: Nothing },
  'statement.print': { input: PaperRequest, output: z.strictObject({ printed: z.boolean() }) },
} as const;
