/** Humana: the secret by HTTP Basic only, a scope for each resource type and no wildcard, renewals that rotate. */
import type { PlanServer } from './plan-rules.ts';
import { startPlanServer } from './plan-server.ts';
import { standInPayer } from './stand-in-payer.ts';

/** A secret with signs that form-encoding would change: it must arrive as it is. */
export const humanaClient = { id: 'b2c4-11e9', secret: 'humana-secret_~.*!' };

const types = [
  'AllergyIntolerance',
  'CarePlan',
  'CareTeam',
  'Condition',
  'Coverage',
  'DocumentReference',
  'ExplanationOfBenefit',
  'Goal',
  'Immunization',
  'List',
  'MedicationRequest',
  'Observation',
  'Patient',
  'Procedure',
];

export async function startHumana(): Promise<PlanServer & { payers: unknown[] }> {
  const server = await startPlanServer({
    title: 'Humana',
    paths: {
      fhir: '/api',
      configuration: '/api/.well-known/smart-configuration',
      authorize: '/auth/authorize',
      token: '/auth/token',
      revoke: '/auth/revoke',
    },
    describe: {
      capabilities: ['launch-standalone', 'client-confidential-symmetric', 'permission-patient'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      revocation_endpoint: '/auth/revoke',
    },
    client: { ...humanaClient, auth: ['basic'] },
    redirects: ['http://127.0.0.1:28431/callback', 'loopback'],
    scopes: ['launch/patient', 'offline_access', ...types.map((type) => `patient/${type}.read`)],
    accessSeconds: 3600,
    refreshes: (scopes) => scopes.includes('offline_access'),
  });
  return Object.assign(server, { payers: standInPayer('humana', 'https://fhir.humana.com', server.origin) });
}
