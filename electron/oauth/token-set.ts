/** The tokens of one connection with everything needed to use, renew and give them back. Never leaves this folder. */
import { z } from 'zod';

export const TokenSet = z.strictObject({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  /** Milliseconds since 1970. */
  expiresAtMs: z.number(),
  /** When to renew, a little before the end. */
  refreshAtMs: z.number(),
  patientId: z.string(),
  clientId: z.string(),
  issuer: z.string().nullable(),
  /** Fixed at sign-in: a refresh token goes only where it came from. */
  tokenEndpoint: z.string(),
  revocationEndpoint: z.string().nullable(),
  /** The only place, besides `allowedHosts`, that gets the access token. */
  fhirBaseUrl: z.string(),
  allowedHosts: z.array(z.string()),
});
export type TokenSet = z.infer<typeof TokenSet>;
