import type { ClientAnswer } from '../../../shared/model/plans/connection.ts';

/** The answer of a person who typed a client id and nothing else. */
export function publicClient(clientId: string): ClientAnswer {
  return {
    clientId,
    method: 'public',
    secret: null,
    keyId: null,
    brokerUrl: null,
    relayUrl: null,
    redirectPort: null,
  };
}
