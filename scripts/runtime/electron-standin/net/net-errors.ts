const names: Record<string, string> = {
  CERT_HAS_EXPIRED: 'CERT_DATE_INVALID',
  CERT_NOT_YET_VALID: 'CERT_DATE_INVALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'CERT_AUTHORITY_INVALID',
  EAI_AGAIN: 'NAME_NOT_RESOLVED',
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_RESET',
  EHOSTUNREACH: 'ADDRESS_UNREACHABLE',
  ENETUNREACH: 'INTERNET_DISCONNECTED',
  ENOTFOUND: 'NAME_NOT_RESOLVED',
  EPIPE: 'CONNECTION_RESET',
  ERR_TLS_CERT_ALTNAME_INVALID: 'CERT_COMMON_NAME_INVALID',
  ETIMEDOUT: 'CONNECTION_TIMED_OUT',
  SELF_SIGNED_CERT_IN_CHAIN: 'CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'CERT_AUTHORITY_INVALID',
  UND_ERR_CONNECT_TIMEOUT: 'CONNECTION_TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'TIMED_OUT',
  UND_ERR_SOCKET: 'CONNECTION_CLOSED',
};

/** The error that Chromium's network stack gives where Node gives `cause`, such as `net::ERR_CONNECTION_REFUSED`. */
export function toNetError(cause: unknown): Error {
  for (let inner: unknown = cause; inner instanceof Error; inner = inner.cause) {
    const code = 'code' in inner ? String(inner.code) : '';
    const name = names[code] ?? (/^(ERR_SSL|EPROTO)/.test(code) ? 'SSL_PROTOCOL_ERROR' : undefined);
    if (inner.message === 'bad port') return new Error('net::ERR_UNSAFE_PORT', { cause });
    if (name) return new Error(`net::ERR_${name}`, { cause });
  }
  return new Error('net::ERR_FAILED', { cause });
}
