/** One app host for all component tests. */
import type { TestProject } from 'vitest/node';
import { startAppHost } from './start.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { facts, stop } = await startAppHost();
  project.provide('appHost', facts);
  return stop;
}
