/** An id_token that names Patient/p-8, made now, with some claims changed. Its signature is made up. */
export function idToken(changes: Record<string, unknown>, nowMs = Date.now()): string {
  const now = Math.floor(nowMs / 1000);
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const claims = { iat: now, exp: now + 600, fhirUser: 'Patient/p-8', ...changes };
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}
