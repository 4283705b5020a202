import { z } from 'zod';

export const planKinds = [
  'employer',
  'marketplace',
  'original-medicare',
  'medicare-advantage',
  'part-d',
  'medicaid',
  'chip',
  'federal-employees',
  'tricare',
  'unknown',
] as const;
/** Whose rules a plan follows, which decides how long one may ask it to look again. Never guessed. */
export const PlanKind = z.enum(planKinds);
export type PlanKind = z.infer<typeof PlanKind>;

/**
 * True for the hosts of Medicare's own service, the test service included.
 *
 * @see CMS Blue Button 2.0: api.bluebutton.cms.gov, sandbox.bluebutton.cms.gov
 */
export function isMedicareHost(host: string): boolean {
  return /(?:^|\.)bluebutton\.cms\.gov$/.test(host);
}

/** The address that stands for Medicare's own website, whose downloads name no server. */
export const medicareDownload = { base: 'https://mymedicare.gov', host: 'mymedicare.gov' };

/** What stands for the tables of member portals, which name no server: the mark of their records, and how their bases begin. */
export const tableSource = 'urn:claimfolio:table';

/** True for the connection of a portal's tables: what they say is told apart from every other file. */
export function isTable({ origin, fhirBaseUrl }: { origin: 'plan' | 'file'; fhirBaseUrl: string }): boolean {
  return origin === 'file' && fhirBaseUrl.startsWith(tableSource);
}
