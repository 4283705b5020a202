/** The app in front of a camera: a fixed day, one window size, each picture in light and in dark. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { type AppWindow, openApp } from '../runtime/app-window.ts';
import { settlePage } from '../runtime/settle-page.ts';
import { shrinkPng } from './shrink-png.ts';

const root = path.resolve(import.meta.dirname, '../..');
const size = { width: 1366, height: 900 };
/** Longer screens are cut here. */
const mostHeight = 3000;
/** A day three weeks after the knee surgery that the sample plan's year tells of. */
const today = Date.parse('2026-04-10T08:04:00-07:00');

export type ShotOptions = {
  /** Shows the whole length of the screen instead of what fits the window. */
  isWhole?: boolean;
  width?: number;
  height?: number;
};

export type Studio = AppWindow & {
  /** Takes a picture of what the window shows: `<name>.png`, and `<name>-dark.png`. */
  shoot(name: string, options?: ShotOptions): Promise<void>;
  /** Changes settings as the Settings screen does, on a fresh page. */
  set(settings: { textScale?: number; language?: 'en' | 'es' }): Promise<void>;
};

export type StudioOptions = {
  out: string;
  /** Only pictures whose name passes are taken. */
  isWanted(name: string): boolean;
  /** A computer without a safe place for keys. */
  isMemoryOnly?: boolean;
};

/** Opens the app on a profile of its own, lets `scene` use it, and leaves nothing behind but pictures. */
export async function withStudio(
  options: StudioOptions,
  scene: (studio: Studio) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-screenshots-'));
  const window = await openApp(root, path.join(folder, 'profile'), {
    TZ: 'America/Los_Angeles',
    ELECTRON_STANDIN_KEYSTORE: options.isMemoryOnly ? 'basic_text' : 'gnome_libsecret',
    ELECTRON_STANDIN_KEYSTORE_DIR: path.join(folder, 'keys'),
  });
  try {
    await stopClock(window);
    await scene({
      ...window,
      shoot: (name, shot = {}) => shoot(window.page, name, shot, options),
      set: async (some) => {
        await window.ask('settings.set', { ...(await window.ask('settings.get', {})), ...some });
        await reload(window.page);
      },
    });
  } finally {
    await window.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Stops the clock of the app, of its page, and of this script, which keeps the plan's cookies. */
async function stopClock({ app, page }: AppWindow): Promise<void> {
  freezeDate(today);
  const source = `(${freezeDate.toString()})(${today})`;
  await app.evaluate(source);
  await page.addInitScript({ content: source });
  await reload(page);
}

function freezeDate(now: number): void {
  const RealDate = globalThis.Date;
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | [number]) {
      super(...(args.length === 0 ? ([now] as const) : args));
    }
    static override now(): number {
      return now;
    }
  } as DateConstructor;
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function shoot(page: Page, name: string, shot: ShotOptions, options: StudioOptions): Promise<void> {
  if (!options.isWanted(name)) return;
  const { isWhole = true, width = size.width, height = size.height } = shot;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
  await settle(page);
  if (isWhole) {
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), mostHeight) });
    await settle(page);
  }
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((value) => {
      document.documentElement.dataset['theme'] = value;
    }, theme);
    const file = `${name}${theme === 'dark' ? '-dark' : ''}.png`;
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(path.join(options.out, file), shrinkPng(png));
    console.log(file);
  }
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'light';
  });
  await page.setViewportSize(size);
}

/** Takes the focus ring off the screen and waits until all is there; some pictures are of what never comes. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const focused = document.activeElement as HTMLElement | null;
    if (!focused?.closest('[role$="dialog"], [role="menu"]')) focused?.blur();
  });
  await page.evaluate(settlePage).catch(() => undefined);
}
