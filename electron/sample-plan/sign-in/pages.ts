import { createHash } from 'node:crypto';
import type { TFunction } from 'i18next';
import { createTexts } from '#shared/create-texts';
import { type Language, readAcceptedLanguage } from '#shared/languages';
import en from '../../../resources/locales/en/sample-plan.json' with { type: 'json' };
import es from '../../../resources/locales/es/sample-plan.json' with { type: 'json' };
import type { SamplePerson } from '../model.ts';
import { findTypeOfScope, isOptional } from './scopes.ts';

const texts = createTexts('sample-plan', { en, es }, true);

const style = `:root{color-scheme:light}body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:#1d2733;background:#eef2f6}
header{background:#1f4e79;color:#fff;padding:16px 24px;font-weight:700;font-size:1.25rem}
main{max-width:34rem;margin:32px auto;background:#fff;border:1px solid #c3ccd6;border-radius:6px;padding:8px 32px 32px}
h1{font-size:1.6rem;line-height:1.25}label,legend{font-weight:600}fieldset{border:1px solid #c3ccd6;border-radius:6px;margin:20px 0;padding:8px 16px}
input[type=text],input[type=password]{display:block;width:100%;box-sizing:border-box;font:inherit;padding:10px 12px;border:1px solid #5b6b7b;border-radius:4px;margin:4px 0 18px}
.item{display:flex;gap:12px;align-items:center;min-height:44px}.item label{font-weight:400}.item input{width:22px;height:22px;flex:none}
button{font:inherit;font-weight:700;min-height:48px;padding:0 24px;border-radius:4px;border:2px solid #1f4e79;background:#1f4e79;color:#fff;margin-right:12px}
button.quiet{background:#fff;color:#1f4e79}:focus-visible{outline:3px solid #b35900;outline-offset:2px}
.wrong{border:2px solid #a4262c;border-radius:4px;padding:10px 14px;color:#8a1c22;font-weight:600}
.made-up{background:#fff6d9;border:1px solid #b98900;border-radius:4px;padding:10px 14px}table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;padding:8px 8px 8px 0;border-top:1px solid #c3ccd6;vertical-align:top}td code{white-space:nowrap}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Headers of every page: nothing may be loaded, framed or stored. */
export function makePageHeaders(): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // No form-action: browsers apply it to the redirect back to the app, too.
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
  };
}

/** The sign-in form. It shows the user names and passwords: all of it is made up. */
export function renderLogin(
  acceptLanguage: string | undefined,
  planName: string,
  people: readonly SamplePerson[],
  wasWrong: boolean,
): string {
  const { t, language } = chooseWords(acceptLanguage);
  const rows = people.map(
    (one) =>
      `<tr><td>${escapeHtml(one.name)}<br>${escapeHtml(t(`about.${one.userName}`))}</td><td><code>${escapeHtml(one.userName)}</code></td><td><code>${escapeHtml(one.password)}</code></td></tr>`,
  );
  const wrong = wasWrong ? `<p class="wrong" role="alert" id="wrong">${t('login.wrong')}</p>` : '';
  const described = wasWrong ? ' aria-describedby="wrong" aria-invalid="true"' : '';
  return renderPage(
    language,
    planName,
    t('login.title', { planName }),
    `${wrong}<p class="made-up">${t('login.madeUp')}</p>
<form method="post">
<label for="user_name">${t('login.userName')}</label><input type="text" id="user_name" name="user_name" autocomplete="username" autocapitalize="none" spellcheck="false" required${described}>
<label for="password">${t('login.password')}</label><input type="password" id="password" name="password" autocomplete="current-password" required${described}>
<button type="submit">${t('login.submit')}</button></form>
<h2>${t('login.peopleTitle')}</h2>
<table><thead><tr><th scope="col">${t('login.person')}</th><th scope="col">${t('login.userName')}</th><th scope="col">${t('login.password')}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

/** The consent form: what is always shared, what can be unticked, and the two answers. */
export function renderConsent(
  acceptLanguage: string | undefined,
  planName: string,
  person: SamplePerson,
  scopes: readonly string[],
): string {
  const { t, language } = chooseWords(acceptLanguage);
  const fixed = [...new Set(scopes.filter((scope) => !isOptional(scope)).map(findScopeKey))];
  const optional = scopes.filter(isOptional);
  const fixedItems = fixed.map((key) => `<li>${t(`scope.${key}`)}</li>`).join('');
  const ticks = optional.map(
    (scope, index) =>
      `<div class="item"><input type="checkbox" id="share-${index}" name="share" value="${escapeHtml(scope)}" checked><label for="share-${index}">${t(`scope.${findScopeKey(scope)}`)}</label></div>`,
  );
  const choices = ticks.length
    ? `<fieldset><legend>${t('consent.optional')}</legend>${ticks.join('')}</fieldset>`
    : '';
  return renderPage(
    language,
    planName,
    t('consent.title'),
    `<p>${t('consent.asks', { name: person.name })}</p>
<form method="post"><h2>${t('consent.always')}</h2><ul>${fixedItems}</ul>${choices}
<p>${t('consent.stop')}</p>
<button type="submit" name="decision" value="allow">${t('consent.allow')}</button>
<button type="submit" name="decision" value="deny" class="quiet">${t('consent.deny')}</button></form>`,
  );
}

/** The page for a request that failed and cannot be sent back to the app. */
export function renderError(acceptLanguage: string | undefined, planName: string, code: string): string {
  const { t, language } = chooseWords(acceptLanguage);
  const body = `<p>${t('error.explained')}</p><p>${t('error.code')} <code>${escapeHtml(code)}</code></p>`;
  return renderPage(language, planName, t('error.title'), body);
}

function renderPage(language: string, planName: string, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · ${escapeHtml(planName)}</title><style>${style}</style></head>
<body><header>${escapeHtml(planName)}</header><main><h1>${title}</h1>${body}</main></body></html>`;
}

function findScopeKey(scope: string): string {
  return findTypeOfScope(scope) ?? scope.replace('/', '-');
}

function chooseWords(acceptLanguage: string | undefined): { t: TFunction; language: Language } {
  const language = readAcceptedLanguage(acceptLanguage);
  return { t: texts.getFixedT(language), language };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
