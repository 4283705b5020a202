/** The list of plans that can be added: what comes with the app, the person's own, and the sample plan. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PayerEntry } from '#shared/model/plans/connection';
import { thisComputer } from '../access/public-host.ts';
import { AppError } from '../errors.ts';
import type { SamplePlanAddress } from '../sample-plan/sample-plan.ts';
import { parsePlanAddress } from './address.ts';
import { Payer, PortalOnlyPlan, type Quirk } from './payer.ts';
import { rankPlan } from './search.ts';

const Listed = z.union([PortalOnlyPlan, Payer]);
type Listed = z.infer<typeof Listed>;

/** A plan's services that anyone may ask. */
export type PublicServices = {
  payerId: string;
  name: string;
  isSample: boolean;
  formularyUrl: string | null;
  directoryUrl: string | null;
};

export interface Registry {
  /**
   * Plans whose names hold every word typed, in any order and spelling; best first. Sandboxes are found by adding the
   * word "sandbox" only.
   */
  search(text: string): PayerEntry[];
  /** @throws {AppError} store/not-found */
  payer(id: string): Payer;
  /** The plan's page for apps, also of one that is known by name only; `null` when not known. */
  portalUrl(id: string): string | null;
  /** Further hosts that are a plan's own for links to pages; none for a plan that is not in the list. */
  allowedHosts(id: string): readonly string[];
  /** Largest page that the plan takes; `null` when not known. */
  mostPerPage(id: string): number | null;
  /** Where the plan departs from the standards; empty for a plan that is not in the list. */
  quirks(id: string): readonly Quirk[];
  /** Plans with a public drug list or directory, by name. */
  publicServices(): PublicServices[];
  /**
   * A plan by its FHIR address; the listed plan when the address is in the list.
   *
   * @throws {AppError} plan/bad-address
   */
  payerFromAddress(address: string): Payer;
  /** Adds the sample plans as `sample-<id>`, or replaces them after the sample server was started again. */
  addSamplePlans(plans: readonly SamplePlanAddress[]): void;
}

function entryOf(plan: Listed): PayerEntry {
  const { id, name, alsoKnownAs, developerPortalUrl: portalUrl } = plan;
  const known = { id, name, alsoKnownAs, portalUrl };
  if ('portalOnly' in plan)
    return { ...known, kind: 'portal-only', host: null, isSample: false, needsClientId: true };
  const { kind, isSample, clientId, fhirBaseUrl } = plan;
  return { ...known, kind, isSample, host: new URL(fhirBaseUrl).host, needsClientId: clientId === null };
}

/** Plans that match without a typing mistake, else those that match with one. Best first. */
function findPlans(plans: readonly Listed[], typed: string): PayerEntry[] {
  const text = typed.replace(/\bsandbox\b/gi, ' ');
  const wantsSandboxes = text !== typed;
  const wanted = plans.filter((plan) => isSandbox(plan) === wantsSandboxes);
  const ranked = (mayDiffer: boolean) =>
    wanted.map((plan) => ({ plan, rank: rankPlan(plan, text, mayDiffer) })).filter(({ rank }) => rank > 0);
  const exact = ranked(false);
  return (exact.length > 0 ? exact : ranked(true))
    .sort((a, b) => b.rank - a.rank || comparePlans(a.plan, b.plan))
    .map(({ plan }) => entryOf(plan));
}

/** Plans that can be connected to come first, then by name. */
function comparePlans(a: Listed, b: Listed): number {
  return Number('portalOnly' in a) - Number('portalOnly' in b) || a.name.localeCompare(b.name, 'en');
}

function isSandbox(plan: Listed): boolean {
  return 'kind' in plan && plan.kind === 'sandbox';
}

/**
 * Builds the registry from the list that comes with the app and the person's own additions, which win over it.
 *
 * @throws {ZodError} when a list is not in the schema of `Payer`
 */
export function createRegistry(builtIn: unknown, extra: unknown = []): Registry {
  const payers = new Map<string, Payer>();
  const portalOnly = new Map<string, PortalOnlyPlan>();
  for (const list of [builtIn, extra])
    for (const one of z.array(Listed).parse(list))
      if ('portalOnly' in one) portalOnly.set(one.id, one);
      else payers.set(one.id, one);
  return {
    search: (text) => findPlans([...payers.values(), ...portalOnly.values()], text),
    payer(id) {
      const payer = payers.get(id);
      if (payer === undefined) throw new AppError('store/not-found', 'This plan is not in the list.');
      return payer;
    },
    portalUrl: (id) => (payers.get(id) ?? portalOnly.get(id))?.developerPortalUrl ?? null,
    allowedHosts: (id) => payers.get(id)?.allowedHosts ?? [],
    quirks: (id) => payers.get(id)?.quirks ?? [],
    mostPerPage: (id) => payers.get(id)?.maxCount ?? null,
    publicServices: () =>
      [...payers.values()]
        .filter(({ formularyUrl, directoryUrl }) => formularyUrl !== null || directoryUrl !== null)
        .map(({ id, name, isSample, formularyUrl, directoryUrl }) => ({
          payerId: id,
          name,
          isSample,
          formularyUrl,
          directoryUrl,
        }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    payerFromAddress(typed) {
      const { fhirBaseUrl, aud, host } = parsePlanAddress(typed);
      const known = [...payers.values()].find((one) => !one.isSample && one.fhirBaseUrl === fhirBaseUrl);
      if (known !== undefined) return known;
      // An address to come back to that no other plan has: a code that another plan sent cannot pass for one of this plan
      // (RFC 9700 §4.4.2.2).
      const path = `/callback/${createHash('sha256').update(fhirBaseUrl).digest('hex').slice(0, 16)}`;
      // A service on this computer is somebody's own test service, which accepts any port.
      const ports = new URL(fhirBaseUrl).hostname === thisComputer ? { ports: 'any' } : {};
      const redirect = { ...ports, path };
      return Payer.parse({ id: fhirBaseUrl, name: host, fhirBaseUrl, aud, redirect });
    },
    addSamplePlans(plans) {
      for (const plan of plans) {
        const id = `sample-${plan.id}`;
        const redirect = { host: '127.0.0.1', ports: 'any', path: `/callback/${id}` };
        payers.set(id, Payer.parse({ ...plan, id, isSample: true, signInHosts: [], redirect }));
      }
    },
  };
}
