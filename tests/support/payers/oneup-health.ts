/**
 * A plan on 1upHealth: no address on the person's own computer may be registered, so the browser comes back through an
 * https page; a secret in the form; refresh tokens that rotate, and one that is used twice ends the permission.
 */
import type { PlanServer } from './plan-rules.ts';
import { startPlanServer } from './plan-server.ts';
import { standInPayer } from './stand-in-payer.ts';

export const oneUpClient = { id: 'oneup-app', secret: 'oneup-app-secret-value' };
/** The page that is registered there and sends the browser on. */
export const oneUpRelay = 'https://relay.example/claimfolio/';

export async function startOneUpHealth(): Promise<PlanServer & { payers: unknown[] }> {
  const spent = new Set<string>();
  const server = await startPlanServer({
    title: 'Health Plan of San Mateo',
    paths: {
      fhir: '/r4',
      configuration: '/r4/.well-known/smart-configuration',
      authorize: '/oauth2/authorize/12345',
      token: '/oauth2/token',
      revoke: '/oauth2/revoke',
    },
    describe: {
      capabilities: [
        'launch-standalone',
        'client-confidential-symmetric',
        'permission-patient',
        'permission-offline',
        'permission-v1',
      ],
      revocation_endpoint: '/oauth2/revoke',
    },
    client: { ...oneUpClient, auth: ['post'] },
    redirects: [oneUpRelay],
    scopes: [
      'launch/patient',
      'offline_access',
      ...['Patient', 'Coverage', 'ExplanationOfBenefit'].map((type) => `patient/${type}.read`),
    ],
    accessSeconds: 7200,
    refreshes: (scopes) => scopes.includes('offline_access'),
    atToken(form) {
      const used = form['refresh_token'];
      if (used === undefined) return null;
      if (spent.has(used)) server.endPermission();
      spent.add(used);
      return null;
    },
  });
  return Object.assign(server, {
    payers: standInPayer('health-plan-of-san-mateo', 'https://api.hpsmfhir.com', server.origin),
  });
}
