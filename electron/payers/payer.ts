/** What is known of a health plan before it is asked: where its services are, and where it departs from the standard. */
import { z } from 'zod';

/** Departures that need code, each named after what the plan does. */
export const Quirk = z.enum([
  /** `GET {base}/$userinfo` names the person when the token response does not. */
  'userinfo-operation',
  /** Scopes must be parted by %20 in the authorize address, not by +. */
  'scope-spaces-as-percent-20',
]);
export type Quirk = z.infer<typeof Quirk>;

const address = z.url({ protocol: /^https?$/ });

/** How the plan lets this app be called back. Ports are tried in the order given. */
export const Redirect = z.strictObject({
  host: z.enum(['127.0.0.1', 'localhost']),
  ports: z.union([z.literal('any'), z.array(z.int().min(1024).max(65_535)).min(1)]),
  path: z.string().regex(/^\/[A-Za-z0-9_\-/]{1,100}$/),
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
  isSample: z.boolean().default(false),
  fhirBaseUrl: address,
  /** Value of `aud` in the authorize address, letter by letter; the FHIR base when `null`. */
  aud: z.string().nullable().default(null),
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
  clientType: z.enum(['public', 'secret_basic', 'secret_post', 'private_key_jwt']).default('public'),
  /** Exact scopes to choose from; worked out from the plan's description when `null`. */
  scopes: z.array(z.string()).nullable().default(null),
  scopeSyntax: z.enum(['v1', 'v2']).nullable().default(null),
  redirect: Redirect.default({ host: '127.0.0.1', ports: 'any', path: '/callback' }),
  extraAuthorizeParams: z.record(z.string(), z.string()).default({}),
  /** True when the plan refuses the scope `offline_access`. */
  noOfflineAccess: z.boolean().default(false),
  /** Months until the plan ends the access by itself. */
  accessMonths: z.int().min(1).nullable().default(null),
  /** Largest `_count` that the plan takes. */
  maxCount: z.int().min(1).nullable().default(null),
  quirks: z.array(Quirk).default([]),
});
export type Payer = z.infer<typeof Payer>;
