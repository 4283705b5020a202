/** The access log: every request that left this computer, and every time records left the app. */
import { z } from 'zod';
import { DataCategory } from './connection.ts';

export const AccessWhat = z.enum([
  'plan-lookup',
  'sign-in',
  'token',
  'sign-out',
  'claims',
  'coverage',
  'patient',
  'provider',
  'health-record',
  'document',
  'insurance-card',
  'drug-list',
  'directory',
  'open-file',
  'print',
  'save-pdf',
  'save-csv',
  'save-records',
  'erase',
]);
export type AccessWhat = z.infer<typeof AccessWhat>;

export const AccessWhy = z.enum(['connect', 'first-sync', 'check', 'disconnect', 'you-asked']);
export type AccessWhy = z.infer<typeof AccessWhy>;

/** One row. No token, no query values, no names in `path`. */
export const AccessEntry = z.strictObject({
  /** ISO instant. */
  at: z.string(),
  personId: z.string().nullable(),
  connectionId: z.string().nullable(),
  /** Host that was asked; `null` for things done on this computer only. */
  host: z.string().nullable(),
  what: AccessWhat,
  category: DataCategory.nullable(),
  /** Page number of a paged answer, from 1. */
  page: z.int().nullable(),
  why: AccessWhy,
  result: z.enum(['ok', 'refused', 'failed']),
  status: z.int().nullable(),
  /** Records in the answer. */
  records: z.int().nullable(),
  bytes: z.int().nullable(),
  method: z.string().nullable(),
  /** Path without query and with ids masked. */
  path: z.string().nullable(),
});
export type AccessEntry = z.infer<typeof AccessEntry>;

export const AccessRow = AccessEntry.extend({
  id: z.int(),
  personName: z.string().nullable(),
  /** True when the person's records were erased: only the digest is left. */
  erased: z.boolean(),
});
export type AccessRow = z.infer<typeof AccessRow>;
