/** The page over the app host: `?show=first-run&appearance=dark&text=2&language=es#/plans` says how. */
import { openAppBridge } from '../support/app-bridge.ts';
import { inject } from './inject.ts';
import { states } from './states.ts';

const query = new URLSearchParams(location.search);
const settings = {
  appearance: query.get('appearance') === 'dark' ? ('dark' as const) : ('light' as const),
  textScale: Number(query.get('text') ?? 1),
  language: query.get('language') === 'es' ? ('es' as const) : ('en' as const),
  shortcuts: true,
  lockAfterMinutes: 15 as const,
  isDiscreet: false,
  isCaptureHidden: false,
};
const { begin = 'family', answers = {}, events = () => undefined } = states[query.get('show') ?? ''] ?? {};
const bridge = await openAppBridge(inject().url, begin, { 'settings.get': settings, ...answers });
window.claimfolio = bridge;
await import('../../../renderer/main.tsx');
setInterval(() => events(bridge), 500);
