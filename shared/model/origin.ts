/**
 * Where a record is from: where the plan had it from, as the plan states it, and which file has it, too.
 *
 * @see US Core Provenance
 */
import { z } from 'zod';
import { FhirDateText } from './claims/claim.ts';

/** Codes of HL7's provenance-participant-type, and US Core's `transmitter`; in the order in which screens list them. */
export const originRoles = [
  'author',
  'informant',
  'performer',
  'composer',
  'assembler',
  'enterer',
  'verifier',
  'attester',
  'legal',
  'custodian',
  'transmitter',
] as const;
const OriginRole = z.enum(originRoles);
export type OriginRole = z.infer<typeof OriginRole>;

export const Origin = z.strictObject({
  recordedOn: FhirDateText.nullable(),
  agents: z.array(
    z.strictObject({
      roles: z.array(OriginRole),
      /** The plan's words for a role that we have none for. */
      roleText: z.string().nullable(),
      who: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
    }),
  ),
  /** In which form the plan got it, and from which document. */
  madeFrom: z.array(z.string()),
});
export type Origin = z.infer<typeof Origin>;

/** A file's version of a record that a plan sent. The plan's is listed, the file's stands apart. */
export const FileVersion = z.strictObject({
  /** `<connection id>/<resource type>/<resource id>`. */
  id: z.string(),
  /** ISO instant of when the file was opened. */
  openedAt: z.string(),
});
export type FileVersion = z.infer<typeof FileVersion>;
