/** A first sync that is killed and started again: by a script over a folder with the tokens of a sign-in. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { SamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import type { KillPoint } from '../life/kills/kill-point.ts';
import { connectSample } from './connected.ts';
import { nextLine, runChild } from './killable-child.ts';

/** Claims in a page. */
export const pageSize = 5;

const script = join(import.meta.dirname, 'kill-child.ts');

type Started = { claims: number; pages: number; done: boolean };
type Ended = { outcome: string; newClaims: number; claims: number };

/** Somebody who signed in at the plan, of whom nothing is here yet. */
export async function connectForKills(plan: SamplePlan) {
  const userName = plan.people.find(({ plan: id }) => id === 'evergreen')?.userName ?? '';
  const app = await connectSample(plan, userName);
  const tokens = join(app.folder, 'tokens.json');
  await writeFile(tokens, app.app.cabinet.values.get(app.connectionId) ?? '');
  await app.data.close();
  const run = (point?: KillPoint) => runChild(script, [app.folder, app.connectionId, tokens], point);
  let pagesBefore = 0;
  return {
    /** Starts the sync, which is to be killed. A page and its checkpoint are one: neither is there without the other. */
    async start(point?: KillPoint) {
      const { process, lines } = run(point);
      const started = await nextLine<Started>(lines);
      expect(started).toEqual({ claims: started.pages * pageSize, pages: started.pages, done: false });
      expect(started.pages).toBeGreaterThanOrEqual(pagesBefore);
      pagesBefore = started.pages;
      return { process, pages: started.pages };
    },
    /** Starts it a last time, and lets it end; the pages that were there. */
    async finish(claims: number): Promise<number> {
      const { process, lines } = run();
      const started = await nextLine<Started>(lines);
      expect(started).toMatchObject({ claims: started.pages * pageSize, done: false });
      const ended = await nextLine<Ended>(lines);
      expect(ended).toEqual({ outcome: 'done', newClaims: claims, claims });
      await once(process, 'exit');
      return started.pages;
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}
