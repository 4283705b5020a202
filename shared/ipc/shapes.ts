/** What several requests take or answer. */
import { z } from 'zod';
import { OwnId, RecordId } from '../bounds.ts';

export const Nothing = z.strictObject({});
/** Of what was removed: the id by which it comes back, until something else is removed. */
export const Removed = z.strictObject({ removedId: z.string() });

/** Where a file was saved; `null` when the person closed the dialog. */
export const Saved = z.strictObject({ savedAs: z.string().nullable() });

export const OfPerson = z.strictObject({ personId: OwnId });
/** Of one person, or of everybody. */
export const OfAnyone = z.strictObject({ personId: OwnId.nullable() });
export const OfConnection = z.strictObject({ connectionId: OwnId });
export const OfClaim = z.strictObject({ claimId: RecordId });
export const OfBill = z.strictObject({ billId: OwnId });

/** `leftOut`: characters at the end that a screen does not show. */
export const RecordSource = z.strictObject({ json: z.string(), leftOut: z.int() });
