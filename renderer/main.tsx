/** Entry of the page: settings first, so that the first paint has the right language, theme and text size. */
import './styles/styles.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { defaultSettings } from '#shared/model/settings';
import { send } from './api/bridge.ts';
import { bindEvents, createQueryClient } from './api/query-client.ts';
import { createI18n } from './i18n/i18n.ts';
import { createAppRouter } from './router.tsx';
import { PersonProvider } from './shell/person.tsx';

async function start(element: HTMLElement): Promise<void> {
  const queryClient = createQueryClient();
  bindEvents(queryClient);
  const settings = await queryClient
    .fetchQuery({ queryKey: ['settings.get', {}], queryFn: () => send('settings.get', {}) })
    .catch(() => defaultSettings);
  const i18n = await createI18n(settings.language);
  createRoot(element).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <PersonProvider>
            <RouterProvider router={createAppRouter()} />
          </PersonProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

const element = document.getElementById('root');
if (element) void start(element);
