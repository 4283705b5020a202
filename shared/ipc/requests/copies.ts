/** Requests about copies: to another computer, and those that the app makes. Part of the contract. */
import { z } from 'zod';
import { BackupId, BackupState } from '../../model/files/backups.ts';
import {
  BringInRequest,
  BroughtIn,
  ChosenCopy,
  CopyLook,
  CopyPassphrase,
  CopyRequest,
  CopySaved,
} from '../../model/files/handoff.ts';
import { Nothing } from '../shapes.ts';

export const copiesRequests = {
  /** Asks where, then writes a copy under the passphrase; `null` when the person closed the dialog or stopped it. */
  'handoff.save': { input: CopyRequest, output: CopySaved.nullable() },
  /** Shows the copy that was saved last in its folder. */
  'handoff.showFolder': { input: Nothing, output: Nothing },
  /** Asks for a copy to open; `null` when the person closed the dialog. */
  'handoff.choose': { input: Nothing, output: ChosenCopy.nullable() },
  /** What is in the chosen copy; `null` when it was stopped. */
  'handoff.look': { input: CopyPassphrase, output: CopyLook.nullable() },
  /** `null` when it was stopped: then nothing of it is here. */
  'handoff.bringIn': { input: BringInRequest, output: BroughtIn.nullable() },
  'handoff.cancel': { input: Nothing, output: Nothing },
  'backups.get': { input: Nothing, output: BackupState },
  'backups.showFolder': { input: Nothing, output: Nothing },
  /** Goes back to a copy that the app made, when the person says yes to main's question. */
  'backups.restore': {
    input: z.strictObject({ id: BackupId }),
    output: z.strictObject({ restored: z.boolean() }),
  },
} as const;
