/**
 * Reads the `fhirUser` of an id_token.
 *
 * @see OpenID Connect Core 1.0, 2 (claims) and 3.1.3.7 (checks); SMART App Launch 2.2, 4.4 (fhirUser)
 */
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { PlanClient } from './plan-client.ts';
import type { SmartServer } from './smart-server.ts';

/** Clocks of people and plans differ by minutes. */
const leewaySeconds = 5 * 60;
/** Of a token that was made for this sign-in. */
const longestAgeSeconds = 24 * 3600;

const Claims = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  azp: z.string().optional(),
  exp: z.number(),
  iat: z.number(),
  fhirUser: z.string(),
});

export type IdTokenSource = {
  server: Pick<SmartServer, 'issuer' | 'tokenEndpoint'>;
  client: Pick<PlanClient, 'clientId' | 'brokerUrl'>;
  nowMs: number;
};

/**
 * The user that the token names; a token that fails a check counts as none. TLS straight from the token endpoint takes
 * the place of the signature, so a token that a broker passed on says nothing.
 */
export function readFhirUser(idToken: string | null, source: IdTokenSource): string | null {
  if (idToken === null || source.client.brokerUrl !== null) return null;
  const claims = parseClaims(idToken);
  if (claims === null) return null;
  const { iss, aud, azp, exp, iat, fhirUser } = claims;
  const { clientId } = source.client;
  const now = source.nowMs / 1000;
  const isForUs = aud.includes(clientId) && (azp === undefined ? aud.length === 1 : azp === clientId);
  const isNow = exp > now - leewaySeconds && iat < now + leewaySeconds && iat > now - longestAgeSeconds;
  return isIssuedBy(iss, source.server) && isForUs && isNow ? fhirUser : null;
}

function isIssuedBy(iss: string, { issuer, tokenEndpoint }: IdTokenSource['server']): boolean {
  if (issuer !== null) return iss === issuer;
  return URL.canParse(iss) && new URL(iss).origin === new URL(tokenEndpoint).origin;
}

function parseClaims(idToken: string): z.infer<typeof Claims> | null {
  try {
    return Claims.safeParse(decodeJwt(idToken)).data ?? null;
  } catch {
    return null;
  }
}
