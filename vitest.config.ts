import { defineConfig } from 'vitest/config';

const node = (name: string) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node' as const, testTimeout: 60_000 },
});

export default defineConfig({
  test: {
    projects: [
      node('unit'),
      node('contract'),
      node('integration'),
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          environment: 'jsdom',
          globalSetup: 'tests/support/app-host/global-setup.ts',
        },
      },
    ],
  },
});
