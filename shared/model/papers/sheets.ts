/** Each claim of a year as a file of its own. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { StatementOptions } from './statement.ts';

export const SheetsRequest = z.strictObject({
  personId: OwnId,
  year: z.int().min(1900).max(2200),
  options: StatementOptions,
});
export type SheetsRequest = z.infer<typeof SheetsRequest>;

export const SheetsProgress = z.strictObject({ saved: z.int(), all: z.int() });
export type SheetsProgress = z.infer<typeof SheetsProgress>;

/**
 * `folder`: where they are; `null` when none was chosen. `end`: `kept` when the folder had files of these names and the
 * person let them be, `failed` when one could not be made or written. What was saved before stays.
 */
export const SheetsEnd = z.strictObject({
  folder: z.string().nullable(),
  end: z.enum(['done', 'stopped', 'kept', 'failed']),
  ...SheetsProgress.shape,
});
export type SheetsEnd = z.infer<typeof SheetsEnd>;
