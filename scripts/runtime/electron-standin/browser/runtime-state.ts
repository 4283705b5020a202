import type { CdpConnection } from './cdp.ts';
import { blankApp, type Chromium } from './chromium.ts';

/** The running browser. Its windows are incognito or in one private context: nothing of a page reaches a file. */
export interface Browser extends Chromium {
  contextId: string;
  /** A window that the browser opened itself and that nobody uses yet. */
  spareTargetId: string | undefined;
}

const { promise, resolve } = Promise.withResolvers<Browser>();

/** Resolves once the browser is running. */
export const browserReady = promise;

/** Resolves `browserReady`. */
export const announceBrowser = resolve;

/** A browser context that keeps nothing, downloads nothing and grants nothing. */
export async function openPrivateContext(cdp: CdpConnection): Promise<string> {
  const { browserContextId } = await cdp.send('Target.createBrowserContext', { disposeOnDetach: true });
  await cdp.send('Browser.grantPermissions', { permissions: [], browserContextId });
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId });
  return browserContextId;
}

/** The incognito window that the browser opens at its start. */
export async function findSpareWindow(cdp: CdpConnection): Promise<string> {
  return await new Promise((resolve) => {
    const look = ({ targetInfo }: { targetInfo: { targetId: string; url: string } }) => {
      if (targetInfo.url === blankApp || targetInfo.url === encodeURI(blankApp)) resolve(targetInfo.targetId);
    };
    cdp.listen('', 'Target.targetCreated', look);
    cdp.listen('', 'Target.targetInfoChanged', look);
    void cdp.send('Target.setDiscoverTargets', { discover: true });
  });
}
