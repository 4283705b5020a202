import type { DataClient } from '../data/worker/data-client.ts';
import type { ReadWho } from '../oauth/sign-in-request.ts';

type Data = { connection: Pick<DataClient['connection'], 'list' | 'recognizes' | 'noteSignIn'> };

/**
 * True when a patient id that a plan names now is the connection's person: it is one of their ids, or the plan's own
 * Patient shows it, which is asked for only where the person agreed to that. Then it is noted.
 */
export async function recognizeSignIn(
  data: Data,
  signIn: { connectionId: string; patientId: string },
  read: ReadWho,
): Promise<boolean> {
  if (await data.connection.recognizes({ ...signIn, patient: null })) {
    await data.connection.noteSignIn({ ...signIn, patient: null });
    return true;
  }
  const known = (await data.connection.list()).find(({ id }) => id === signIn.connectionId);
  const patient = known?.granted.includes('patient') ? await read() : null;
  if (patient === null || !(await data.connection.recognizes({ ...signIn, patient }))) return false;
  await data.connection.noteSignIn({ ...signIn, patient });
  return true;
}
