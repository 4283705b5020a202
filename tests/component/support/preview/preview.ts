/**
 * The page over the stub bridge, to look at without a main process: `vite tests/component/support/preview`.
 * `?scenario=first-run&appearance=dark&text=2&language=es#/plans` picks what to show.
 */
import { createStubBridge } from '../stub-bridge.ts';
import { scenarios } from './scenarios.ts';

const query = new URLSearchParams(location.search);
const language = query.get('language') === 'es' ? 'es' : 'en';
const settings = {
  appearance: query.get('appearance') === 'dark' ? ('dark' as const) : ('light' as const),
  textScale: Number(query.get('text') ?? 1),
  language: language as 'en' | 'es',
  shortcuts: true,
};
const scenario = scenarios[query.get('scenario') ?? 'usual'];
const bridge = createStubBridge({ 'settings.get': () => settings, ...scenario?.answers });
window.claimfolio = bridge;
await import('../../../../renderer/main.tsx');
if (scenario?.after) setTimeout(() => scenario.after?.(bridge), 300);
