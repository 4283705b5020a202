/**
 * True for the hosts of Medicare's own service, the test service included.
 *
 * @see CMS Blue Button 2.0: api.bluebutton.cms.gov, sandbox.bluebutton.cms.gov
 */
export function isMedicareHost(host: string): boolean {
  return /(?:^|\.)bluebutton\.cms\.gov$/.test(host);
}
