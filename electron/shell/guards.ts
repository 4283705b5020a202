/** Confines every page: no network, no new windows, no navigation, no permission but to copy text on a click. */
import { app, session } from 'electron';
import { isPageUrl } from './trusted-sender.ts';

const copying = 'clipboard-sanitized-write';

export function guardPages(): void {
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
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isPageUrl(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
