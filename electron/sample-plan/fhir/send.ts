import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Answer } from './answer.ts';

const zip = promisify(gzip);
const worthZipping = 1024;

/** Sends an answer as FHIR JSON (a file as itself), zipped if the client accepts that; `cut` drops the second half. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  cut: boolean,
): Promise<void> {
  const whole = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(JSON.stringify(answer.body));
  const plain = cut ? whole.subarray(0, whole.length / 2) : whole;
  const headers: Record<string, string> = {
    'content-type': 'application/fhir+json; charset=utf-8',
    'cache-control': 'no-store',
    // Node's own date header would ignore a stopped clock, which pictures need.
    date: new Date().toUTCString(),
    ...answer.headers,
  };
  const canUnzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const zipped = canUnzip && plain.length > worthZipping;
  const body = zipped ? await zip(plain, { level: 1 }) : plain;
  if (zipped) headers['content-encoding'] = 'gzip';
  headers['content-length'] = String(body.length);
  response.writeHead(answer.status, headers);
  response.end(body);
}
