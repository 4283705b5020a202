/** Claims that a pass over everything did not bring: each is asked for by its id before it counts as taken back. */
import { claimsType } from './claims.ts';
import { isUnsettled } from './passes.ts';
import { readAnswer } from './read-answer.ts';
import { isAbsence, isFailureOfPart, isPermissionOver, planUrl, type SyncRun } from './run.ts';

/** More than a plan leaves out by mistake; what is gone from many is not asked for one by one. */
const mostAsked = 40;

/**
 * Asks for what the last whole list left out. A list whose order moves between its pages can leave out a claim that the
 * plan still has; what it finds by id came with the list. Where the plan answers nothing by id, the list's word stands.
 */
export async function askForUnseen(run: SyncRun): Promise<void> {
  const { archive } = run.data;
  const checkpoints = await archive.listCheckpoints(run.connection.id);
  const pass = checkpoints.find(({ resourceType }) => resourceType === claimsType);
  if (pass === undefined || pass.mode !== 'full' || !isUnsettled(pass)) return;
  const unseen = await archive.listUnseenClaims(run.connection.id, pass.startedAt);
  if (unseen.length > mostAsked) return;
  for (const id of unseen.filter((one) => /^(?!\.+$)[\w.-]{1,128}$/.test(one))) {
    run.signal.throwIfAborted();
    try {
      const answered = await readAnswer(run, {
        url: planUrl(run, `${claimsType}/${id}`),
        resourceType: claimsType,
        what: 'claims',
        category: 'claims',
        page: null,
      });
      await answered.store(pass);
      run.counts.pages += 1;
    } catch (error) {
      // Some plans answer 401 for what they do not share by id; the next request shows whether the permission is over.
      if (!(isFailureOfPart(error) || isPermissionOver(error))) throw error;
      if (!isAbsence(error)) return;
    }
  }
}
