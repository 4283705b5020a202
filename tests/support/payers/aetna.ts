/**
 * Aetna's sandbox: a client without a secret (and none taken), its description not below the FHIR base, an audience
 * that is not the FHIR base, five minutes without a way to renew.
 */
import type { PlanServer } from './plan-rules.ts';
import { startPlanServer } from './plan-server.ts';
import { standInPayer } from './stand-in-payer.ts';

export const aetnaClient = { id: 'aetna-public-app' };

export async function startAetna(): Promise<PlanServer & { payers: unknown[] }> {
  const server = await startPlanServer({
    title: 'Aetna',
    paths: {
      fhir: '/fhirdemo/v1/patientaccess',
      configuration: '/fhirdemo/.well-known/smart-configuration',
      authorize: '/fhirdemo/v1/fhirserver_auth/oauth2/authorize',
      token: '/fhirdemo/v1/fhirserver_auth/oauth2/token',
      revoke: '/fhirdemo/v1/fhirserver_auth/oauth2/revoke',
    },
    describe: {
      capabilities: [
        'launch-standalone',
        'client-public',
        'context-standalone-patient',
        'permission-patient',
      ],
      revocation_endpoint: '/fhirdemo/v1/fhirserver_auth/oauth2/revoke',
    },
    client: { ...aetnaClient, secret: null, auth: ['none'] },
    redirects: ['http://127.0.0.1:28431/callback', 'loopback'],
    scopes: ['launch/patient', 'patient/*.read'],
    aud: '/fhirdemo',
    accessSeconds: 300,
    refreshes: () => false,
  });
  return Object.assign(server, {
    payers: standInPayer('aetna-sandbox', 'https://vteapif1.aetna.com', server.origin),
  });
}
