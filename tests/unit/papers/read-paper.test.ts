/** The thread that looks at a paper is ended whatever the paper does to it. */
import { afterEach, expect, it, vi } from 'vitest';
import { createPaperReader } from '../../../electron/papers/read-paper.ts';

afterEach(() => {
  vi.useRealTimers();
});

const readerOf = (code: string) =>
  createPaperReader(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
const broken = { code: 'paper/broken' };

it('one that never ends is ended after 20 seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const read = expect(readerOf('for (;;);').read(new Uint8Array())).rejects.toMatchObject(broken);
  await vi.advanceTimersByTimeAsync(20_000);
  await read;
});

it.each([
  ['throws', 'throw new Error("Canary");'],
  ['ends without a word', 'process.exit(0);'],
  ['fills the memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));'],
])('one that %s is a broken paper', async (_, code) => {
  await expect(readerOf(code).read(new Uint8Array())).rejects.toMatchObject(broken);
});

it('nothing that is said of a paper on the way gets out of the thread', async () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const said = { mediaType: 'image/png', pages: 1, reading: { text: 'none', kind: null, offers: [] } };
  const code = `
    import { parentPort } from 'node:worker_threads';
    console.log('Canary'); console.error('Canary');
    setTimeout(() => parentPort.postMessage(${JSON.stringify(said)}), 50);`;
  expect(await readerOf(code).read(new Uint8Array())).toEqual(said);
  const heard = [...out.mock.calls, ...err.mock.calls].map(([text]) => String(text));
  out.mockRestore();
  err.mockRestore();
  expect(heard.join()).not.toContain('Canary');
});
