/** What is known about a health plan in advance: where its services are, and where it departs from the standard. */

import { z } from 'zod';
import { ClientMethod } from '#shared/model/plans/connection';

/** Departures that need code, each named after what the plan does. */
export const Quirk = z.enum([
  /** `GET {base}/$userinfo` names the person when the token response does not. */
  'userinfo-operation',
  /** Scopes must be separated by %20 in the authorize address, not by +. */
  'scope-spaces-as-percent-20',
  /** `GET {base}/Patient/$generate-insurance-card` answers with the person's digital card. */
  'insurance-card-operation',
  /** No address on this computer can be registered: a page on the web must send the browser on. */
  'https-redirect-only',
  /** Giving the access token back ends the whole permission; a refresh token is not taken there. */
  'revoke-by-access-token',
  /** A new sign-in of the same person with the same client id ends the access of other computers. */
  'new-sign-in-ends-others',
]);
export type Quirk = z.infer<typeof Quirk>;

const address = z.url({ protocol: /^https?$/ });
const webAddress = z.url({ protocol: /^https$/ });

/** Ports to register at plans that need an exact redirect address; outside the ephemeral range. */
export const usualPorts = [28_431, 28_432, 28_433];

/** How the plan lets this app be called back. Ports are tried in the order given. */
export const Redirect = z.strictObject({
  host: z.enum(['127.0.0.1', 'localhost']).default('127.0.0.1'),
  ports: z.union([z.literal('any'), z.array(z.int().min(1024).max(65_535)).min(1)]).default(usualPorts),
  path: z
    .string()
    .regex(/^\/[A-Za-z0-9_\-/]{1,100}$/)
    .default('/callback'),
});
export type Redirect = z.infer<typeof Redirect>;

/**
 * One plan of the registry. Addresses that are `null` come from the plan's own description of itself; set ones win.
 *
 * @see SMART App Launch 2.2, 2.0.3 (registration) and 2.0.6 (standalone launch)
 */
export const Payer = z.strictObject({
  id: z.string().min(1),
  /** As printed on the card. */
  name: z.string().min(1),
  alsoKnownAs: z.array(z.string()).default([]),
  /** Names to find it by that people are not shown: Medicare is never called "Blue Button". */
  foundBy: z.array(z.string()).default([]),
  isSample: z.boolean().default(false),
  /** `sandbox`: the plan's test service, with made-up people. */
  kind: z.enum(['plan', 'sandbox']).default('plan'),
  /** The plan's page for apps, where a client id is asked for. */
  developerPortalUrl: webAddress.nullable().default(null),
  fhirBaseUrl: address,
  /** Value of `aud` in the authorize address, exactly as the plan expects it; the FHIR base when `null`. */
  aud: z.string().nullable().default(null),
  /** Public drug list (US Drug Formulary), asked without a token; `null` when not known. */
  formularyUrl: address.nullable().default(null),
  /** Public directory (Plan-Net), asked without a token; `null` when not known. */
  directoryUrl: address.nullable().default(null),
  smartConfigurationUrl: address.nullable().default(null),
  issuer: z.string().nullable().default(null),
  authorizeUrl: address.nullable().default(null),
  tokenUrl: address.nullable().default(null),
  revocationUrl: address.nullable().default(null),
  /** Hosts where its sign-in may be, besides the data host. `null`: not known, the person is shown the host instead. */
  signInHosts: z.array(z.string()).nullable().default(null),
  /** Further hosts of its data service that may get the access token. */
  allowedHosts: z.array(z.string()).default([]),
  /** Public client id of this app; `null` when the person must bring one. */
  clientId: z.string().nullable().default(null),
  /** Client authentication methods, the default first; from the plan's own description when `null`. */
  clientMethods: z.array(ClientMethod).min(1).nullable().default(null),
  /** Exact scopes to choose from; worked out from the plan's description when `null`. */
  scopes: z.array(z.string()).nullable().default(null),
  scopeSyntax: z.enum(['v1', 'v2']).nullable().default(null),
  redirect: Redirect.prefault({}),
  extraAuthorizeParams: z.record(z.string(), z.string()).default({}),
  /** Parameter by which its sign-in page is told the person's language (`en` or `es`); `null` where it knows none. */
  languageParam: z.string().nullable().default(null),
  /** True when the plan refuses the scope `offline_access`. */
  noOfflineAccess: z.boolean().default(false),
  /** Months until the plan ends the access by itself. */
  accessMonths: z.int().min(1).nullable().default(null),
  /** Largest `_count` that the plan takes. */
  maxCount: z.int().min(1).nullable().default(null),
  quirks: z.array(Quirk).default([]),
});
export type Payer = z.infer<typeof Payer>;

/** A plan that gives its address to registered apps only: known by name only. */
export const PortalOnlyPlan = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  alsoKnownAs: z.array(z.string()).default([]),
  portalOnly: z.literal(true),
  developerPortalUrl: webAddress.nullable(),
});
export type PortalOnlyPlan = z.infer<typeof PortalOnlyPlan>;
