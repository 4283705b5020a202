/**
 * Every screen's address. Screens inside `shellRoute` have the side bar; pages for paper hang on `rootRoute`.
 * Hash history, because the page is a file of the `app://` scheme.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { describeFault, reportFault } from './api/report-fault.ts';
import { parseBillSearch, parseBillsSearch } from './features/bills/bills-search.ts';
import { parseWriteBillSearch } from './features/bills/write-bill-search.ts';
import { parseClaimsSearch } from './features/claims/claims-search.ts';
import { parseDrugCapSearch } from './features/drug-cap/drug-cap-search.ts';
import { parseFromPaperSearch } from './features/files/paper/from-paper-search.ts';
import { parseFindSearch } from './features/find/find-search.ts';
import { parseHealthSearch } from './features/health/health-search.ts';
import { billLetterParams, claimLetterParams, parseLetterSearch } from './features/letters/letter-search.ts';
import { parseLimitsSearch } from './features/limits/limits-search.ts';
import { parseNextYearSearch } from './features/next-year/next-year-search.ts';
import { parseAddPlanSearch, parsePickedPlan } from './features/plans/connect/add-plan-search.ts';
import { parsePaperSearch } from './features/print/paper/paper-search.ts';
import {
  parsePrintSearch,
  parseSinglePrintSearch,
  singlePaperParams,
} from './features/print/print-search.ts';
import type { SpendingSearch } from './features/spending/SpendingScreen.tsx';
import type { TaxesSearch } from './features/taxes/TaxesScreen.tsx';
import { parseWhoseSearch } from './features/whose/whose-search.ts';
import { AppShell } from './shell/AppShell.tsx';
import { ErrorScreen } from './shell/ErrorScreen.tsx';
import { watchOrigins } from './ui/actions/came-from.ts';

const rootRoute = createRootRoute({ component: Outlet });
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: AppShell });

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./features/first-run/HomeScreen.tsx'), 'HomeScreen'),
});
const claimsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims',
  component: lazyRouteComponent(() => import('./features/claims/ClaimsScreen.tsx'), 'ClaimsScreen'),
  validateSearch: parseClaimsSearch,
});
const claimRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/$claimId',
  component: lazyRouteComponent(() => import('./features/claims/claim/ClaimScreen.tsx'), 'ClaimScreen'),
});
const newsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/news',
  component: lazyRouteComponent(() => import('./features/claims/news/NewsScreen.tsx'), 'NewsScreen'),
});
const newsPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/news/print',
  component: lazyRouteComponent(() => import('./features/print/ListPrintScreen.tsx'), 'NewsPrintScreen'),
});
const billsPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/print',
  component: lazyRouteComponent(() => import('./features/print/ListPrintScreen.tsx'), 'BillsPrintScreen'),
});
const episodesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/together',
  component: lazyRouteComponent(() => import('./features/episodes/EpisodesScreen.tsx'), 'EpisodesScreen'),
});
const episodeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/together/$claimId',
  component: lazyRouteComponent(() => import('./features/episodes/EpisodeScreen.tsx'), 'EpisodeScreen'),
});
const visitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/visits',
  component: lazyRouteComponent(
    () => import('./features/claims/visit-check/VisitChecksScreen.tsx'),
    'VisitChecksScreen',
  ),
});
const visitsPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/visits/print',
  component: lazyRouteComponent(() => import('./features/print/ListPrintScreen.tsx'), 'VisitsPrintScreen'),
});
const billsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills',
  component: lazyRouteComponent(() => import('./features/bills/BillsScreen.tsx'), 'BillsScreen'),
  validateSearch: parseBillsSearch,
});
const billRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId',
  component: lazyRouteComponent(() => import('./features/bills/BillScreen.tsx'), 'BillScreen'),
  validateSearch: parseBillSearch,
});
const writeBillRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/write',
  component: lazyRouteComponent(() => import('./features/bills/WriteBillScreen.tsx'), 'WriteBillScreen'),
  validateSearch: parseWriteBillSearch,
});
const appealsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals',
  component: lazyRouteComponent(() => import('./features/appeals/AppealsScreen.tsx'), 'AppealsScreen'),
});
const appealRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals/$claimId',
  component: lazyRouteComponent(() => import('./features/appeals/AppealScreen.tsx'), 'AppealScreen'),
});
const claimLetterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals/$claimId/letter/$template',
  component: lazyRouteComponent(
    () => import('./features/letters/ClaimLetterScreen.tsx'),
    'ClaimLetterScreen',
  ),
  params: claimLetterParams,
});
const claimLetterPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals/$claimId/letter/$template/print',
  component: lazyRouteComponent(
    () => import('./features/print/LetterPrintScreen.tsx'),
    'ClaimLetterPrintScreen',
  ),
  params: claimLetterParams,
  validateSearch: parseLetterSearch,
});
const billLetterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId/letter/$template',
  component: lazyRouteComponent(() => import('./features/letters/BillLetterScreen.tsx'), 'BillLetterScreen'),
  params: billLetterParams,
});
const billLetterPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId/letter/$template/print',
  component: lazyRouteComponent(
    () => import('./features/print/LetterPrintScreen.tsx'),
    'BillLetterPrintScreen',
  ),
  params: billLetterParams,
  validateSearch: parseLetterSearch,
});
const taxesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/taxes',
  component: lazyRouteComponent(() => import('./features/taxes/TaxesScreen.tsx'), 'TaxesScreen'),
  validateSearch: (search: Record<string, unknown>): TaxesSearch => ({
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
  }),
});
const spendingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending',
  component: lazyRouteComponent(() => import('./features/spending/SpendingScreen.tsx'), 'SpendingScreen'),
  validateSearch: (search: Record<string, unknown>): SpendingSearch => ({
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
  }),
});
const limitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending/limits',
  component: lazyRouteComponent(() => import('./features/limits/LimitsScreen.tsx'), 'LimitsScreen'),
  validateSearch: parseLimitsSearch,
});
const drugCapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending/limits/drugs',
  component: lazyRouteComponent(() => import('./features/drug-cap/DrugCapScreen.tsx'), 'DrugCapScreen'),
  validateSearch: parseDrugCapSearch,
});
const changeLimitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending/limits/change',
  component: lazyRouteComponent(
    () => import('./features/limits/ChangeLimitsScreen.tsx'),
    'ChangeLimitsScreen',
  ),
  validateSearch: parseLimitsSearch,
});
const forecastRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending/limits/forecast',
  component: lazyRouteComponent(
    () => import('./features/limits/forecast/ForecastScreen.tsx'),
    'ForecastScreen',
  ),
});
const nextYearRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/next-year',
  component: lazyRouteComponent(() => import('./features/next-year/NextYearScreen.tsx'), 'NextYearScreen'),
  validateSearch: parseNextYearSearch,
});
const comparedPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/next-year/plan',
  component: lazyRouteComponent(
    () => import('./features/next-year/ComparedPlanScreen.tsx'),
    'ComparedPlanScreen',
  ),
  validateSearch: parseNextYearSearch,
});
const planListsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/next-year/lists',
  component: lazyRouteComponent(() => import('./features/plan-lists/PlanListsScreen.tsx'), 'PlanListsScreen'),
});
const printRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/print',
  component: lazyRouteComponent(() => import('./features/print/PrintScreen.tsx'), 'PrintScreen'),
  validateSearch: parsePrintSearch,
});
const singlePrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/print/$paper',
  component: lazyRouteComponent(() => import('./features/print/SinglePrintScreen.tsx'), 'SinglePrintScreen'),
  params: singlePaperParams,
  validateSearch: parseSinglePrintSearch,
});
const paperRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/paper',
  component: lazyRouteComponent(() => import('./features/print/paper/PaperPage.tsx'), 'PaperPage'),
  validateSearch: parsePaperSearch,
});
const recoveryPaperRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/recovery-paper',
  component: lazyRouteComponent(() => import('./features/print/paper/RecoveryPaper.tsx'), 'RecoveryPaper'),
});
const plansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans',
  component: lazyRouteComponent(() => import('./features/plans/my-plans/PlansScreen.tsx'), 'PlansScreen'),
});
const whoseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/whose',
  component: lazyRouteComponent(() => import('./features/whose/WhoseScreen.tsx'), 'WhoseScreen'),
  validateSearch: parseWhoseSearch,
});
const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./features/people/HouseholdScreen.tsx'), 'HouseholdScreen'),
});
const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./features/people/PersonScreen.tsx'), 'PersonScreen'),
});
const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('./features/approvals/ApprovalsScreen.tsx'), 'ApprovalsScreen'),
});
const cardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/card/$coverageId',
  component: lazyRouteComponent(() => import('./features/coverage/CoverageScreen.tsx'), 'CoverageScreen'),
});
const cardPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/card/$coverageId/print',
  component: lazyRouteComponent(() => import('./features/print/CardPrintScreen.tsx'), 'CardPrintScreen'),
});
const addPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/add',
  component: lazyRouteComponent(() => import('./features/plans/connect/AddPlanScreen.tsx'), 'AddPlanScreen'),
  validateSearch: parseAddPlanSearch,
});
const helperPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/add/helper',
  component: lazyRouteComponent(() => import('./features/print/HelperPrintScreen.tsx'), 'HelperPrintScreen'),
  validateSearch: parsePickedPlan,
});
const findRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/find',
  component: lazyRouteComponent(() => import('./features/find/FindScreen.tsx'), 'FindScreen'),
  validateSearch: parseFindSearch,
});
const healthRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health',
  component: lazyRouteComponent(() => import('./features/health/HealthScreen.tsx'), 'HealthScreen'),
  validateSearch: parseHealthSearch,
});
const healthRecordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health/record/$recordId',
  component: lazyRouteComponent(() => import('./features/health/record/RecordScreen.tsx'), 'RecordScreen'),
});
const healthTrendRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health/trend/$key',
  component: lazyRouteComponent(() => import('./features/health/trend/TrendScreen.tsx'), 'TrendScreen'),
});
const healthPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health/print',
  component: lazyRouteComponent(() => import('./features/print/HealthPrintScreen.tsx'), 'HealthPrintScreen'),
});
const filesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/files',
  component: lazyRouteComponent(() => import('./features/files/FilesScreen.tsx'), 'FilesScreen'),
});
const fromPaperRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/files/paper',
  component: lazyRouteComponent(() => import('./features/files/paper/PaperScreen.tsx'), 'PaperScreen'),
  validateSearch: parseFromPaperSearch,
});
const openCopyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/files/copy',
  component: lazyRouteComponent(() => import('./features/copies/OpenCopyScreen.tsx'), 'OpenCopyScreen'),
});
const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./features/settings/SettingsScreen.tsx'), 'SettingsScreen'),
});
const accessLogRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/access-log',
  component: lazyRouteComponent(() => import('./features/access-log/AccessLogScreen.tsx'), 'AccessLogScreen'),
});
const saveCopyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/copy',
  component: lazyRouteComponent(() => import('./features/copies/SaveCopyScreen.tsx'), 'SaveCopyScreen'),
});
const helpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help',
  component: lazyRouteComponent(() => import('./features/help/HelpScreen.tsx'), 'HelpScreen'),
});
const guideRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help/guide',
  validateSearch: ({ part }: Record<string, unknown>): { part?: string } =>
    typeof part === 'string' ? { part } : {},
  component: lazyRouteComponent(() => import('./features/help/guide/GuideScreen.tsx'), 'GuideScreen'),
});
const connectingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help/connecting',
  component: lazyRouteComponent(
    () => import('./features/help/guide/ConnectingScreen.tsx'),
    'ConnectingScreen',
  ),
});

const routeTree = rootRoute.addChildren([
  paperRoute,
  recoveryPaperRoute,
  shellRoute.addChildren([
    homeRoute,
    claimsRoute,
    claimRoute,
    newsRoute,
    newsPrintRoute,
    episodesRoute,
    episodeRoute,
    visitsRoute,
    visitsPrintRoute,
    billsRoute,
    billsPrintRoute,
    billRoute,
    writeBillRoute,
    appealsRoute,
    appealRoute,
    claimLetterRoute,
    claimLetterPrintRoute,
    billLetterRoute,
    billLetterPrintRoute,
    taxesRoute,
    nextYearRoute,
    comparedPlanRoute,
    planListsRoute,
    spendingRoute,
    limitsRoute,
    drugCapRoute,
    changeLimitsRoute,
    forecastRoute,
    printRoute,
    singlePrintRoute,
    plansRoute,
    whoseRoute,
    peopleRoute,
    personRoute,
    addPlanRoute,
    helperPrintRoute,
    filesRoute,
    fromPaperRoute,
    openCopyRoute,
    approvalsRoute,
    cardRoute,
    cardPrintRoute,
    findRoute,
    healthRoute,
    healthRecordRoute,
    healthTrendRoute,
    healthPrintRoute,
    settingsRoute,
    accessLogRoute,
    saveCopyRoute,
    helpRoute,
    guideRoute,
    connectingRoute,
  ]),
]);

/** A router over the given history; the window's hash when absent. */
export function createAppRouter(history: RouterHistory = createHashHistory()) {
  const router = createRouter({
    routeTree,
    history,
    defaultPreload: false,
    scrollRestoration: true,
    defaultErrorComponent: ErrorScreen,
    // An address of no screen leads to the first one.
    defaultNotFoundComponent: () => <Navigate to="/" replace />,
    defaultOnCatch: (error) => reportFault(describeFault(error, router)),
  });
  watchOrigins(history);
  return router;
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
