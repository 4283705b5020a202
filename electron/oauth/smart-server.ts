/** A plan's authorization server, in our terms. */
import { trimSlashes } from '#shared/trim-end';

export type SmartServer = {
  authorizationEndpoint: string;
  tokenEndpoint: string;
  revocationEndpoint: string | null;
  /** Where the app may register itself; `null` when the plan offers none on a host of its own. */
  registrationEndpoint: string | null;
  /** `null` when the plan names none, as Medicare does. */
  issuer: string | null;
  /** True when every answer to the redirect address must carry `iss` (RFC 9207). */
  sendsIss: boolean;
  /** `null` when the plan does not say. */
  capabilities: readonly string[] | null;
  /** `null` when the plan does not say; may be incomplete. */
  scopesSupported: readonly string[] | null;
  /** `token_endpoint_auth_methods_supported`; `null` when the plan does not say. */
  clientMethods: readonly string[] | null;
};

/** The FHIR base without a slash at its end, for building addresses. */
export function baseOf(fhirBaseUrl: string): string {
  return trimSlashes(fhirBaseUrl);
}

/** Plain http, which is allowed on this computer only. */
export function isLoopbackHttp(url: URL): boolean {
  return url.protocol === 'http:' && url.hostname === '127.0.0.1';
}
