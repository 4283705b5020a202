/**
 * Makes every member of an object throw, as Electron's do once the native one is gone (shell/common/gin_helper/
 * function_template.h "Object has been destroyed"; electron_api_base_window.cc `OnWindowClosed` marks it before `closed`).
 * Listening goes on.
 */
export function markDestroyed(object: object, own: readonly string[] = []): void {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(object));
  for (const name of [...names, ...own]) {
    if (name === 'constructor' || name === 'isDestroyed') continue;
    Object.defineProperty(object, name, {
      get: () => {
        throw new TypeError('Object has been destroyed');
      },
    });
  }
}
