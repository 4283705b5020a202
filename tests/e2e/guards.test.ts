/** What a page may not do, whoever makes it try: go elsewhere, open windows, reach a network, take files in. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { Profile } from './support.ts';

describe('the page stays at home', () => {
  const profile = new Profile();
  const reached: string[] = [];
  let server: Server;
  let outside: string;
  let home: string;
  let app: AppWindow;

  beforeAll(async () => {
    server = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*');
      response.end('<title>elsewhere</title>');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    app = await profile.open();
    home = app.page.url().split('#')[0] ?? '';
  });
  afterAll(async () => {
    await app.close();
    server.close();
    profile.remove();
  });

  /** Runs a script in the page. That nothing comes of it can only be seen by giving it time. */
  async function attempt(script: string): Promise<unknown> {
    const result = await app.page.evaluate(script).catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 400));
    return result;
  }

  async function expectAtHome(): Promise<void> {
    expect(app.page.url().split('#')[0]).toBe(home);
    expect(app.app.windows().length).toBe(1);
    expect(await app.app.evaluate(() => globalThis.demo.opened)).toEqual([]);
    expect(reached).toEqual([]);
    expect(await app.page.getByRole('heading', { level: 1 }).count()).toBe(1);
  }

  it('has a server outside that answers whoever reaches it', async () => {
    await fetch(`${outside}/from-the-test`);
    expect(reached.splice(0)).toEqual(['/from-the-test']);
  });

  const link = (attributes: string) =>
    `{ const a = document.body.appendChild(document.createElement('a')); Object.assign(a, ${attributes}); a.click(); a.remove(); }`;
  const submit = (target: string) =>
    `{ const form = document.body.appendChild(document.createElement('form'));
       Object.assign(form, { action: 'OUTSIDE/form', method: 'post', target: '${target}' }); form.submit(); form.remove(); }`;

  it.each([
    ['location', "location.href = 'OUTSIDE/location'"],
    ['location.replace', "location.replace('OUTSIDE/replace')"],
    ['a data address', "location.href = 'data:text/html,<h1>elsewhere</h1>'"],
    ['a file address', "location.href = 'file:///etc/passwd'"],
    ['window.open', "window.open('OUTSIDE/window'); undefined"],
    ['window.open of nothing', "window.open('about:blank'); undefined"],
    ['a link', link("{ href: 'OUTSIDE/link' }")],
    ['a link to a new window', link("{ href: 'OUTSIDE/blank', target: '_blank' }")],
    ['a download', link("{ href: 'OUTSIDE/file', download: 'file' }")],
    ['a form', submit('_self')],
    ['a form to a new window', submit('_blank')],
    [
      'an image',
      "new Promise((done) => { const i = new Image(); i.onload = i.onerror = done; i.src = 'OUTSIDE/image'; }).then(() => undefined)",
    ],
    [
      'a frame',
      "{ const f = document.createElement('iframe'); f.src = 'OUTSIDE/frame'; document.body.append(f); setTimeout(() => f.remove(), 300); }",
    ],
    [
      'a script',
      "{ const s = document.createElement('script'); s.src = 'OUTSIDE/script'; document.head.append(s); s.remove(); }",
    ],
    ['a beacon', "navigator.sendBeacon('OUTSIDE/beacon', 'x')"],
    ['a web socket', "try { new WebSocket('OUTSIDE/socket'.replace('http', 'ws')); } catch {}"],
  ])('refuses %s', async (_what, script) => {
    await attempt(script.replaceAll('OUTSIDE', outside));
    await expectAtHome();
  });

  it('refuses fetch, of the network and of files', async () => {
    for (const address of [`${outside}/fetch`, 'file:///etc/passwd', 'app://other/index.html'])
      expect(await attempt(`fetch('${address}').then(() => 'answered', () => 'refused')`)).toBe('refused');
    await expectAtHome();
  });

  it('shows no file that is dropped on it: the app takes the drop, and a file of the page itself has no path', async () => {
    const isLeftToBrowser = await attempt(`{
      const data = new DataTransfer();
      data.items.add(new File(['<h1>elsewhere</h1>'], 'page.html', { type: 'text/html' }));
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(drop);
    }`);
    expect(isLeftToBrowser).toBe(false);
    await expectAtHome();
    await app.page.getByRole('heading', { level: 1, name: 'Open a file from your plan' }).waitFor();
    expect(await app.page.getByText('elsewhere').count()).toBe(0);
  });

  it.each([
    ['innerHTML', "document.createElement('div').innerHTML = '<b>x</b>'"],
    ['insertAdjacentHTML', "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')"],
    ['a frame of text', "document.createElement('iframe').srcdoc = '<b>x</b>'"],
    ['the address of a script', "document.createElement('script').src = './x.js'"],
    ['the text of a script', "document.createElement('script').text = '1'"],
    [
      'a policy that lets text through',
      "trustedTypes.createPolicy('default', { createHTML: (text) => text })",
    ],
  ])('refuses text as markup or script: %s', async (_what, script) => {
    expect(await attempt(`{ try { ${script}; 'done' } catch (error) { error.name } }`)).toBe('TypeError');
  });

  it('gives a page neither require nor process', async () => {
    expect(await attempt('[typeof require, typeof process, typeof global].join()')).toBe(
      'undefined,undefined,undefined',
    );
  });
});
