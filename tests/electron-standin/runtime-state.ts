import type { CdpConnection } from './cdp.ts';
import { blankApp, type Chromium } from './chromium.ts';

/** The running browser and the one private context that holds every window; nothing of a page reaches a file. */
export interface Browser extends Chromium {
  contextId: string;
  /** A window that the browser opened itself and that nobody uses yet. */
  spareTargetId: string | undefined;
}

const { promise, resolve } = Promise.withResolvers<Browser>();

/** Settles when the browser runs. */
export const browserReady = promise;

/** Tells everyone that the browser runs. */
export const announceBrowser = resolve;

type Place = Pick<Browser, 'contextId' | 'spareTargetId'>;

/** A browser context that keeps nothing. */
export async function privateContext(cdp: CdpConnection): Promise<Place> {
  const { browserContextId } = await cdp.send('Target.createBrowserContext', { disposeOnDetach: true });
  return { contextId: browserContextId, spareTargetId: undefined };
}

/** The incognito window that the browser opens at its start. */
export async function spareWindow(cdp: CdpConnection): Promise<Place> {
  return await new Promise((resolve) => {
    const look = ({
      targetInfo,
    }: {
      targetInfo: { targetId: string; url: string; browserContextId?: string };
    }) => {
      if (targetInfo.url !== blankApp && targetInfo.url !== encodeURI(blankApp)) return;
      resolve({ contextId: targetInfo.browserContextId ?? '', spareTargetId: targetInfo.targetId });
    };
    cdp.listen('', 'Target.targetCreated', look);
    cdp.listen('', 'Target.targetInfoChanged', look);
    void cdp.send('Target.setDiscoverTargets', { discover: true });
  });
}
