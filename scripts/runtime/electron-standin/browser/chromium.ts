import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CdpConnection } from './cdp.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
/** Where browsers usually are, for a PATH that does not say so. */
const usualFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

/** The first installed Chromium, Chrome or Edge, or undefined. */
export function findChromium(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const folders = [...onPath, ...usualFolders];
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  if (process.platform === 'darwin') {
    candidates.push(...macApps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`));
  }
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** True when windows can be shown to a person. */
export function hasDisplay(): boolean {
  return process.platform === 'darwin' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

const quietFeatures = [
  'AutofillServerCommunication',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SafeBrowsingDelayedWarnings',
  'SpellcheckService',
  'Translate',
  // A page of its own in each window, for an address bar that no window shows.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** Flags for a browser that keeps page content out of files and calls nobody. `switches` are the app's own. */
export function listChromiumFlags(profile: string, switches: ReadonlyMap<string, string>): string[] {
  const merged = new Map(switches);
  const merge = (name: string, values: string[]) =>
    merged.set(name, [...values, ...(merged.get(name)?.split(',').filter(Boolean) ?? [])].join(','));
  merge('disable-features', quietFeatures);
  const own = {
    'user-data-dir': profile,
    // An installed browser asks for its owner's account and for updates, which Electron has no code for. Port 1 is one
    // that Chromium never connects to.
    'component-updater': 'url-source=http://127.0.0.1:1/',
    'gaia-url': 'http://127.0.0.1:1',
    // The stand-in answers for its own addresses; nobody is to be asked where they are.
    'host-resolver-rules': 'MAP *.standin.invalid ~NOTFOUND',
    'disable-background-networking': '',
    'disable-breakpad': '',
    'disable-client-side-phishing-detection': '',
    'disable-component-update': '',
    'disable-default-apps': '',
    'disable-domain-reliability': '',
    'disable-extensions': '',
    'disable-gpu': '',
    'disable-popup-blocking': '',
    'disable-session-crashed-bubble': '',
    'disable-sync': '',
    'disk-cache-size': '1',
    'hide-crash-restore-bubble': '',
    'media-cache-size': '1',
    'metrics-recording-only': '',
    'no-default-browser-check': '',
    'no-first-run': '',
    'no-pings': '',
    'password-store': 'basic',
    'safebrowsing-disable-auto-update': '',
    'use-mock-keychain': '',
  };
  for (const [name, value] of Object.entries(own)) merged.set(name, value);
  if (process.getuid?.() === 0) {
    merged.set('no-sandbox', '');
    // Without this, the browser draws a bar about the missing sandbox over the page.
    merged.set('test-type', '');
  }
  if (!hasDisplay()) merged.set('headless', 'new');
  return [...merged].map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
}

/** What the first window shows until the app loads its page. With a display it has no tabs and no address bar. */
export const blankApp = 'data:text/html,<title> </title>';

/** A running browser: its control pipe and its process. */
export interface Chromium {
  cdp: CdpConnection;
  process: ChildProcess;
  /** The last lines it wrote on stderr. */
  lastWords(): string;
}

/**
 * Starts the browser over a pipe, so that it ends with this process however that ends. A debugging port is opened
 * only when `port` is given; its address is then printed on stderr as Electron does.
 */
export function startChromium(
  profile: string,
  switches: ReadonlyMap<string, string>,
  port: string | undefined,
): Chromium {
  const executable = findChromium();
  if (!executable) {
    throw new Error(
      'electron stand-in: no Chromium, Chrome or Edge found. Install one, for example "apt-get install chromium".',
    );
  }
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const windows = hasDisplay() ? ['--incognito', `--app=${blankApp}`] : ['--no-startup-window'];
  const flags = ['--remote-debugging-pipe', ...windows, ...listChromiumFlags(profile, switches)];
  if (port !== undefined) flags.push(`--remote-debugging-port=${port}`);
  const child = spawn(executable, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  let words = '';
  let told = port === undefined;
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4000);
    const line = told ? null : /DevTools listening on ws:\S+\n/.exec(words);
    if (line) process.stderr.write(`\n${line[0]}`);
    told ||= line !== null;
  });
  process.on('exit', () => child.kill('SIGKILL'));
  const [, , , input, output] = child.stdio;
  return {
    cdp: new CdpConnection(input as Writable, output as Readable),
    process: child,
    lastWords: () => words,
  };
}
