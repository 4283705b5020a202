/** Copies of the records that the app makes by itself, on this computer. */
import { z } from 'zod';

/** So many days are kept, and beside them how it was before going back to one. */
export const keptBackups = 3;

/** The instant at which it was made, which names it. */
export const BackupId = z.string().regex(/^\d{8}T\d{9}Z(?:-before)?$/);

export const Backup = z.strictObject({
  id: BackupId,
  /** ISO instant. */
  at: z.string(),
  bytes: z.int(),
  /** True for how it was before somebody went back to an older one. */
  isBefore: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;

/** Why the last one could not be made; `null` when it could. */
export const BackupProblem = z.enum(['full', 'failed']).nullable();
export type BackupProblem = z.infer<typeof BackupProblem>;

export const BackupState = z.strictObject({
  /** Where they are; `null` where no records are kept on this computer. */
  folder: z.string().nullable(),
  /** The newest first. */
  backups: z.array(Backup).max(50),
  problem: BackupProblem,
});
export type BackupState = z.infer<typeof BackupState>;
