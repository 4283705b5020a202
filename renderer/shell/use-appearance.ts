import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../api/use-request.ts';

/** Applies theme, text size and language from the settings to the page. */
export function useAppearance(): void {
  const { i18n } = useTranslation();
  const settings = useRequest('settings.get', {}).data;
  const systemIsDark = useRequest('app.info', {}).data?.dark ?? false;
  const appearance = settings?.appearance ?? 'system';
  const isDark = appearance === 'dark' || (appearance === 'system' && systemIsDark);
  const textScale = settings?.textScale ?? 1;
  const language = settings?.language;
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
  useEffect(() => {
    keepPlace(() => {
      document.documentElement.style.setProperty('--text-scale', String(textScale));
      refoldContainers();
    });
  }, [textScale]);
  useEffect(() => {
    if (!language) return;
    document.documentElement.lang = language;
    if (i18n.resolvedLanguage !== language) void i18n.changeLanguage(language);
  }, [language, i18n]);
}

/** Chromium does not evaluate container queries in rem again when only the root's font size changes. */
function refoldContainers(): void {
  const root = document.getElementById('root');
  if (!root) return;
  root.style.containerType = 'normal';
  root.getBoundingClientRect();
  root.style.containerType = '';
}

/** Scrolls so that what the person reads, or has the focus on, stays where it was on the screen. */
function keepPlace(change: () => void): void {
  const read = findRead();
  const before = read?.getBoundingClientRect().top ?? 0;
  change();
  if (read) window.scrollBy({ top: read.getBoundingClientRect().top - before, behavior: 'instant' });
}

/**
 * What has the focus, if its beginning is in view; else the smallest thing near the top, as a line of text. `null` at the
 * beginning of the page, which stays the beginning.
 */
function findRead(): Element | null {
  const { activeElement, documentElement } = document;
  const focused = activeElement?.getBoundingClientRect();
  if (focused && focused.top > 0 && focused.top < documentElement.clientHeight) return activeElement;
  const main = document.querySelector('main')?.getBoundingClientRect();
  if (window.scrollY === 0 || !main) return null;
  const heights = [1, 16, 32, 48, 64, 96, 128];
  const found = heights.map((y) => document.elementFromPoint(main.left + main.width / 2, y));
  const height = (element: Element) => element.getBoundingClientRect().height;
  return found.filter((one) => one !== null).toSorted((a, b) => height(a) - height(b))[0] ?? null;
}
