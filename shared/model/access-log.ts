/** The access log: every request that left this computer, and every time records left the app. */
import { z } from 'zod';
import { DataCategory } from './plans/connection.ts';

export const AccessWhat = z.enum([
  'plan-lookup',
  'registration',
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
  'web-page',
  'update-list',
  'update-file',
  'open-file',
  'print',
  'save-pdf',
  'save-csv',
  'save-calendar',
  'save-records',
  'save-copy',
  'open-copy',
  'erase',
]);
export type AccessWhat = z.infer<typeof AccessWhat>;

export const AccessWhy = z.enum(['connect', 'first-sync', 'check', 'disconnect', 'you-asked', 'weekly']);
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
  /** `unknown`: sent, and what came of it is not known: under way, or the app was ended meanwhile. */
  result: z.enum(['ok', 'refused', 'failed', 'unknown']),
  status: z.int().nullable(),
  /** Records in the answer. */
  records: z.int().nullable(),
  bytes: z.int().nullable(),
  method: z.string().nullable(),
  /** Path without query and with ids masked. */
  path: z.string().nullable(),
});
export type AccessEntry = z.infer<typeof AccessEntry>;

/** What a request is for, and for whom. What is left out is nobody's, and about no page. */
export type AccessReason = Pick<AccessEntry, 'what' | 'why'> &
  Partial<Pick<AccessEntry, 'personId' | 'connectionId' | 'category' | 'page'>> & {
    /** The plan that a request without a connection is about. */
    payerId?: string;
    /** The sign-in that it belongs to, until there is a connection. */
    attempt?: string;
  };

/** A row as it is written before the request leaves. */
export type SentEntry = AccessReason & Pick<AccessEntry, 'at' | 'host' | 'method' | 'path'>;

/** What came of a request. */
export type AccessEnd = Pick<AccessEntry, 'result' | 'status' | 'records' | 'bytes'>;

/** Names a written row. */
export type AccessTicket = { id: number; digest: string };

export const AccessRow = AccessEntry.extend({
  id: z.int(),
  personName: z.string().nullable(),
  /** True for a row that tells of an erasure: of `records` rows only digests are left. */
  erased: z.boolean(),
});
export type AccessRow = z.infer<typeof AccessRow>;
