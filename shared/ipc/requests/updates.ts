/** Requests about newer versions of the app. Part of the contract. */
import { z } from 'zod';
import { UpdateState } from '../../model/updates.ts';
import { Nothing } from '../shapes.ts';

export const updatesRequests = {
  'updates.get': { input: Nothing, output: UpdateState },
  /** Whether it is looked for a newer version once a week. A yes looks at once. */
  'updates.allow': { input: z.strictObject({ isAllowed: z.boolean() }), output: Nothing },
  /** Asks now; answers when the state tells what came of it. */
  'updates.check': { input: Nothing, output: Nothing },
  /** Begins to download what is offered, or goes on where it stopped. */
  'updates.download': { input: Nothing, output: Nothing },
  'updates.cancel': { input: Nothing, output: Nothing },
  /** Looks at the downloaded file once more, opens it and ends the app. */
  'updates.install': { input: Nothing, output: Nothing },
  /** The person has seen that a newer version runs. */
  'updates.noteSeen': { input: Nothing, output: Nothing },
} as const;
