/** Entry of the page: settings first, so that the first paint has the right language, theme and text size. */
import { chooseLanguage } from '#shared/languages';
import './api/no-code-from-text.ts';
import './styles/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { defaultSettings } from '#shared/model/settings';
import { App } from './App.tsx';
import { send } from './api/bridge.ts';
import { bindEvents, createQueryClient } from './api/query-client.ts';
import { reportUncaughtFaults } from './api/report-fault.ts';
import { createI18n } from './i18n/i18n.ts';
import { createAppRouter } from './router.tsx';
import { OpeningRecords } from './shell/OpeningRecords.tsx';

/** Records that open sooner show themselves without a word. */
const openingMs = 2_000;

async function showApp(element: HTMLElement): Promise<void> {
  const router = createAppRouter();
  reportUncaughtFaults(router);
  const queryClient = createQueryClient();
  bindEvents(queryClient);
  const root = createRoot(element);
  const waiting = setTimeout(async () => {
    const texts = await createI18n(chooseLanguage([navigator.language]));
    if (isOpening) root.render(<OpeningRecords texts={texts} />);
  }, openingMs);
  let isOpening = true;
  const settings = await queryClient
    .fetchQuery({ queryKey: ['settings.get', {}], queryFn: () => send('settings.get', {}) })
    .catch(() => defaultSettings);
  clearTimeout(waiting);
  isOpening = false;
  const texts = await createI18n(settings.language);
  root.render(
    <StrictMode>
      <App texts={texts} queryClient={queryClient} router={router} />
    </StrictMode>,
  );
}

const element = document.getElementById('root');
if (element) void showApp(element);
