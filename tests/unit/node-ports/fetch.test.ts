import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const limits = { method: 'GET' as const, headers: {}, timeoutMs: 2_000, maxBytes: 10_000 };

describe('fetch on Node', () => {
  it('gives a redirect back instead of following it', async () => {
    let visits = 0;
    const base = await serve((_request, response) => {
      visits++;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const answer = await nodeFetch({ ...limits, url: `${base}/first` });
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toBe('/elsewhere');
    expect(visits).toBe(1);
  });

  it('counts the bytes after decoding', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000)));
    });
    await expect(nodeFetch({ ...limits, url: base })).rejects.toMatchObject({ code: 'fhir/too-large' });
    const whole = await nodeFetch({ ...limits, maxBytes: 20_000, url: base });
    expect(whole.body.byteLength).toBe(20_000);
  });

  it('gives up on a body that never ends', async () => {
    const base = await serve((_request, response) => void response.write('{'));
    await expect(nodeFetch({ ...limits, timeoutMs: 200, url: base })).rejects.toMatchObject({
      code: 'fhir/timeout',
      retryable: true,
    });
  });

  it('throws the reason of the caller when the caller ends it', async () => {
    const base = await serve(() => {});
    const reason = new Error('enough');
    const ended = nodeFetch({ ...limits, url: base, signal: AbortSignal.any([AbortSignal.abort(reason)]) });
    await expect(ended).rejects.toBe(reason);
  });

  it('says which host cannot be reached, without the query', async () => {
    const base = await serve(() => {});
    for (const close of closers.splice(0)) close();
    const error = await nodeFetch({ ...limits, url: `${base}/Patient?name=Planted` }).catch((e) => e);
    expect(error).toMatchObject({ code: 'fhir/unreachable', status: null });
    expect(inspect(error, { depth: 9 })).not.toContain('Planted');
  });
});
