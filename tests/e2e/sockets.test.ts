/** Every socket of the app and of its browser while a person connects a plan. The full run: `npm run sockets`. */
import { describe, expect, it } from 'vitest';
import { findToolFile } from '../../scripts/runtime/tool.ts';
import { canTrace, traceCulprit, traceSockets } from '../../scripts/sockets/trace.ts';

// Needs strace, which only Linux has and which `.ci/run` installs.
describe.skipIf(!canTrace())('the sockets of a run', () => {
  it('would be seen if they led elsewhere', async () => {
    expect(await traceCulprit()).toEqual([
      expect.stringMatching(/^(connects|sends|listens)/),
      expect.stringMatching(/^(connects|sends|listens)/),
      expect.stringMatching(/^(connects|sends|listens)/),
    ]);
  });

  it('lead to the sample plan and the run itself, and nowhere else', async () => {
    const journey = ['run', '--project', 'e2e', 'tests/e2e/privacy.test.ts'];
    const { status, within, breaches } = await traceSockets([
      process.execPath,
      findToolFile('vitest'),
      ...journey,
    ]);
    expect(breaches).toEqual([]);
    expect(within.size).toBeGreaterThan(0);
    expect(status).toBe(0);
  });
});
