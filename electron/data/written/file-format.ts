/**
 * The file of what a person wrote: JSON Lines in UTF-8, not encrypted. Its first line is a {@link Header}, each other
 * line `{"table": "bill", "entry": {…}}`. Claims and plans go by the plan's own server and ids, never by ids of this
 * app, so that they are found again where the same records came anew. `docs/written-file.md` describes it.
 */
import { z } from 'zod';
import { longestAddress } from '#shared/bounds';
import { largestScan } from '#shared/model/bills/scan';
import { WrittenKind } from '#shared/model/files/written';

const formatVersion = 1;

/** In bytes. Scans stand in the file as base64, which is a third longer. */
export const largestFile = 1024 ** 3;
export const longestHeader = 1024 * 1024;
export const longestEntry = Math.ceil(largestScan / 3) * 4 + 10_000;
/** Lines after these are not read. */
export const mostEntries = 100_000;

const Name = z.string().max(300);
const Instant = z.iso.datetime().max(40);

/** An id that this app gave to a row of the person's own. */
export const RowId = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Somebody of whom a file speaks. */
export const Someone = z.strictObject({ name: Name.nullable(), birthDate: z.string().max(10).nullable() });
export type Someone = z.infer<typeof Someone>;

/** Where records came from. `server`: the base address of the plan's FHIR server; empty where a file named none. */
export const FilePlan = z.strictObject({
  server: z.string().max(longestAddress),
  name: Name,
  origin: z.enum(['plan', 'file']),
});
export type FilePlan = z.infer<typeof FilePlan>;

/** `plan`: which of the header's plans; `null` for one that was erased before. `id`: of the resource there. */
export const PlanPart = z.strictObject({ plan: z.int().min(0).max(999).nullable(), id: z.string().max(500) });
export type PlanPart = z.infer<typeof PlanPart>;

/** `number`: the plan's claim number, where it is known. */
export const ClaimRef = z.strictObject({ ...PlanPart.shape, number: z.string().max(500).nullable() });
export type ClaimRef = z.infer<typeof ClaimRef>;

export const Header = z.strictObject({
  claimfolio: z.literal('what-i-wrote'),
  version: z.literal(formatVersion),
  savedAt: Instant,
  /** `ownName`: what the person is called here, where it is not the plans' name. */
  person: z.strictObject({ ...Someone.shape, ownName: Name.optional() }),
  plans: z.array(FilePlan).max(1000),
  /** How many lines follow. */
  entries: z.int().min(0),
});
export type Header = z.infer<typeof Header>;

export const Line = z.strictObject({ table: WrittenKind, entry: z.unknown() });
export type Line = z.infer<typeof Line>;

export function createHeader(facts: Omit<Header, 'claimfolio' | 'version'>): Header {
  return { claimfolio: 'what-i-wrote', version: formatVersion, ...facts };
}

/** True for the header of a file that a later version of the app wrote. */
export function isNewer(header: unknown): boolean {
  const read = z.looseObject({ version: z.int().min(formatVersion + 1) }).safeParse(header);
  return read.success;
}
