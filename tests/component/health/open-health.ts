/** Opens the Health screen with the plans of a test, and finds a section of it by its heading. */
import { screen } from '@testing-library/react';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import type { Answers } from '../support/app-bridge.ts';
import { evergreen, medicare, rosa } from '../support/family.ts';
import { type OpenedApp, type OpenOptions, openApp } from '../support/open-app.tsx';

export const withPlans = (...plans: ConnectionSummary[]): Answers => ({ 'connection.list': plans });
export const claimsOnly: ConnectionSummary = { ...evergreen, granted: ['patient', 'claims', 'coverage'] };
export const hersToo: ConnectionSummary = { ...medicare, personId: rosa.id, granted: claimsOnly.granted };

export async function open(
  path = '/health',
  answers: Answers = {},
  options: OpenOptions = {},
): Promise<OpenedApp> {
  const app = await openApp(path, answers, options);
  await screen.findByRole('heading', { level: 1 });
  return app;
}

export const section = (name: string) => screen.findByRole('region', { name });
