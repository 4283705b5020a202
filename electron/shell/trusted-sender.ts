/** Decides which frames may speak to the main process. Pure: no Electron here. */

/** The page's own address; everything else is foreign. */
export const pageUrl = 'app://bundle/index.html';

/**
 * True for a main frame that shows the app's own page. Compares scheme and host, never `origin`: Node says 'null'
 * for the origin of custom schemes.
 */
export function isTrustedSender(frame: { url: string; isMainFrame: boolean }): boolean {
  return frame.isMainFrame && isPageUrl(frame.url);
}

/** True for addresses of the app's own bundle. */
export function isPageUrl(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'app:' && url.host === 'bundle' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/** The page that draws scans, which speaks to nobody. */
export const painterUrl = 'app://bundle/painter.html';
