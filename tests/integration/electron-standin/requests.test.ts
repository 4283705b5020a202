import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnUnix } from '../../support/needs.ts';
import { launch, startServer } from './fixture.ts';

/** An address where nobody listens. */
async function closedOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

describeOnUnix('requests of an app in the stand-in', () => {
  let app: ElectronApplication;

  let server: Awaited<ReturnType<typeof startServer>>;
  let origin: string;

  beforeAll(async () => {
    ({ app } = await launch('main'));
    server = await startServer();
    origin = server.origin;
  });
  afterAll(async () => {
    await app.close();
    server.close();
  });

  test('a foreign request that the policy lets through is cancelled by the session', async () => {
    const answer = await app.evaluate(async ({ session }, url) => {
      return await session.defaultSession.fetch(url).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    }, `${origin}/plan`);
    expect(answer).toBe('net::ERR_BLOCKED_BY_CLIENT');
  });

  // docs/api/session.md `ses.resolveHost`: Chromium's resolver, which rejects with its own names.
  test('names are resolved, and one without an address says so', async () => {
    const resolve = (name: string) =>
      app.evaluate(
        async ({ session }, host) =>
          session.defaultSession.resolveHost(host).then(
            ({ endpoints }) => endpoints.map(({ address }) => address),
            (error: Error) => error.message,
          ),
        name,
      );
    expect(await resolve('localhost')).toContain('127.0.0.1');
    expect(await resolve('nobody.invalid')).toBe('net::ERR_NAME_NOT_RESOLVED');
  });

  test('redirects are announced, followed or refused as asked', async () => {
    const request = (redirect: 'follow' | 'manual' | 'error', follow = false) =>
      app.evaluate(
        async ({ net }, { url, policy, wants }) => {
          const sent = net.request({ url, redirect: policy, partition: 'plans' });
          return await new Promise<unknown[]>((resolve) => {
            const told: unknown[] = [];
            sent.on('redirect', (status, method, target) => {
              told.push(status, method, target);
              if (wants) sent.followRedirect();
            });
            sent.on('error', (error) => resolve([...told, error.message]));
            sent.on('response', (response) => {
              let body = '';
              response.on('data', (chunk) => {
                body += chunk;
              });
              response.on('end', () =>
                resolve([...told, response.statusCode, body, response.headers['set-cookie']]),
              );
            });
            sent.end();
          });
        },
        { url: `${origin}/moved`, policy: redirect, wants: follow },
      );
    const told = [302, 'GET', `${origin}/there`];
    const answer = [200, 'at /there', ['a=1', 'b=2']];
    expect(await request('manual')).toEqual([...told, 'Redirect was cancelled']);
    expect(await request('manual', true)).toEqual([...told, ...answer]);
    expect(await request('follow')).toEqual([...told, ...answer]);
    expect(await request('error')).toEqual(["Attempted to redirect, but redirect policy was 'error'"]);
  });

  test('requests can be aborted, fail with the words of Chromium, and ask for a login', async () => {
    const result = await app.evaluate(
      async ({ net }, { base, closed }) => {
        const outcome = (url: string, act: (sent: Electron.ClientRequest) => void) =>
          new Promise<string[]>((resolve) => {
            const events: string[] = [];
            const sent = net.request({ url, partition: 'plans' });
            sent.on('abort', () => events.push('abort'));
            sent.on('error', (error) => events.push(error.message));
            sent.on('login', (info, answer) => {
              events.push(`login ${info.realm}`);
              answer('me', 'secret');
            });
            sent.on('response', (response) => {
              events.push(String(response.statusCode));
              response.on('data', () => undefined);
            });
            sent.on('close', () => resolve(events));
            act(sent);
          });
        return [
          await outcome(closed, (sent) => sent.end()),
          await outcome('http://127.0.0.1:9/', (sent) => sent.end()),
          await outcome(`${base}/x`, (sent) => sent.abort()),
          await outcome(`${base}/protected`, (sent) => sent.end()),
        ];
      },
      { base: origin, closed: await closedOrigin() },
    );
    expect(result).toEqual([
      ['net::ERR_CONNECTION_REFUSED'],
      ['net::ERR_UNSAFE_PORT'],
      ['abort'],
      ['login plan', '200'],
    ]);
  });

  test("a session's hooks see and change what net.request and net.fetch carry", async () => {
    const result = await app.evaluate(async ({ net, session }, base) => {
      const { webRequest } = session.fromPartition('hooked');
      const order: string[] = [];
      webRequest.onBeforeRequest(
        { urls: [`${base}/*`], excludeUrls: [`${base}/there`] },
        (details, answer) => {
          order.push(`before ${details.method}`);
          answer({});
        },
      );
      webRequest.onBeforeSendHeaders((details, answer) => {
        order.push('send');
        answer({ requestHeaders: { ...details.requestHeaders, authorization: 'Basic hook' } });
      });
      webRequest.onHeadersReceived((details, answer) => {
        order.push(`received ${details.statusCode}`);
        answer({ responseHeaders: { ...details.responseHeaders, 'x-hook': ['yes'] } });
      });
      const hooked = session.fromPartition('hooked');
      const first = await hooked.fetch(`${base}/protected`, { method: 'POST', body: 'text' });
      await hooked.fetch(`${base}/there`);
      const own = await net.fetch('app://bundle/page.css');
      return [
        order,
        first.status,
        first.headers.get('x-hook'),
        first.headers.get('x-method'),
        own.headers.get('content-type'),
      ];
    }, origin);
    const order = ['before POST', 'send', 'received 200', 'send', 'received 200'];
    expect(result).toEqual([order, 200, 'yes', 'POST', 'text/css']);
  });

  // lib/common/api/net-client-request.ts `validateHeader`; net/http/http_util.cc.
  test.each([
    ['x-plan', 'two\nlines', "Invalid value for header 'x-plan': 'two\nlines'"],
    ['x plan', 'one', "Invalid header name: 'x plan'"],
    ['x-plan', null, '`value` required in setHeader("x-plan", value)'],
  ])('a header that HTTP does not have is refused: %s: %j', async (name, value, message) => {
    const told = await app.evaluate(
      ({ net }, [url, header, text]) => {
        const request = net.request(url as string);
        try {
          request.setHeader(header as string, text as string);
          return 'taken';
        } catch (error) {
          return (error as Error).message;
        } finally {
          request.abort();
        }
      },
      [origin, name, value],
    );
    expect(told).toBe(message);
  });
});
