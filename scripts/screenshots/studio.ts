/** The app in front of a camera: a fixed day, one window size, each picture in the themes and languages asked for. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import type { Settings } from '#shared/model/settings';
import type { Language } from '../../shared/languages.ts';
import { type AppWindow, openApp } from '../runtime/app-window.ts';
import { findAppParts, settlePage } from '../runtime/settle-page.ts';
import type { Take } from './guide-pictures.ts';
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
  /** Takes a picture of what the window shows, in every theme and language in which the name is wanted. */
  shoot(name: string, options?: ShotOptions): Promise<void>;
  /** Changes settings as the Settings screen does, on a fresh page. */
  set(settings: { textScale?: number; language?: Language }): Promise<void>;
};

export type StudioOptions = {
  /** What is to be taken where a scene shows the picture of this name; nothing when it is not wanted. */
  takesOf(name: string): Take[];
  save(file: string, png: Buffer): void;
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
      shoot: (name, shot = {}) => shoot(window, name, shot, options),
      set: async (some) => {
        await window.changeSettings(some);
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

async function shoot(
  window: AppWindow,
  name: string,
  shot: ShotOptions,
  options: StudioOptions,
): Promise<void> {
  const takes = Map.groupBy(options.takesOf(name), ({ language }) => language);
  if (takes.size === 0) return;
  const { language: before } = await window.ask('settings.get', {});
  for (const [language, inOneLanguage] of takes) {
    if (language) await showIn(window, language);
    await sizeWindow(window.page, shot);
    for (const { file, theme } of inOneLanguage) {
      await showTheme(window.page, theme);
      const png = await window.page.screenshot({ animations: 'disabled', caret: 'hide' });
      options.save(file, shrinkPng(png));
    }
    await showTheme(window.page, 'light');
    await window.page.setViewportSize(size);
  }
  await showIn(window, before);
}

/** Changes the language under everything that stands on the page: open menus, typed words, answers. */
async function showIn({ ask, page }: AppWindow, language: Settings['language']): Promise<void> {
  const settings = await ask('settings.get', {});
  if (settings.language === language) return;
  const changed = { ...settings, language };
  await ask('settings.set', changed);
  await page.evaluate(
    `(${findAppParts.toString()})().client.setQueryData(['settings.get', {}], ${JSON.stringify(changed)})`,
  );
  await page.locator(`html[lang="${language}"]`).waitFor();
  await settle(page);
}

/** Gives the window the size of the picture. */
async function sizeWindow(page: Page, shot: ShotOptions): Promise<void> {
  const { isWhole = true, width = size.width, height = size.height } = shot;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
  await settle(page);
  if (!isWhole) return;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), mostHeight) });
  await settle(page);
}

async function showTheme(page: Page, theme: Take['theme']): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.dataset['theme'] = value;
  }, theme);
}

/** Takes the focus ring off the screen and waits until all is there; some pictures are of what never comes. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const focused = document.activeElement as HTMLElement | null;
    if (!focused?.closest('[role$="dialog"], [role="menu"]')) focused?.blur();
  });
  await settlePage(page).catch(() => undefined);
}
