/** What the person is told and may choose before the browser opens. */
import type { ConsentOffer } from '#shared/model/connection';
import type { Payer } from '../payers/payer.ts';
import { canAskOffline, offeredCategories, requiredCategories } from './scopes.ts';
import type { SmartServer } from './smart-server.ts';

/** @see SMART App Launch 2.2, 7.1 (capability set "Patient Access for Standalone Apps") */
const neededCapabilities = [
  'launch-standalone',
  'client-public',
  'context-standalone-patient',
  'permission-patient',
];

/** The offer of a plan, from what the registry knows and the plan says of itself. */
export function offerFrom(payer: Payer, clientId: string | null, server: SmartServer): ConsentOffer {
  const isListed = neededCapabilities.every((one) => server.capabilities?.includes(one) ?? false);
  return {
    planName: payer.name,
    signInHost: new URL(server.authorizationEndpoint).host,
    dataHost: new URL(payer.fhirBaseUrl).host,
    isSample: payer.isSample,
    categories: offeredCategories(payer, server).map((category) => ({
      category,
      required: requiredCategories.includes(category),
    })),
    canKeepUpToDate: canAskOffline(payer, server),
    accessMonths: payer.accessMonths,
    needsClientId: payer.clientId === null && (clientId === null || clientId === ''),
    mayNotSupportApps: !isListed,
  };
}
