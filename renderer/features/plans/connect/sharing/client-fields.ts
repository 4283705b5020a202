import type { ClientMethod, ConnectRequest, ConsentOffer } from '#shared/model/plans/connection';

/** What a person types about the app's registration with the plan. */
export type ClientFields = {
  /** False while the remembered registration or the app's own id is used. */
  isOpen: boolean;
  /** The person said yes to the app registering itself. */
  registers: boolean;
  clientId: string;
  method: ClientMethod;
  secret: string;
  keyId: string;
  brokerUrl: string;
  relayUrl: string;
  redirectPort: string;
};

export type ClientProblem = 'registers' | 'clientId' | 'secret' | 'brokerUrl' | 'relayUrl' | 'redirectPort';

/** The initial fields: what is remembered, without the secret. */
export function createClientFields({ needsClientId, registrationHost, client }: ConsentOffer): ClientFields {
  const { remembered, methods } = client;
  return {
    isOpen: needsClientId && registrationHost === null,
    registers: false,
    clientId: remembered?.clientId ?? '',
    method: remembered?.method ?? methods[0] ?? 'public',
    secret: '',
    keyId: remembered?.keyId ?? '',
    brokerUrl: remembered?.brokerUrl ?? '',
    relayUrl: remembered?.relayUrl ?? '',
    redirectPort: remembered?.redirectPort?.toString() ?? '',
  };
}

/** True when a secret is remembered for exactly this id and method. */
export function hasRememberedSecret(fields: ClientFields, { client }: ConsentOffer): boolean {
  const { remembered } = client;
  const isSame = remembered?.clientId === fields.clientId.trim() && remembered.method === fields.method;
  return isSame && fields.method !== 'public';
}

/** What is missing or obviously wrong. The main process checks again. */
export function findClientProblems(fields: ClientFields, offer: ConsentOffer): ClientProblem[] {
  if (!fields.isOpen) return offer.needsClientId && !fields.registers ? ['registers'] : [];
  const problems: ClientProblem[] = [];
  const broker = fields.brokerUrl.trim();
  const relay = fields.relayUrl.trim();
  const port = fields.redirectPort.trim();
  if (fields.clientId.trim() === '') problems.push('clientId');
  const needsSecret = fields.method !== 'public' && broker === '' && !hasRememberedSecret(fields, offer);
  if (needsSecret && fields.secret.trim() === '') problems.push('secret');
  if (broker !== '' && !/^https:\/\/[^\s@#]+$|^http:\/\/127\.0\.0\.1[:/][^\s@#]*$/i.test(broker))
    problems.push('brokerUrl');
  if (relay === '' ? offer.client.needsRelay : !/^https:\/\/[^\s@?#]+$/i.test(relay))
    problems.push('relayUrl');
  if (port !== '' && !(/^\d{4,5}$/.test(port) && Number(port) >= 1024 && Number(port) <= 65_535))
    problems.push('redirectPort');
  return problems;
}

/** What to send; `null` when nothing was typed. */
export function readClientAnswer(fields: ClientFields): ConnectRequest['client'] {
  if (!fields.isOpen) return fields.registers ? 'register' : null;
  const typed = (text: string) => text.trim() || null;
  const port = typed(fields.redirectPort);
  return {
    clientId: typed(fields.clientId),
    method: fields.method,
    secret: fields.method === 'public' ? null : typed(fields.secret),
    keyId: fields.method === 'private-key' ? typed(fields.keyId) : null,
    brokerUrl: typed(fields.brokerUrl),
    relayUrl: typed(fields.relayUrl),
    redirectPort: port === null ? null : Number(port),
  };
}
