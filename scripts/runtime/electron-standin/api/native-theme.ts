import { EventEmitter } from 'node:events';
import type { WindowPage } from '../page/window-page.ts';

class NativeTheme
  extends EventEmitter
  implements
    Pick<
      Electron.NativeTheme,
      'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'shouldUseInvertedColorScheme' | 'themeSource'
    >
{
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly #pages = new Set<WindowPage>();
  #source: 'system' | 'light' | 'dark' = 'system';

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source;
  }
  set themeSource(source: 'system' | 'light' | 'dark') {
    const before = this.#source;
    this.#source = source;
    for (const page of this.#pages) void this.#apply(page);
    if (before !== source) this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  /** Keeps a page's prefers-color-scheme in step. */
  follow(page: WindowPage): void {
    this.#pages.add(page);
    page.on('closed', () => this.#pages.delete(page));
    if (this.#source !== 'system') void this.#apply(page);
  }

  async #apply(page: WindowPage): Promise<void> {
    const value = this.#source === 'system' ? '' : this.#source;
    await page.opened;
    await page.command('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  }
}

/** Electron's `nativeTheme` module; the desktop itself counts as light. */
export const nativeTheme = new NativeTheme();
