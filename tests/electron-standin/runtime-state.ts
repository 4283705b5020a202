import type { Chromium } from './chromium.ts';

/** The running browser and the one private context that holds every window; nothing of a page reaches a file. */
export interface Browser extends Chromium {
  contextId: string;
}

const { promise, resolve } = Promise.withResolvers<Browser>();

/** Settles when the browser runs. */
export const browserReady = promise;

/** Tells everyone that the browser runs. */
export const announceBrowser = resolve;
