import { useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { findOrigin } from './came-from.ts';

/** What the way back calls a screen that others are opened from, by its path; the first that fits. */
const screens = [
  [/^\/claims$/, 'claim:back'],
  [/^\/claims\/visits$/, 'visits:screen'],
  [/^\/claims\/together/, 'together:screen'],
  [/^\/claims\/[^/]+$/, 'appeals:toClaim'],
  [/^\/bills$/, 'bills:back'],
  [/^\/bills\/(?!write|print)[^/]+$/, 'bills:ask.bill'],
  [/^\/appeals$/, 'appeals:screen'],
  [/^\/appeals\/[^/]+$/, 'appeals:one.screen'],
  [/^\/news$/, 'news:page'],
  [/^\/spending$/, 'common:nav.spending'],
  [/^\/spending\/limits$/, 'limits:screen'],
  [/^\/taxes$/, 'taxes:screen'],
  [/^\/approvals$/, 'common:nav.approvals'],
  [/^\/plans$/, 'common:nav.plans'],
  [/^\/health$/, 'common:nav.health'],
  [/^\/find$/, 'common:nav.find'],
  [/^\/people$/, 'common:person.everyone'],
] as const;

/**
 * The screen that this one was opened from, by its name, and the way there; `null` where it was opened from none, and where
 * `href` leads there anyway: such a link has the name of what it leads to.
 */
export function useCameFrom(href: string | undefined): { name: string; go(): void } | null {
  const { t } = useTranslation([
    'appeals',
    'bills',
    'claim',
    'common',
    'limits',
    'news',
    'taxes',
    'together',
    'visits',
  ]);
  const { history } = useRouter();
  const key = useRouterState({ select: ({ location }) => location.state.__TSR_key });
  const origin = findOrigin(key);
  const name = screens.find(([path]) => origin !== null && path.test(origin.path))?.[1];
  const isOwn = origin !== null && href?.split('?')[0]?.endsWith(origin.path);
  return origin && name && !isOwn ? { name: t(name), go: () => history.go(-origin.steps) } : null;
}
