import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect } from 'vitest';
import './matchers.ts';
import { bindEvents, createQueryClient } from '../../../renderer/api/query-client.ts';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import { createAppRouter } from '../../../renderer/router.tsx';
import { PersonProvider } from '../../../renderer/shell/person.tsx';
import { createStubBridge, type StubAnswers, type StubBridge } from './stub-bridge.ts';

const missingKeys = new Set<string>();
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  cleanup();
  const missing = [...missingKeys];
  missingKeys.clear();
  expect(missing, 'texts that have no words').toEqual([]);
});

export type RenderedApp = { bridge: StubBridge; user: ReturnType<typeof userEvent.setup> };

/** The whole page at `path` over a stub bridge. A text without words fails the test. */
export async function renderApp(
  path: string,
  answers: StubAnswers = {},
  language: 'en' | 'es' = 'en',
): Promise<RenderedApp> {
  const bridge = createStubBridge(answers);
  window.claimfolio = bridge;
  window.scrollTo = () => undefined;
  const client = createQueryClient();
  stops.push(bindEvents(client), () => client.clear());
  const i18n = await createI18n(language);
  i18n.options.saveMissing = true;
  i18n.on('missingKey', (_languages: readonly string[], namespace: string, key: string) =>
    missingKeys.add(`${namespace}:${key}`),
  );
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  const user = userEvent.setup();
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <PersonProvider>
          <RouterProvider router={router} />
        </PersonProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return { bridge, user };
}

/** Fails with axe's words when the page breaks a rule that can be checked without pixels. */
export async function expectAccessible(): Promise<void> {
  const results = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(
    results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
}
