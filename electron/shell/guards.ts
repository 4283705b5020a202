/** Confines every page: no network, no new windows, no navigation, no download, no permission but to copy text on a click. */
import { app, type Session, session } from 'electron';
import { noProxy, noUdp, plainNames } from './background-requests.ts';
import { plansSession } from './fetch.ts';
import { isPageUrl } from './trusted-sender.ts';

const copying = 'clipboard-sanitized-write';

/** Call once Electron is ready, before the first window. */
export async function guardPages(): Promise<void> {
  app.configureHostResolver(plainNames);
  for (const one of [session.defaultSession, plansSession()]) confine(one);
  app.on('session-created', confine);
  // Without a listener Electron picks the first certificate of the computer, and a plan learns who it belongs to.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  const pages = session.defaultSession;
  pages.webRequest.onBeforeRequest((details, answer) => {
    answer({
      cancel:
        !isPageUrl(details.url) && !details.url.startsWith('data:') && !details.url.startsWith('devtools:'),
    });
  });
  pages.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying));
  pages.setPermissionCheckHandler((_contents, permission) => permission === copying);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy(noUdp);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isPageUrl(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  await pages.setProxy(noProxy);
}

/** What holds for every session, the plans' own too: nothing is downloaded by itself, and no dictionary is fetched. */
function confine(one: Session): void {
  one.on('will-download', (event) => event.preventDefault());
  one.setSpellCheckerEnabled(false);
}
