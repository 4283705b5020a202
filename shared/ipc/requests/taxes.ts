/** Requests about what was paid in a year, for taxes. Part of the contract. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { TaxEntryFacts } from '../../model/bills/tax-entry.ts';
import { Worksheet, WorksheetQuestion } from '../../model/bills/worksheet.ts';
import { Removed, Saved } from '../shapes.ts';

export const taxesRequests = {
  'taxes.worksheet': { input: WorksheetQuestion, output: Worksheet },
  'taxes.addEntry': {
    input: z.strictObject({ personId: OwnId, facts: TaxEntryFacts }),
    output: z.strictObject({ entryId: z.string() }),
  },
  'taxes.removeEntry': { input: z.strictObject({ entryId: OwnId }), output: Removed },
  'taxes.saveCsv': { input: WorksheetQuestion, output: Saved },
} as const;
