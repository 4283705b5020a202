import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, type ErrorComponentProps, RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';
import styles from './App.module.css';
import { describeFault, reportFault } from './api/report-fault.ts';
import { readLocale } from './i18n/read-locale.ts';
import type { AppRouter } from './router.tsx';
import { ErrorScreen } from './shell/ErrorScreen.tsx';
import { LockGate } from './shell/LockGate.tsx';
import { PersonProvider } from './shell/person.tsx';
import { SessionChoicesProvider } from './shell/session-choices.tsx';

export type AppProps = { texts: i18n; queryClient: QueryClient; router: AppRouter };

/** The whole page. Catches what breaks outside a screen; the router catches what breaks inside one. */
export function App({ texts, queryClient, router }: AppProps) {
  return (
    <I18nextProvider i18n={texts}>
      <SpokenLanguage>
        <QueryClientProvider client={queryClient}>
          <CatchBoundary
            getResetKey={() => 'app'}
            errorComponent={WholePageError}
            onCatch={(error) => reportFault(describeFault(error, router))}
          >
            <LockGate>
              <PersonProvider>
                <SessionChoicesProvider>
                  <RouterProvider router={router} />
                </SessionChoicesProvider>
              </PersonProvider>
            </LockGate>
          </CatchBoundary>
        </QueryClientProvider>
      </SpokenLanguage>
    </I18nextProvider>
  );
}

/** Controls say to screen readers what is on no screen, such as how to close a menu, in the language of the app. */
function SpokenLanguage({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return <I18nProvider locale={readLocale(i18n)}>{children}</I18nProvider>;
}

/** The error screen alone in the window. */
function WholePageError(props: ErrorComponentProps) {
  return (
    <main className={styles['alone']}>
      <ErrorScreen {...props} />
    </main>
  );
}
