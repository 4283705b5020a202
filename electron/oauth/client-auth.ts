/**
 * Client authentication at a token endpoint, by the methods of SMART App Launch.
 *
 * @see SMART App Launch 2.2, 4.1 (symmetric) and 4.2 (asymmetric client authentication); RFC 7523 §3
 */
import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, importPKCS8 } from 'jose';
import * as client from 'openid-client';
import { OAuthError } from '../errors.ts';
import type { ClientProof } from './plan-client.ts';

const leastRsaBits = 2048;

/**
 * The proof as openid-client applies it: for the code, for every renewal, and for giving tokens back.
 *
 * @throws {OAuthError} oauth/bad-client for a key that is not one, or not of a kind that SMART takes
 */
export async function createClientAuth(
  { method, secret, keyId }: ClientProof,
  tokenEndpoint: string,
): Promise<client.ClientAuth> {
  const known = secret ?? '';
  switch (method) {
    case 'public':
      return client.None();
    case 'secret-post':
      return client.ClientSecretPost(known);
    case 'secret-basic':
      return createBasicAuth(known);
    case 'private-key': {
      const { key, kid } = await importSigningKey(known, keyId);
      return client.PrivateKeyJwt(
        { key, kid },
        {
          [client.modifyAssertion]: (header, payload) => {
            header['typ'] = 'JWT';
            payload['aud'] = tokenEndpoint;
          },
        },
      );
    }
  }
}

/** SMART compares id and secret raw; the library would form-encode them first. */
function createBasicAuth(secret: string): client.ClientAuth {
  return (_server, { client_id: id }, _body, headers) => {
    headers.set('authorization', `Basic ${Buffer.from(`${id}:${secret}`, 'utf8').toString('base64')}`);
  };
}

function badKeyError(message: string): OAuthError {
  return new OAuthError('oauth/bad-client', message);
}

async function importSigningKey(
  text: string,
  keyId: string | null,
): Promise<{ key: client.CryptoKey; kid: string }> {
  const { key: object, kid } = parsePrivateKey(text);
  const algorithm = algorithmOf(object);
  const pem = object.export({ format: 'pem', type: 'pkcs8' }).toString();
  const key = await importPKCS8(pem, algorithm, { extractable: false });
  const thumbprint = async () => calculateJwkThumbprint(await exportJWK(object), 'sha256');
  return { key, kid: keyId ?? kid ?? (await thumbprint()) };
}

/** A PKCS#8 PEM, a private JWK, or a JWKS with one. The parser's own errors would quote the key. */
function parsePrivateKey(text: string): { key: KeyObject; kid: string | null } {
  try {
    if (!text.trim().startsWith('{')) return { key: createPrivateKey(text), kid: null };
    const json = JSON.parse(text) as JsonWebKey & { keys?: JsonWebKey[]; kid?: unknown };
    const jwk: JsonWebKey & { kid?: unknown } = json.keys?.length === 1 ? { ...json.keys[0] } : json;
    const kid = typeof jwk.kid === 'string' && jwk.kid !== '' ? jwk.kid : null;
    return { key: createPrivateKey({ key: jwk, format: 'jwk' }), kid };
  } catch {
    throw badKeyError('This is not a private key (JWK, or PEM that begins with BEGIN PRIVATE KEY).');
  }
}

function algorithmOf(key: KeyObject): 'RS384' | 'ES384' {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= leastRsaBits) return 'RS384';
  if (type === 'ec' && details?.namedCurve === 'secp384r1') return 'ES384';
  throw badKeyError('The key must be RSA with 2048 bits or more, or on the curve P-384.');
}
