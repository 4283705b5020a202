/** The connection that every measurement reads through: one person at an invented plan. */
import type { NewConnection } from '../../electron/data/people/connections.ts';

export function makeBenchConnection(
  fhirBaseUrl: string,
  patientId: string,
  connectedAt: string,
): NewConnection {
  return {
    personId: null,
    payerId: null,
    planName: 'Bench',
    host: new URL(fhirBaseUrl).host,
    isSample: true,
    fhirBaseUrl,
    patientId,
    accessEndsAt: null,
    keepsUpToDate: true,
    origin: 'plan',
    granted: ['claims'],
    notGranted: [],
    connectedAt,
  };
}
