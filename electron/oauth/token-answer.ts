/**
 * Normalizes token responses before the library sees them, and reads the fields that it ignores: plans send nulls,
 * lists of scopes and error bodies that it rejects.
 *
 * @see SMART App Launch 2.2, 2.0.9 (token response); RFC 6749 §5
 */
import type { TokenEndpointResponse } from 'openid-client';
import { z } from 'zod';
import { redactText } from '../fhir/outcome.ts';

const textOrNone = z.string().min(1).optional().catch(undefined);

/** A token response in our terms; `null` for what the plan left out. */
export type TokenAnswer = {
  accessToken: string;
  refreshToken: string | null;
  expiresInSeconds: number | null;
  /** `undefined`: not sent, so granted as asked. */
  scope: string | undefined;
  patient: string | null;
  fhirUser: string | null;
  idToken: string | null;
  accessEndsAt: string | null;
};

const textOrNull = z
  .union([z.string().min(1), z.int().transform(String)])
  .nullable()
  .catch(null);
const Extras = z.looseObject({
  patient: textOrNull.default(null),
  fhirUser: textOrNull.default(null),
  access_grant_expiration: textOrNull.default(null),
});

/** Facts of the last exchange, since the library's errors cannot be passed on. */
export type Trace = {
  fault: unknown;
  status: number | null;
  idToken: string | null;
  retryAfterMs: number | undefined;
  /** The plan's error message, without anything that was sent. */
  said: string | null;
};

/** Keeps the content type as the only header: a `WWW-Authenticate` would hide the error in the body. */
export function normalizeAnswer(
  status: number,
  type: string | undefined,
  body: Uint8Array<ArrayBuffer>,
  trace: Trace,
) {
  const headers = type === undefined ? {} : { 'content-type': type };
  if (status < 200 || status > 299)
    return new Response(body, { status: status < 400 ? 502 : status, headers });
  if (body.byteLength === 0) return new Response(null, { status: 200 });
  const json = parseObject(body);
  if (json === null) return new Response(body, { status: 200, headers });
  return Response.json(normalizeTokens(json, trace), { status: 200 });
}

const Complaint = z.looseObject({ error_description: textOrNone, detail: textOrNone, message: textOrNone });

/**
 * The plan's error message: Django services use `detail` or `message` where OAuth has `error_description`. Plans quote
 * codes and tokens there, so only plain words are kept.
 */
export function readComplaint(body: Uint8Array): string | null {
  const complaint = Complaint.safeParse(parseObject(body)).data;
  const text = complaint?.error_description ?? complaint?.detail ?? complaint?.message;
  if (text === undefined) return null;
  const words = redactText(text).split(' ');
  const kept = words.map((word) => (/^[("]?[A-Z]?[a-z]{0,15}[.,:;!?)"]*$/.test(word) ? word : '…'));
  return kept.some((word) => word !== '…') ? kept.join(' ').slice(0, 200) : null;
}

/** The JSON object of a body; `null` for anything else. */
export function parseObject(body: Uint8Array): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(body));
    return z.record(z.string(), z.unknown()).safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Drops nulls and empty strings, except an empty `scope`, which means that nothing was granted. Apigee calls its bearer
 * tokens `BearerToken`.
 */
function normalizeTokens(json: Record<string, unknown>, trace: Trace): Record<string, unknown> {
  const { id_token, token_type, expires_in, scope, ...rest } = json;
  trace.idToken = typeof id_token === 'string' && id_token !== '' ? id_token : null;
  const kept = Object.entries(rest).filter(([, value]) => value !== null && value !== '');
  const type = typeof token_type === 'string' && token_type !== '' ? token_type : 'Bearer';
  const seconds = expires_in === null || expires_in === '' ? Number.NaN : Number(expires_in);
  const scopes = Array.isArray(scope) ? scope.filter((one) => typeof one === 'string').join(' ') : scope;
  return {
    ...Object.fromEntries(kept),
    token_type: /^bearer(token)?$/i.test(type) ? 'Bearer' : type,
    ...(Number.isFinite(seconds) && seconds > 0 ? { expires_in: seconds } : {}),
    ...(typeof scopes === 'string' ? { scope: scopes } : {}),
  };
}

/**
 * The token response in our terms, once the library has checked it. The library takes DPoP too; this app sends bearer
 * tokens only, and may not use one whose type it does not know (RFC 6749 §7.1).
 */
export function answerFrom(response: TokenEndpointResponse, trace: Trace): TokenAnswer {
  if (response.token_type !== 'bearer') throw new Error('not a bearer token');
  // No other could be sent, which would look as if the plan could not be reached (RFC 6749 A.12).
  if (!/^[\x20-\x7e]+$/.test(response.access_token)) throw new Error('not an access token');
  const extras = Extras.parse({ ...response });
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token ?? null,
    expiresInSeconds: response.expires_in ?? null,
    scope: response.scope,
    patient: extras.patient,
    fhirUser: extras.fhirUser,
    idToken: trace.idToken,
    accessEndsAt: extras.access_grant_expiration,
  };
}
