/** A channel that the app host does not know as reading makes every test that asks it open an app: minutes, in all. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { RequestChannel } from '../../shared/ipc/channels.ts';
import { readingChannels } from '../support/app-host/reading-channels.ts';

/** Asked with the hooks that read, and yet not alike for two tests. */
const changing: ReadonlySet<string> = new Set<RequestChannel>([
  // Starts a plan.
  'samplePlan.start',
  // Makes a code.
  'recovery.offer',
  // Reads what the person chose before.
  'written.preview',
]);

const renderer = path.resolve(import.meta.dirname, '../../renderer');

it('every channel that the page reads with is known to the app host as one that changes nothing', () => {
  const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(renderer, file), 'utf8'));
  const asked = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/\buse(?:Request|Pages)\(\s*'([\w.]+)'/g)].map(
        ([, channel]) => channel as RequestChannel,
      ),
    ),
  );
  expect(asked.size).toBeGreaterThan(30);
  expect([...asked].filter((channel) => !readingChannels.has(channel) && !changing.has(channel))).toEqual([]);
});
