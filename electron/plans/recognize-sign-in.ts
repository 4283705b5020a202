import type { Resource } from '../data/fhir/resource.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import type { ReadWho } from '../oauth/sign-in-request.ts';

type Data = { connection: Pick<DataClient['connection'], 'list' | 'recognizes' | 'noteSignIn'> };
type Named = { connectionId: string; patientId: string };

/**
 * True when a patient id that a plan names now is the connection's person: it is one of their ids, or the plan's own
 * Patient shows it, which is asked for only where the person agreed to that. Nothing is noted.
 */
export async function recognizeSignIn(data: Data, named: Named, read: ReadWho): Promise<boolean> {
  return (await recognize(data, named, read)).isPerson;
}

/** The same of a renewal, which is noted where it is the person's: no sign-in follows that could be stopped. */
export async function noteRenewal(data: Data, named: Named, read: ReadWho): Promise<boolean> {
  const { isPerson, patient } = await recognize(data, named, read);
  if (isPerson) await data.connection.noteSignIn({ ...named, patient });
  return isPerson;
}

async function recognize(
  data: Data,
  named: Named,
  read: ReadWho,
): Promise<{ isPerson: boolean; patient: Resource | null }> {
  if (await data.connection.recognizes({ ...named, patient: null })) return { isPerson: true, patient: null };
  const known = (await data.connection.list()).find(({ id }) => id === named.connectionId);
  const patient = known?.granted.includes('patient') ? await read() : null;
  const isPerson = patient !== null && (await data.connection.recognizes({ ...named, patient }));
  return { isPerson, patient };
}
