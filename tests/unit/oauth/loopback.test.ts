import { connect, type ListenOptions, Server } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Loopback, openLoopback } from '../../../electron/oauth/loopback.ts';
import { navigate, type Visit, visit } from '../../support/navigate.ts';

const open: Loopback[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close(true);
});

const state = 'the-right-state';

async function listen(host: '127.0.0.1' | 'localhost' = '127.0.0.1') {
  const hints: string[] = [];
  const loopback = await openLoopback({
    redirect: { host, ports: 'any', path: '/callback/plan' },
    state,
    onHint: (error) => hints.push(error),
  });
  open.push(loopback);
  let answer: string | null = null;
  void loopback.answer.then((parameters) => {
    answer = parameters.toString();
  });
  return { loopback, hints, uri: loopback.redirectUri, answered: () => answer };
}

const good = `code=c-1&state=${state}`;

describe('the loopback listener', () => {
  it.each<[string, string, Visit, number]>([
    ['a wrong Host', `?${good}`, { headers: { host: 'evil.example' } }, 421],
    ['a wrong Host: without the port', `?${good}`, { headers: { host: '127.0.0.1' } }, 421],
    ['a wrong Host: localhost', `?${good}`, { headers: { host: 'localhost:1' } }, 421],
    ['POST', `?${good}`, { method: 'POST' }, 405],
    ['HEAD', `?${good}`, { method: 'HEAD' }, 405],
    ['OPTIONS', `?${good}`, { method: 'OPTIONS' }, 405],
    ['a longer path', `/more?${good}`, {}, 404],
    ['a shorter path', '', { path: `/callback?${good}` }, 404],
    ['another case', '', { path: `/Callback/plan?${good}` }, 404],
    ['a path with dots', '', { path: `/x/../callback/plan?${good}` }, 404],
    ['a whole address as target', '', { path: `http://127.0.0.1/callback/plan?${good}` }, 400],
    ['favicon.ico', '', { path: '/favicon.ico', headers: { 'sec-fetch-dest': 'image' } }, 404],
    ['a target over 8 KiB', `?${good}&pad=${'x'.repeat(8200)}`, {}, 414],
    ['a script', `?${good}`, { headers: { 'sec-fetch-mode': 'cors' } }, 403],
    ['an image', `?${good}`, { headers: { 'sec-fetch-mode': 'no-cors' } }, 403],
    ['a frame', `?${good}`, { headers: { 'sec-fetch-dest': 'iframe' } }, 403],
    ['a prefetch', `?${good}`, { headers: { 'sec-purpose': 'prefetch;prerender' } }, 403],
    ['an old prefetch', `?${good}`, { headers: { purpose: 'prefetch' } }, 403],
    ['two codes', `?${good}&code=c-2`, {}, 400],
    ['two states', `?${good}&state=${state}`, {}, 400],
    ['two errors', `?state=${state}&error=a&error=b`, {}, 400],
    ['two issuers', `?${good}&iss=a&iss=b`, {}, 400],
    ['code and error', `?${good}&error=access_denied`, {}, 400],
    ['neither code nor error', `?state=${state}`, {}, 400],
    ['an empty code', `?code=&state=${state}`, {}, 400],
    ['no state', '?code=c-1', {}, 400],
    ['an unknown state', '?code=c-1&state=guessed', {}, 400],
    ['an error with an unknown state', '?error=access_denied&state=guessed', {}, 400],
    ['the last page too early', '', { path: '/done' }, 404],
    ['an address with nothing behind it', '', {}, 400],
  ])('refuses %s and stays ready for the right answer', async (_name, suffix, options, status) => {
    const { uri, answered } = await listen();
    expect((await visit(uri + suffix, options)).status).toBe(status);
    expect(answered()).toBeNull();
    expect((await visit(`${uri}?${good}`)).status).toBe(303);
    expect(answered()).toBe(good);
  });

  it('takes a browser that sends no Sec-Fetch headers', async () => {
    const { uri } = await listen();
    const page = await visit(`${uri}?${good}`, {
      headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    });
    expect(page.status).toBe(303);
    const other = await listen();
    const { port } = new URL(other.uri);
    const text = await raw(
      Number(port),
      `GET /callback/plan?${good} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 303 /);
  });

  it.each([
    ['two Host lines, ours first', 1.1, ['', 'Host: evil.example'], 400],
    ['two Host lines, ours last', 1.1, ['Host: evil.example', ''], 400],
    ['two Host lines, both ours', 1.1, ['', ''], 400],
    ['no Host', 1.1, [], 400],
    ['no Host in HTTP/1.0', 1.0, [], 421],
  ])('refuses %s', async (_name, version, hosts, status) => {
    const { uri, answered } = await listen();
    const { port } = new URL(uri);
    const lines = hosts.map((line) => `${line || `Host: 127.0.0.1:${port}`}\r\n`).join('');
    const head = `GET /callback/plan?${good} HTTP/${version.toFixed(1)}\r\n${lines}\r\n`;
    expect(await raw(Number(port), head)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answered()).toBeNull();
  });

  it('shows the last page at its own address only', async () => {
    const { uri } = await listen();
    await visit(`${uri}?${good}`);
    expect((await visit(uri, { path: '/done?again' })).status).toBe(404);
    expect((await visit(uri, { path: '/done' })).status).toBe(200);
  });

  it.each(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])('listens on a computer without IPv6 (%s)', async (code) => {
    const listenAnywhere = Server.prototype.listen;
    const spy = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...args) {
      if ((args[0] as ListenOptions).host !== '::1') return Reflect.apply(listenAnywhere, this, args);
      process.nextTick(() => this.emit('error', Object.assign(new Error('No IPv6.'), { code })));
      return this;
    });
    onTestFinished(() => spy.mockRestore());
    const { uri } = await listen('localhost');
    const { port } = new URL(uri);
    const text = await raw(
      Number(port),
      `GET /callback/plan?${good} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 303 /);
  });

  it('takes an answer of 8 KiB, the longest there may be', async () => {
    const { uri, answered } = await listen();
    const { pathname } = new URL(uri);
    const rest = 8192 - `${pathname}?${good}&pad=`.length;
    expect((await visit(`${uri}?${good}&pad=${'x'.repeat(rest + 1)}`)).status).toBe(414);
    expect((await visit(`${uri}?${good}&pad=${'x'.repeat(rest)}`)).status).toBe(303);
    expect(answered()).toContain(good);
  });

  it('refuses a second callback', async () => {
    const { uri, answered } = await listen();
    await visit(`${uri}?${good}`);
    const second = await visit(`${uri}?code=stolen&state=${state}`);
    expect(second.status).toBe(400);
    expect(second.body).toContain('no longer in use');
    expect(answered()).toBe(good);
  });

  it('takes an error without state as a hint only', async () => {
    const { uri, hints, answered } = await listen();
    expect((await visit(`${uri}?error=not_found`)).status).toBe(400);
    expect((await visit(`${uri}?error=${encodeURIComponent('<b>Bold</b>')}`)).body).not.toContain('Bold');
    expect(hints).toEqual(['not_found', 'unknown']);
    expect(answered()).toBeNull();
  });

  it('answers while others hold connections open or flood it with headers', async () => {
    const { uri, answered } = await listen();
    const port = Number(new URL(uri).port);
    const idle = Array.from({ length: 24 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    const flood = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${'x: y\r\n'.repeat(20_000)}\r\n`;
    const floods = await Promise.allSettled(Array.from({ length: 8 }, () => raw(port, flood)));
    expect(floods.some((one) => one.status === 'fulfilled' && one.value.includes(' 303 '))).toBe(false);
    expect((await visit(`${uri}?${good}`)).status).toBe(303);
    expect(answered()).toBe(good);
    for (const socket of idle) socket.destroy();
  });

  it('speaks Spanish to a Spanish browser', async () => {
    const { uri } = await listen();
    const pages = await navigate(`${uri}?${good}`, { headers: { 'accept-language': 'es-MX,en;q=0.5' } });
    expect(pages.at(-1)?.body).toContain('<html lang="es">');
    expect(pages.at(-1)?.body).toContain('Puede cerrar esta pestaña');
  });

  it('closes when the last page was shown, and at once when no answer came', async () => {
    const { uri, loopback } = await listen();
    await visit(`${uri}?${good}`);
    loopback.close();
    expect((await visit(new URL('/done', uri).href)).status).toBe(200);
    await loopback.closed;
    await expect(visit(uri)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    const idle = await listen();
    idle.loopback.close();
    await idle.loopback.closed;
    await expect(visit(idle.uri)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('listens on this computer only', async () => {
    const { uri } = await listen();
    await expect(visit(uri.replace('127.0.0.1', '127.0.0.2'))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('answers to localhost where a plan insists on it', async () => {
    const { uri, answered } = await listen('localhost');
    expect(uri).toMatch(/^http:\/\/localhost:\d+\/callback\/plan$/);
    const host = new URL(uri).host;
    const onIpv4 = uri.replace('localhost', '127.0.0.1');
    expect((await visit(`${onIpv4}?${good}`)).status).toBe(421);
    expect((await visit(`${onIpv4}?${good}`, { headers: { host } })).status).toBe(303);
    expect(answered()).toBe(good);
  });
});

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('an address that was pasted', () => {
  it.each([
    ['with the answer', good, 'taken'],
    ['with an error of this sign-in', `error=access_denied&state=${state}`, 'taken'],
    ['with an error of no sign-in', 'error=invalid_scope', 'no-answer'],
    ['without an answer', '', 'no-answer'],
    ['of another sign-in', 'code=c-1&state=other', 'other-sign-in'],
  ])('%s', async (_, query, verdict) => {
    const { loopback, uri, hints } = await listen();
    expect(loopback.paste(`${uri}?${query}`, [uri])).toBe(verdict);
    expect(hints).toEqual(query === 'error=invalid_scope' ? ['invalid_scope'] : []);
  });

  it('must be one of this sign-in, which it needs no http:// for', async () => {
    const { loopback, uri } = await listen();
    const relay = 'https://relay.example/back';
    expect(loopback.paste(`${uri}/more?${good}`, [uri])).toBe('other-page');
    expect(loopback.paste(`${relay}?${good}`, [uri])).toBe('other-page');
    expect(loopback.paste(`https://user@relay.example/back?${good}`, [relay])).toBe('other-page');
    expect(loopback.paste(`https://:word@relay.example/back?${good}`, [relay])).toBe('other-page');
    expect(loopback.paste('what is this', [uri])).toBe('unreadable');
    expect(loopback.paste(`${uri}?${good}&pad=${'x'.repeat(8200)}`, [uri])).toBe('unreadable');
    expect(loopback.paste(`relay.example/back?${good}`, [relay, uri])).toBe('taken');
    expect(loopback.paste(`${uri}?${good}`, [uri])).toBe('other-sign-in');
    const other = await listen();
    expect(other.loopback.paste(` ${other.uri.replace('http://', '')}?${good} `, [other.uri])).toBe('taken');
  });
});
