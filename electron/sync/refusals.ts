/** Tells the refusal of one part from the end of the whole permission. */
import { FhirError } from '../errors.ts';
import { syncPatient } from './patients.ts';
import {
  isAbsence,
  isFailureOfPart,
  isGranted,
  isPermissionOver,
  isRefusal,
  refusedPartError,
  type SyncRun,
} from './run.ts';

/**
 * The failure of one part, after which the others can still be asked for; `null` for every other error. Some plans
 * answer 401 for what they do not share: that is one when they still give the person's own record, or refuse that by
 * itself.
 */
export async function asFailureOfPart(run: SyncRun, error: unknown): Promise<FhirError | null> {
  if (isFailureOfPart(error)) return error;
  return isPermissionOver(error) && (await isStillWelcome(run)) ? refusedPartError() : null;
}

async function isStillWelcome(run: SyncRun): Promise<boolean> {
  if (!isGranted(run, 'patient')) return false;
  try {
    await syncPatient(run);
    return true;
  } catch (error) {
    if (error instanceof FhirError) return isRefusal(error) || isAbsence(error);
    if (isPermissionOver(error)) return false;
    throw error;
  }
}
