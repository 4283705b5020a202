/** Stands in for vitest's `inject` in a browser. */
import type { HostFacts } from '../../support/app-host/protocol.ts';

declare const appHostFacts: HostFacts;

export const inject = () => appHostFacts;
