/**
 * Claims, Claim and Spending over the stub bridge: `vite tests/component/claims/preview`, then
 * `?scenario=many&appearance=dark&text=2&language=es#/claims`.
 */
import { createStubBridge } from '../../support/stub-bridge.ts';
import { scenarios } from './scenarios.ts';

const query = new URLSearchParams(location.search);
const settings = {
  appearance: query.get('appearance') === 'dark' ? ('dark' as const) : ('light' as const),
  textScale: Number(query.get('text') ?? 1),
  language: query.get('language') === 'es' ? ('es' as const) : ('en' as const),
  shortcuts: true,
};
const answers = scenarios[query.get('scenario') ?? 'usual'] ?? {};
window.claimfolio = createStubBridge({ ...scenarios['usual'], 'settings.get': () => settings, ...answers });
await import('../../../../renderer/main.tsx');
