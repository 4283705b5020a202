/** The tokens of connections, each set sealed under the id of its connection. Never leave this folder. */
import { z } from 'zod';
import { ClientProof, publicProof } from './plan-client.ts';
import { createSealedStore, type SealedStore, type SealedStoreDeps } from './sealed-store.ts';

/** The tokens of one connection with everything needed to use, renew and revoke them. */
export const TokenSet = z.strictObject({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  /** Milliseconds since 1970. */
  expiresAtMs: z.number(),
  /** When to renew, a little before the end. */
  refreshAtMs: z.number(),
  patientId: z.string(),
  clientId: z.string(),
  /** Sets sealed by versions without secrets belong to public clients. */
  proof: ClientProof.default(publicProof),
  issuer: z.string().nullable(),
  /** Fixed at sign-in: a refresh token goes only where it came from. */
  tokenEndpoint: z.string(),
  revocationEndpoint: z.string().nullable(),
  /** `access-token`: revoking that ends the whole permission; refresh tokens cannot be revoked. */
  revokesBy: z.enum(['each-token', 'access-token']).default('each-token'),
  /** The only place, besides `allowedHosts`, that gets the access token. */
  fhirBaseUrl: z.string(),
  allowedHosts: z.array(z.string()),
});
export type TokenSet = z.infer<typeof TokenSet>;

export type Vault = Omit<SealedStore<TokenSet>, 'names'>;

/** A vault on the operating system's key store. */
export function createVault(deps: SealedStoreDeps): Vault {
  return createSealedStore(deps, (json) => TokenSet.safeParse(json).data ?? null);
}
