/** What a call or a letter is about. */
import { z } from 'zod';
import { OwnId, RecordId } from '../../bounds.ts';

export const About = z.union([z.strictObject({ billId: OwnId }), z.strictObject({ claimId: RecordId })]);
export type About = z.infer<typeof About>;
