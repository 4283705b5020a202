import { onTestFinished } from 'vitest';
import { type Behaviour, startHostileServer } from './hostile-authorization-server.ts';
import { testPayer } from './oauth-app.ts';

/** A plan with that server, which closes when the test ends. */
export async function hostilePayer(changes: Partial<Behaviour> = {}) {
  const server = await startHostileServer(changes);
  onTestFinished(() => server.close());
  return { server, payer: testPayer(server.fhirBaseUrl) };
}
