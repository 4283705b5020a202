import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../api/use-request.ts';

/** Puts theme, text size and language of the settings on the page. */
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
    foldAgain();
  }, [textScale]);
  useEffect(() => {
    if (!language) return;
    document.documentElement.lang = language;
    if (i18n.resolvedLanguage !== language) void i18n.changeLanguage(language);
  }, [language, i18n]);
}

/** Chromium keeps the old answer of a container query in rem when only the root's font size changed. */
function foldAgain(): void {
  const root = document.getElementById('root');
  if (!root) return;
  root.style.containerType = 'normal';
  root.getBoundingClientRect();
  root.style.containerType = '';
}
