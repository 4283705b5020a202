/** The pages of a plan that people see in their browser: a sign-in form, then a consent form. */

function page(title: string, inner: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${inner}</html>`;
}

export function loginPage(title: string, key: string): string {
  return page(
    title,
    `<form method="post" action="/login"><input type="hidden" name="key" value="${key}">
<label>Username <input type="text" name="user"></label>
<label>Password <input type="password" name="password"></label><button>Sign in</button></form>`,
  );
}

/** Every scope is a tick that is set; the last button says no. */
export function consentPage(title: string, key: string, scopes: readonly string[]): string {
  const ticks = scopes.map(
    (scope) => `<label><input type="checkbox" name="${scope}" value="${scope}" checked> ${scope}</label>`,
  );
  return page(
    title,
    `<form method="post" action="/consent"><input type="hidden" name="key" value="${key}">${ticks.join('')}
<button name="answer" value="yes">Share</button><button name="answer" value="no">Do not share</button></form>`,
  );
}
