/** The state of a health record, and why it may be less than it looks. */
import { z } from 'zod';

export const recordStates = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
  'planned',
  'proposed',
  'draft',
  'in-progress',
  'on-hold',
  'completed',
  'stopped',
  'cancelled',
  'not-done',
  'declined',
  'preliminary',
  'final',
  'amended',
  'superseded',
  'unknown',
] as const;
/** The state in our words; `null` when the plan did not state it, or in a word we do not know. */
export const RecordState = z.enum(recordStates);
export type RecordState = z.infer<typeof RecordState>;

export const recordDoubts = [
  'unconfirmed',
  'provisional',
  'differential',
  'refuted',
  'do-not',
  'reported',
  'proposed',
  'planned',
  'option',
  'modified',
] as const;
/**
 * Why a record is less than it looks, as the plan says it: a health problem or an allergy that is not confirmed
 * (verificationStatus), an order not to do something (doNotPerform), a prescription that somebody reported or that is
 * no order (intent). `modified`: a modifierExtension that nobody here knows may turn its meaning round.
 */
export const RecordDoubt = z.enum(recordDoubts);
export type RecordDoubt = z.infer<typeof RecordDoubt>;
