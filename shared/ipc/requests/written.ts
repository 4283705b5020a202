/** Requests about what a person wrote, as a file, and examples of it. Part of the contract. */

import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { ExampleState } from '../../model/bills/example-mark.ts';
import { WrittenEnd, WrittenOutcome, WrittenRequest } from '../../model/files/written.ts';
import { Nothing, OfPerson, Saved } from '../shapes.ts';

export const writtenRequests = {
  /** Everything that one person wrote here, with scans and receipts, as one file that is not encrypted. */
  'written.save': { input: OfPerson, output: Saved },
  /** What would become of an opened file of what a person wrote. */
  'written.preview': { input: WrittenRequest, output: WrittenOutcome },
  /** Adds all of it; `null` when the person stopped it, and then nothing was added. */
  'written.add': { input: WrittenRequest, output: WrittenEnd.nullable() },
  /** Brings back what was removed last: a bill, a payment, a scan, a call, a letter that was sent, an entry for taxes, a plan that is compared. */
  'written.bringBack': { input: z.strictObject({ removedId: OwnId }), output: Nothing },
  'examples.get': { input: OfPerson, output: ExampleState },
  /** Writes down an example for a made-up person; nothing where there is one, or the person is real. */
  'examples.fill': { input: OfPerson, output: Nothing },
  /** Takes all of the example away, and nothing that the person typed. */
  'examples.remove': { input: OfPerson, output: Nothing },
} as const;
