import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Of its own accord vitest leaves one core idle: half of a small computer. */
const maxWorkers = availableParallelism();

const bundleWorker = 'tests/support/data-worker/bundle.ts';
const bundleChildren = 'tests/integration/sync/bundle-children.ts';

const project = (name: string, more: object = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    environment: 'node' as const,
    testTimeout: 60_000,
    maxWorkers,
    ...more,
  },
});

export default defineConfig({
  test: {
    projects: [
      // Modules are loaded once for all files, which halves the time; a test must leave none of them changed.
      project('unit', { isolate: false }),
      project('contract'),
      project('component', {
        environment: 'jsdom',
        globalSetup: [bundleWorker, 'tests/support/app-host/global-setup.ts'],
        // Longer than Testing Library waits for a screen.
        testTimeout: 20_000,
      }),
      project('integration', { globalSetup: [bundleWorker, bundleChildren] }),
      project('e2e', { testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
});
