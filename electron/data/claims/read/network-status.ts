/**
 * In or out of network, by role: who billed, who treated, and the level at which the plan paid.
 *
 * @see CARIN IG, C4BBAdjudicationDiscriminator; version 1.1.0 writes it as supporting information or a category
 */
import type { Claim, ClaimFact, NetworkStatus } from '#shared/model/claims/claim';
import { codesOf } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { objectOf } from '../../fhir/resource.ts';
import type { Adjudications } from './adjudications.ts';
import { networkOf, type SupportingInfo } from './supporting-info.ts';

type Role = keyof Claim['network'];

const roles = new Map<string, Role>([
  ['billingnetworkstatus', 'billing'],
  ['billingnetworkcontractingstatus', 'billing'],
  ['in/outofnetworkbenefitpaymentstatus', 'benefit'],
  ['renderingnetworkstatus', 'rendering'],
  ['performingnetworkcontractingstatus', 'rendering'],
]);

const notStated: Claim['network'] = { billing: null, rendering: null, benefit: null };

/** The network status of each role: of the first places that state it. Statuses of one place that disagree give 'other'. */
export function readNetwork(
  places: readonly Adjudications[],
  info: SupportingInfo | null,
  reading: Reading,
): Claim['network'] {
  const network: { [role in Role]: NetworkStatus | null } = { ...notStated };
  for (const { marks } of places)
    for (const { category, adjudication } of marks) {
      if (category.discriminator !== 'network') continue;
      const role = roles.get(category.code ?? '') ?? 'benefit';
      const own = category.code === null ? [] : [category.code];
      const stated = networkOf(codesOf(objectOf(adjudication['reason'])));
      if (stated !== null) reading.take(adjudication, 'reason');
      const status = stated ?? networkOf(own);
      if (status !== null)
        network[role] = network[role] === null || network[role] === status ? status : 'other';
    }
  return {
    billing: network.billing ?? info?.billingNetwork ?? null,
    rendering: network.rendering ?? info?.renderingNetwork ?? null,
    benefit: network.benefit,
  };
}

/**
 * Contracts with the plan, which are no network status.
 *
 * @see CARIN IG C4BBPayerAdjudicationStatus#contracted
 */
export function readContracts(
  { marks }: Adjudications,
  lineNumber: number | null,
  reading: Reading,
): ClaimFact[] {
  const facts: ClaimFact[] = [];
  for (const { category, adjudication } of marks) {
    if (category.discriminator !== 'network') continue;
    const isReason = codesOf(objectOf(adjudication['reason'])).includes(contracted);
    if (!isReason && category.code?.toLowerCase() !== contracted) continue;
    if (isReason) reading.take(adjudication, 'reason');
    facts.push({ label: { text: null, code: category.code, system: null }, value: contracted, lineNumber });
  }
  return facts;
}

const contracted = 'contracted';

/** The claim's network status: what the header states, else what its lines say together. */
export function chooseNetwork(header: Claim['network'], lines: Claim['network']): Claim['network'] {
  return {
    billing: header.billing ?? lines.billing,
    rendering: header.rendering ?? lines.rendering,
    benefit: header.benefit ?? lines.benefit,
  };
}
