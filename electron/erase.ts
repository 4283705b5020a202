/**
 * Erases for good. What is begun is noted in the settings first and the note goes last, so that the next start finishes
 * what a crash or a power cut left in the middle.
 */
import type { StorageMode } from '#shared/model/settings';
import type { Records } from './data/worker/open-records.ts';
import { locateFault } from './errors.ts';
import { disconnectPlan, type SignOutParts, signOutEverywhere } from './plans/disconnect-plan.ts';
import type { InnerPorts } from './ports.ts';
import { readSettings, writeSettings } from './settings.ts';
import { type RunningParts, stopRunning, stopSheets } from './stop-running.ts';
import type { Updates } from './updates/updates.ts';

export type EraseParts = SignOutParts &
  RunningParts & {
    ports: InnerPorts;
    leaveUnerased: Records['leaveUnerased'];
    updates: Pick<Updates, 'forget'>;
  };

const everythingNote = 'erase-everything';
const connectionNote = 'erase-connection-';

/**
 * Ends every access and deletes all that is in the profile but how the app looks. Where it fails, what is left is not
 * opened again, and the next start tries anew.
 */
export async function eraseEverything(parts: EraseParts): Promise<void> {
  parts.ports.settings.set(everythingNote, true);
  try {
    await eraseNoted(parts);
  } catch (error) {
    noteUnfinished(parts, error);
    await parts.leaveUnerased();
    throw error;
  }
}

async function eraseNoted(parts: EraseParts): Promise<void> {
  const { ports, data } = parts;
  await stopRunning(parts);
  await signOutEverywhere(parts);
  // What began while the plans were asked to take the permissions back.
  await stopRunning(parts);
  await parts.updates.forget();
  await data.eraseAll();
  await eraseTraces(ports);
  // Nothing in settings is personal, but a damaged file of them may hold anything.
  const settings = readSettings(ports.settings);
  ports.settings.erase();
  writeSettings(ports.settings, settings);
}

/** Disconnects a plan, or a file, and erases its records. `revoked`: the plan confirmed the end. */
export async function eraseConnection(
  parts: EraseParts,
  connectionId: string,
): Promise<{ revoked: boolean }> {
  const { ports, data } = parts;
  ports.settings.set(connectionNote + connectionId, true);
  await stopSheets(parts);
  const ended = await disconnectPlan(parts, connectionId);
  await data.connection.erase(connectionId);
  await eraseTraces(ports);
  ports.settings.delete(connectionNote + connectionId);
  return ended;
}

/**
 * Erases all connections of a person, and with the last one the person and what was written down. All are noted first: none
 * is left by a crash. `notRevoked`: ids of those whose plan did not confirm the end.
 */
export async function eraseConnections(
  parts: EraseParts,
  connectionIds: readonly string[],
): Promise<{ notRevoked: string[] }> {
  for (const id of connectionIds) parts.ports.settings.set(connectionNote + id, true);
  const notRevoked: string[] = [];
  for (const id of connectionIds) {
    const { revoked } = await eraseConnection(parts, id);
    if (!revoked) notRevoked.push(id);
  }
  return { notRevoked };
}

/**
 * Finishes what an earlier start began to erase. Records that cannot be opened now are erased when they can. What fails
 * keeps nobody from the app: on Windows one file that another program holds would.
 */
export async function finishErasing(parts: EraseParts, storage: StorageMode): Promise<void> {
  const notes = parts.ports.settings.names();
  if (notes.includes(everythingNote)) return eraseEverything(parts).catch(() => undefined);
  if (storage !== 'encrypted') return;
  for (const note of notes.filter((name) => name.startsWith(connectionNote)))
    await eraseConnection(parts, note.slice(connectionNote.length)).catch((error) =>
      noteUnfinished(parts, error),
    );
}

function noteUnfinished({ ports }: EraseParts, error: unknown): void {
  ports.log.write('erase.not-finished', locateFault(error));
}

/** The lines of the app's log are of all plans, and their times are those of the erased, too. */
async function eraseTraces({ log, traces }: InnerPorts): Promise<void> {
  log.erase();
  await traces.erase();
}
