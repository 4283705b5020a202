/** Which switches a packaged app does not start with: those that open it to others. Pure: no Electron here. */
import { AppError } from '../errors.ts';

const refused = [
  // Pages outside the sandbox, or without the rules of the web.
  /^(?:no-|disable-)(?:[a-z-]*-)?sandbox$/,
  /^(?:no-zygote|single-process|in-process-gpu|disable-web-security|disable-site-isolation-trials)$/,
  /^(?:allow-running-insecure-content|allow-file-access-from-files|disable-features|disable-blink-features)$/,
  // Others read and steer the page or this process.
  /^remote-debugging-/,
  /^remote-allow-origins$/,
  /^inspect(?:-|$)/,
  /^(?:auto-open-devtools-for-tabs|load-extension|disable-extensions-except|js-flags|require|r)$/,
  /^(?:renderer|gpu|utility|browser|ppapi|zygote)-(?:cmd-prefix|launcher|subprocess-path|startup-dialog)$/,
  // Requests go elsewhere, their certificates are not looked at, or they are written down.
  /^proxy-/,
  /^(?:host-rules|host-resolver-rules|ignore-certificate-errors|ignore-certificate-errors-spki-list)$/,
  /^(?:log-net-log|net-log-capture-mode|ssl-key-log-file|auth-server-allowlist|auth-negotiate-delegate-allowlist)$/,
  // Keys are kept where anyone reads them.
  /^use-mock-keychain$/,
];

/** Key stores that keep keys safe; any other value, such as `basic`, takes a key that everyone knows. */
const safeStores = /^(?:gnome-libsecret|kwallet[56]?)$/;

/** The first switch of the command line with which a packaged app must not start; `null` when there is none. */
export function findRefusedSwitch(argv: readonly string[]): string | null {
  for (const argument of argv) {
    // After a bare -- nothing is a switch.
    if (argument === '--') return null;
    const [, given = '', value = ''] = /^(?:--?|\/)([^=]+)=?(.*)/.exec(argument) ?? [];
    const name = given.toLowerCase();
    const isRefused =
      name === 'password-store' ? !safeStores.test(value) : refused.some((pattern) => pattern.test(name));
    if (isRefused) return `--${name}`;
  }
  return null;
}

/**
 * True for a packaged app that tests drive by switches which no other starts with (`scripts/package/fuses.ts`). A released one
 * cannot become it: a fuse guards its `package.json`.
 */
export function isTwin(manifest: string): boolean {
  return (JSON.parse(manifest) as { isTwin?: unknown }).isTwin === true;
}

/** @throws {AppError} start/no-sandbox, start/refused-switch: the switch is its detail */
export function checkStartSwitches(argv: readonly string[], isPackaged: boolean): void {
  const found = isPackaged ? findRefusedSwitch(argv) : null;
  if (found === '--no-sandbox')
    throw new AppError('start/no-sandbox', 'The app was started without its sandbox.', { details: [found] });
  if (found !== null)
    throw new AppError('start/refused-switch', 'The app was started with a switch that opens it.', {
      details: [found],
    });
}
