/**
 * In or out of network, by role: who billed, who treated, and the level at which the plan paid.
 *
 * @see CARIN IG, C4BBAdjudicationDiscriminator; version 1.1.0 writes it as supporting information or a category
 */
import type { Claim, NetworkStatus } from '#shared/model/claim';
import { codesOf } from '../../fhir/codes.ts';
import { objectOf } from '../../fhir/resource.ts';
import type { Adjudications } from './adjudications.ts';
import { networkOf, type SupportingInfo } from './supporting-info.ts';

type Role = keyof Claim['network'];

const roles = new Map<string, Role>([
  ['billingnetworkstatus', 'billing'],
  ['billingnetworkcontractingstatus', 'billing'],
  ['renderingnetworkstatus', 'rendering'],
  ['performingnetworkcontractingstatus', 'rendering'],
]);

/** The network status of each role; lines that disagree give 'other'. */
export function readNetwork(
  header: Adjudications,
  lines: readonly Adjudications[],
  info: SupportingInfo,
): Claim['network'] {
  const found = readRoles([header]);
  const onLines = readRoles(lines);
  return {
    billing: found.billing ?? info.billingNetwork ?? onLines.billing,
    rendering: found.rendering ?? info.renderingNetwork ?? onLines.rendering,
    benefit: found.benefit ?? onLines.benefit,
  };
}

function readRoles(lists: readonly Adjudications[]): Claim['network'] {
  const network: { [role in Role]: NetworkStatus | null } = { billing: null, rendering: null, benefit: null };
  for (const { marks } of lists)
    for (const { category, adjudication } of marks) {
      if (category.discriminator !== 'network') continue;
      const role = roles.get(category.code ?? '') ?? 'benefit';
      const own = category.code === null ? [] : [category.code];
      const status = networkOf(codesOf(objectOf(adjudication['reason']))) ?? networkOf(own);
      if (status !== null)
        network[role] = network[role] === null || network[role] === status ? status : 'other';
    }
  return network;
}
