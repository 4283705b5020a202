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

/** What stands for claims that a person typed from a plan's papers, in the same way. */
export const paperSource = 'urn:claimfolio:paper';

/** Ways in of claims that no computer of a plan made: a portal's table, and paper. */
export const handWays = ['table', 'paper'] as const;
export type HandWay = (typeof handWays)[number];

/** The way in of a connection's claims, which are told apart from every other file's; `null` for all others. */
export function findHandWay({
  origin,
  fhirBaseUrl,
}: {
  origin: 'plan' | 'file';
  fhirBaseUrl: string;
}): HandWay | null {
  if (origin !== 'file') return null;
  if (fhirBaseUrl.startsWith(tableSource)) return 'table';
  return fhirBaseUrl.startsWith(paperSource) ? 'paper' : null;
}

/** The same of a connection as it is listed: a file's stands there by its address. */
export function findWayOf({
  origin,
  plan,
}: {
  origin: 'plan' | 'file';
  plan: { address: string } | object;
}): HandWay | null {
  return 'address' in plan ? findHandWay({ origin, fhirBaseUrl: plan.address }) : null;
}
