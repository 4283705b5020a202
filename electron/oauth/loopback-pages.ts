/** The pages that end a sign-in in the browser: static, without scripts, echoed input or loaded resources. */

import { createHash } from 'node:crypto';
import { createTexts } from '#shared/create-texts';
import { readAcceptedLanguage } from '#shared/languages';
import en from '../../resources/locales/en/loopback.json' with { type: 'json' };
import es from '../../resources/locales/es/loopback.json' with { type: 'json' };

export type PageName = keyof typeof en;

const texts = createTexts('loopback', { en, es }, true);

const style = `:root{color-scheme:light dark}body{margin:0;font:1.125rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:4rem auto;padding:0 1.5rem}h1{font-size:1.6rem;line-height:1.25}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Headers of every page and every refusal. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  connection: 'close',
};

/** A whole page in the browser's first language that is one of ours, else in English. */
export function pageHtml(name: PageName, acceptLanguage: string | undefined): string {
  const language = readAcceptedLanguage(acceptLanguage);
  const t = texts.getFixedT(language);
  const title = t(`${name}.title`);
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1><p>${t(`${name}.body`)}</p></main></html>`;
}
