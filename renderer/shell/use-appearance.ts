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
    document.documentElement.style.setProperty('--text-scale', String(textScale));
    refoldContainers();
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
