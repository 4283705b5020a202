import { CookieJar } from 'tough-cookie';
import { navigate } from './navigate.ts';

/** How to answer a plan's sign-in and consent forms. */
export type FormAnswers = {
  userName: string;
  password: string;
  /** Values of consent ticks to take out; a bare resource type such as `Coverage` takes out its scopes. */
  untick?: readonly string[];
  decline?: boolean;
  acceptLanguage?: string;
  /** Also request the final loopback address, so that the app's listener gets it. */
  follow?: boolean;
  /** Cookies of a browser that was here before; a fresh browser when absent. */
  jar?: CookieJar;
};

const mostSteps = 20;

/**
 * Goes through a plan's web forms as a browser without scripts does, until it is sent to another origin or to a
 * loopback callback. Resolves to that address. Rejects with the page's text when the forms lead nowhere.
 */
export async function signInByForms(authorizeUrl: string, answers: FormAnswers): Promise<string> {
  const jar = answers.jar ?? new CookieJar();
  const origin = new URL(authorizeUrl).origin;
  let step: Step = { url: authorizeUrl };
  for (let count = 0; count < mostSteps; count += 1) {
    const response = await request(jar, step, answers);
    const location = response.headers.get('location');
    if (location) {
      const next = new URL(location, step.url);
      if (next.origin !== origin) return await finish(next.href, answers.follow ?? false);
      step = { url: next.href };
      continue;
    }
    const html = await response.text();
    const filled = fill(html, answers);
    if (!filled || response.status >= 400) throw new Error(`${response.status}: ${plainText(html)}`);
    step = { url: new URL(filled.action, step.url).href, form: filled.fields };
  }
  throw new Error('The sign-in pages do not end.');
}

type Step = { url: string; form?: URLSearchParams };

async function request(jar: CookieJar, step: Step, answers: FormAnswers): Promise<Response> {
  const headers: Record<string, string> = { cookie: await jar.getCookieString(step.url) };
  if (answers.acceptLanguage) headers['accept-language'] = answers.acceptLanguage;
  const init: RequestInit = step.form
    ? { method: 'POST', body: step.form, headers, redirect: 'manual' }
    : { headers, redirect: 'manual' };
  const response = await fetch(step.url, init);
  for (const cookie of response.headers.getSetCookie()) await jar.setCookie(cookie, step.url);
  return response;
}

async function finish(url: string, follow: boolean): Promise<string> {
  if (follow) await navigate(url);
  return url;
}

/** The first form of the page with the person's answers in it. */
function fill(html: string, answers: FormAnswers): { action: string; fields: URLSearchParams } | null {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
  if (!form) return null;
  const [, attributes = '', body = ''] = form;
  const fields = new URLSearchParams();
  for (const [, text = ''] of body.matchAll(/<input\b([^>]*)>/gi)) {
    const name = attribute(text, 'name');
    if (name) addInput(fields, name, text, answers);
  }
  const buttons = [...body.matchAll(/<button\b([^>]*)>/gi)].map(([, text = '']) => text);
  const button = buttons.length > 1 && answers.decline ? buttons.at(-1) : buttons[0];
  const buttonName = button && attribute(button, 'name');
  if (button && buttonName) fields.append(buttonName, attribute(button, 'value') ?? '');
  return { action: attribute(attributes, 'action') ?? '', fields };
}

function addInput(fields: URLSearchParams, name: string, text: string, answers: FormAnswers): void {
  const value = attribute(text, 'value') ?? '';
  const type = attribute(text, 'type') ?? 'text';
  if (type === 'checkbox' || type === 'radio') {
    const isOut = answers.untick?.some((out) => value === out || value.startsWith(`patient/${out}.`));
    if (/\bchecked\b/i.test(text) && !isOut) fields.append(name, value);
  } else if (type === 'password') fields.append(name, answers.password);
  else if (type === 'hidden') fields.append(name, value);
  else if (type === 'text' || type === 'email') fields.append(name, answers.userName);
}

function attribute(text: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(text);
  const found = value?.[1] ?? value?.[2];
  return found
    ?.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&');
}

function plainText(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 400);
}
