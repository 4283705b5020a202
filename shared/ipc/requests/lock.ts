/** Requests about the lock and the recovery code. Part of the contract. */
import { z } from 'zod';
import { TypedLine } from '../../bounds.ts';
import { NewPassphrase, Passphrase } from '../../model/files/handoff.ts';
import { LockAnswer, LockState, RecoveryAnswer, RecoveryState } from '../../model/settings.ts';
import { Nothing } from '../shapes.ts';

export const lockRequests = {
  'recovery.state': { input: Nothing, output: RecoveryState },
  /** A new code to write down, the same until it is kept. It crosses to be shown, and never again. */
  'recovery.offer': { input: Nothing, output: z.strictObject({ code: z.string() }) },
  'recovery.print': { input: Nothing, output: z.strictObject({ printed: z.boolean() }) },
  /** The person has written the offered code down: it opens the records from now on, and an earlier one does not. */
  'recovery.keep': { input: Nothing, output: Nothing.nullable() },
  'recovery.open': {
    input: z.strictObject({ code: TypedLine }),
    output: z.strictObject({ result: RecoveryAnswer }),
  },
  'lock.state': { input: Nothing, output: LockState },
  /** `current`: the passphrase until now, where one is set. `next`: `null` for none from now on. */
  'lock.set': {
    input: z.strictObject({ current: Passphrase.nullable(), next: NewPassphrase.nullable() }),
    output: LockAnswer,
  },
  /** Locks the app now; nothing where no passphrase is set. What runs is stopped. */
  'lock.close': { input: Nothing, output: Nothing },
  'lock.open': { input: z.strictObject({ passphrase: Passphrase }), output: LockAnswer },
} as const;
