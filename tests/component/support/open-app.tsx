import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, configure, getConfig, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import * as React from 'react';
import { afterEach, beforeEach, expect, inject, vi } from 'vitest';
import './matchers.ts';
import { defaultSettings } from '#shared/model/settings';
import { App } from '../../../renderer/App.tsx';
import { send } from '../../../renderer/api/bridge.ts';
import { bindEvents, createQueryClient } from '../../../renderer/api/query-client.ts';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import { type AppRouter, createAppRouter } from '../../../renderer/router.tsx';
import { fixedNow, type StartState } from '../../support/app-host/protocol.ts';
import { type Answers, type AppBridge, openAppBridge } from './app-bridge.ts';

const missingKeys = new Set<string>();
const stops: (() => unknown)[] = [];

/** What Testing Library says of a query that finds nothing, with the whole page in words. */
const { getElementError } = getConfig();
// Each answer comes from another process, and a busy machine takes its time.
configure({
  asyncUtilTimeout: 15_000,
  // Whoever waits asks again and again, and hears what the page holds once, at the end.
  getElementError(message, container) {
    if (!isWaiting()) return getElementError(message, container);
    const error = new Error(message ?? '');
    error.name = 'TestingLibraryElementError';
    return error;
  },
});

/** True within the question of a `findBy…` or `waitFor`: Testing Library leaves out other costly words then itself. */
function isWaiting(): boolean {
  return (
    (getConfig() as { _disableExpensiveErrorDiagnostics?: boolean })._disableExpensiveErrorDiagnostics ===
    true
  );
}

/** React notes for each element where it was made, for warnings that nobody reads here: a tenth of all the time. */
const { __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE: internals } = React as unknown as {
  __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE: object;
};
Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', {
  get: () => Number.POSITIVE_INFINITY,
  set() {},
});

vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  vi.setSystemTime(fixedNow);
});

afterEach(async () => {
  cleanup();
  for (const stop of stops.splice(0)) await stop();
  const missing = [...missingKeys];
  missingKeys.clear();
  expect(missing, 'texts that have no words').toEqual([]);
});

export type OpenedApp = { bridge: AppBridge; user: ReturnType<typeof userEvent.setup> };

export type OpenOptions = {
  /** What the app holds; the sample people when absent. */
  state?: StartState;
  language?: 'en' | 'es';
  /** Whether what the screen folds is opened first, as by a person who looks for it. */
  unfolds?: boolean;
};

/**
 * The whole page at `path` over the application. `answers`: what single channels answer instead of it. A text without
 * words fails the test.
 */
export async function openApp(
  path: string,
  answers: Answers = {},
  { state = 'family', language = 'en', unfolds = true }: OpenOptions = {},
): Promise<OpenedApp> {
  const settings = language === 'en' ? {} : { 'settings.get': { ...defaultSettings, language } };
  const bridge = await openAppBridge(inject('appHost').url, state, { ...settings, ...answers });
  window.claimfolio = bridge;
  window.scrollTo = () => undefined;
  window.scrollBy = () => undefined;
  const client = createQueryClient();
  stops.push(bindEvents(client), () => client.clear(), bridge.close);
  // The page knows its settings before it is drawn.
  await client
    .fetchQuery({ queryKey: ['settings.get', {}], queryFn: () => send('settings.get', {}) })
    .catch(() => undefined);
  const i18n = await createI18n(language);
  i18n.options.saveMissing = true;
  i18n.on('missingKey', (_languages: readonly string[], namespace: string, key: string) =>
    missingKeys.add(`${namespace}:${key}`),
  );
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  // Screens come when they are first shown; a test that goes on does not wait for a file.
  await loadScreens(router);
  const user = keepsFocus ? watchFocus(userEvent.setup()) : userEvent.setup();
  render(<App texts={i18n} queryClient={client} router={router} />);
  // A screen may begin anew when it learns who is here; tests begin when that is over. Between an answer and what it
  // makes the page ask next, nothing is unanswered for a turn or two.
  let quietTurns = 0;
  await waitFor(
    () => {
      quietTurns = bridge.unanswered() === 0 ? quietTurns + 1 : 0;
      expect(quietTurns).toBeGreaterThan(4);
    },
    { interval: 5, timeout: 30_000 },
  );
  if (unfolds) unfold();
  return { bridge, user };
}

let keepsFocus = false;

/**
 * From here on, every press and key of this file's tests must leave the focus somewhere: a button that goes with its work
 * hands it on. To be called at the top of a test file.
 */
export function expectFocusKept(): void {
  keepsFocus = true;
}

type User = OpenedApp['user'];

function watchFocus(user: User): User {
  const check = () =>
    waitFor(() => expect(document.activeElement, 'what has the focus').not.toBe(document.body), {
      timeout: 10_000,
    });
  const click: User['click'] = async (element) => {
    const takesFocus = element.closest('button, a[href], input, select, textarea, summary, [tabindex]');
    await user.click(element);
    if (takesFocus !== null) await check();
  };
  const keyboard: User['keyboard'] = async (keys) => {
    const hadFocus = document.activeElement !== document.body;
    await user.keyboard(keys);
    if (hadFocus) await check();
  };
  return { ...user, click, keyboard };
}

function loadScreens({ routesById }: AppRouter): Promise<unknown> {
  const screens = Object.values(routesById).map(({ options }) => options.component);
  return Promise.all(
    screens.map((screen) => (screen as { preload?: () => Promise<unknown> } | undefined)?.preload?.()),
  );
}

/** Opens what the screen folds: sheets of a claim, settings that few need, and what needs a look above the list. */
export function unfold(): void {
  for (const title of document.querySelectorAll('details > summary > :is(h2, h3)'))
    (title.closest('details') as HTMLDetailsElement).open = true;
  const look = document.querySelector('[aria-controls="to-look"][aria-expanded="false"]');
  if (look instanceof HTMLElement) act(() => look.click());
}

/**
 * Puts the text in the place of what is there, at once, as people paste. For a field of which a test only needs what is in
 * it: a form is drawn anew for each letter that is typed.
 */
export async function fill(user: OpenedApp['user'], field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

/** Chooses what Claims has under "More". */
export async function chooseMore(user: OpenedApp['user'], name: string | RegExp): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name }));
}

/** The id of the person who comes first: Rosa, of the sample people. */
export async function findFirstPerson(): Promise<string> {
  const people = await window.claimfolio.request['people.list']({});
  return people.ok ? (people.value[0]?.id ?? '') : '';
}

/** Shows Walter's records instead of Rosa's, who comes first. */
export async function switchToWalter(user: OpenedApp['user']): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /Rosa Medina/ }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Walter Osgood' }));
}

/** Fails with axe's words when the page breaks a rule that can be checked without pixels. */
export async function expectAccessible(): Promise<void> {
  // React Aria's own region for screen readers keeps what it announced for some seconds.
  const page = { include: [document.body], exclude: ['[data-live-announcer]'] };
  // axe knows an alertdialog as modal by where it lies, and here nothing lies anywhere.
  const isAlert = document.querySelector('[role="alertdialog"]') !== null;
  const results = await axe.run(page, {
    // What passes is not looked at: to list it, with a selector for each element, takes most of the time.
    resultTypes: ['violations'],
    selectors: false,
    preload: false,
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'aria-hidden-focus': { enabled: !isAlert },
    },
  });
  expect(
    results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
}
