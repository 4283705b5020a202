import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { describeFault, reportFault } from './api/report-fault.ts';
import type { AppRouter } from './router.tsx';
import { ErrorScreen } from './shell/ErrorScreen.tsx';
import { PersonProvider } from './shell/person.tsx';

export type AppProps = { texts: i18n; queryClient: QueryClient; router: AppRouter };

/** The page. What breaks outside of a screen is caught here; a screen's own faults are caught by the router. */
export function App({ texts, queryClient, router }: AppProps) {
  return (
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={queryClient}>
        <CatchBoundary
          getResetKey={() => 'app'}
          errorComponent={ErrorScreen}
          onCatch={(error) => reportFault(describeFault(error, router))}
        >
          <PersonProvider>
            <RouterProvider router={router} />
          </PersonProvider>
        </CatchBoundary>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
