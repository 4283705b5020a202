/** Keeps every page at home: no network, no new windows, no navigation, no permissions. */
import { app, session } from 'electron';
import { isPageUrl } from './trusted-sender.ts';

export function guardPages(): void {
  const pages = session.defaultSession;
  pages.webRequest.onBeforeRequest((details, answer) => {
    answer({
      cancel:
        !isPageUrl(details.url) && !details.url.startsWith('data:') && !details.url.startsWith('devtools:'),
    });
  });
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  pages.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isPageUrl(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
