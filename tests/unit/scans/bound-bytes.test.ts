/** What a scan unpacks to is bounded, in a thread of its own here: its arrays are not those of other tests. */
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { mostUnpacked } from '../../../shared/bound-bytes.ts';

const code = `
  import { parentPort } from 'node:worker_threads';
  const { boundUnpacking, mostUnpacked } = await import(${JSON.stringify(new URL('../../../shared/bound-bytes.ts', import.meta.url).href)});
  const before = new Uint8Array([1, 2, 3]);
  const { isOver } = boundUnpacking();
  const largest = new Uint8Array(mostUnpacked).length;
  const usual = [
    before instanceof Uint8Array,
    new Uint8Array(before.buffer, 1).join(),
    Uint8Array.from('12', Number).join(),
    new (class extends Uint8Array {})(2).length,
    isOver(),
  ];
  let refusal = null;
  try { new Uint8Array(mostUnpacked + 1); } catch (error) { refusal = error.name; }
  parentPort.postMessage({ largest, usual, refusal, isOver: isOver(), engine: typeof DecompressionStream });
`;

it('an array of bytes may be as long as a scanned page, and no longer; all else is as before', async () => {
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  thread.once('message', resolve);
  thread.once('error', reject);
  expect(await promise.finally(() => thread.terminate())).toEqual({
    largest: mostUnpacked,
    usual: [true, '2,3', '1,2', 2, false],
    refusal: 'RangeError',
    isOver: true,
    engine: 'undefined',
  });
});
