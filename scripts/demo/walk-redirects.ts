/** Follows an authorization server's redirects with a cookie jar, as a browser without a person would. */
import { CookieJar } from 'tough-cookie';
import { navigate } from '../../tests/support/navigate.ts';

const mostSteps = 20;

/** The server wants a person: the sign-in cannot go on by itself. */
export class NeedsPersonError extends Error {
  override name = 'NeedsPersonError';
}

/**
 * Follows redirects from `authorizeUrl` to the app's loopback listener and lets it have the answer.
 *
 * @throws {NeedsPersonError} when the server shows a page instead
 */
export async function walkRedirects(authorizeUrl: string): Promise<void> {
  const redirectUri = new URL(authorizeUrl).searchParams.get('redirect_uri') ?? '';
  const jar = new CookieJar();
  let url = authorizeUrl;
  for (let step = 0; step < mostSteps; step++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: await jar.getCookieString(url) },
    });
    for (const cookie of response.headers.getSetCookie()) await jar.setCookie(cookie, url);
    const location = response.headers.get('location');
    await response.arrayBuffer();
    if (!location)
      throw new NeedsPersonError(
        `${new URL(url).host} shows a sign-in page that needs a person (status ${response.status}). ` +
          'Start the app with "npm start" and connect this plan by its address instead.',
      );
    url = new URL(location, url).href;
    if (url.startsWith(redirectUri)) {
      await navigate(url);
      return;
    }
  }
  throw new NeedsPersonError('The sign-in redirects do not end.');
}
