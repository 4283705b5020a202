/**
 * Every screen's address. Screens inside `shellRoute` have the side bar; pages for paper hang on `rootRoute`.
 * Hash history, because the page is a file of the `app://` scheme.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { describeFault, reportFault } from './api/report-fault.ts';
import { AccessLogScreen } from './features/access-log/AccessLogScreen.tsx';
import { AppealScreen } from './features/appeals/AppealScreen.tsx';
import { AppealsScreen } from './features/appeals/AppealsScreen.tsx';
import { ApprovalsScreen } from './features/approvals/ApprovalsScreen.tsx';
import { BillScreen } from './features/bills/BillScreen.tsx';
import { BillsScreen } from './features/bills/BillsScreen.tsx';
import { parseBillSearch, parseBillsSearch } from './features/bills/bills-search.ts';
import { WriteBillScreen } from './features/bills/WriteBillScreen.tsx';
import { parseWriteBillSearch } from './features/bills/write-bill-search.ts';
import { ClaimsScreen } from './features/claims/ClaimsScreen.tsx';
import { ClaimScreen } from './features/claims/claim/ClaimScreen.tsx';
import { parseClaimsSearch } from './features/claims/claims-search.ts';
import { NewsScreen } from './features/claims/news/NewsScreen.tsx';
import { VisitChecksScreen } from './features/claims/visit-check/VisitChecksScreen.tsx';
import { OpenCopyScreen } from './features/copies/OpenCopyScreen.tsx';
import { SaveCopyScreen } from './features/copies/SaveCopyScreen.tsx';
import { CoverageScreen } from './features/coverage/CoverageScreen.tsx';
import { EpisodeScreen } from './features/episodes/EpisodeScreen.tsx';
import { EpisodesScreen } from './features/episodes/EpisodesScreen.tsx';
import { FilesScreen } from './features/files/FilesScreen.tsx';
import { FindScreen } from './features/find/FindScreen.tsx';
import { parseFindSearch } from './features/find/find-search.ts';
import { HomeScreen } from './features/first-run/HomeScreen.tsx';
import { HealthScreen } from './features/health/HealthScreen.tsx';
import { parseHealthSearch } from './features/health/health-search.ts';
import { RecordScreen } from './features/health/record/RecordScreen.tsx';
import { TrendScreen } from './features/health/trend/TrendScreen.tsx';
import { ConnectingScreen } from './features/help/guide/ConnectingScreen.tsx';
import { GuideScreen } from './features/help/guide/GuideScreen.tsx';
import { HelpScreen } from './features/help/HelpScreen.tsx';
import { BillLetterScreen } from './features/letters/BillLetterScreen.tsx';
import { ClaimLetterScreen } from './features/letters/ClaimLetterScreen.tsx';
import { billLetterParams, claimLetterParams, parseLetterSearch } from './features/letters/letter-search.ts';
import { ChangeLimitsScreen } from './features/limits/ChangeLimitsScreen.tsx';
import { LimitsScreen } from './features/limits/LimitsScreen.tsx';
import { parseLimitsSearch } from './features/limits/limits-search.ts';
import { HouseholdScreen } from './features/people/HouseholdScreen.tsx';
import { PersonScreen } from './features/people/PersonScreen.tsx';
import { AddPlanScreen } from './features/plans/connect/AddPlanScreen.tsx';
import { parseAddPlanSearch, parsePickedPlan } from './features/plans/connect/add-plan-search.ts';
import { PlansScreen } from './features/plans/my-plans/PlansScreen.tsx';
import { CardPrintScreen } from './features/print/CardPrintScreen.tsx';
import { HealthPrintScreen } from './features/print/HealthPrintScreen.tsx';
import { HelperPrintScreen } from './features/print/HelperPrintScreen.tsx';
import { BillLetterPrintScreen, ClaimLetterPrintScreen } from './features/print/LetterPrintScreen.tsx';
import { BillsPrintScreen, NewsPrintScreen, VisitsPrintScreen } from './features/print/ListPrintScreen.tsx';
import { PrintScreen } from './features/print/PrintScreen.tsx';
import { PaperPage, parsePaperSearch } from './features/print/paper/PaperPage.tsx';
import { RecoveryPaper } from './features/print/paper/RecoveryPaper.tsx';
import {
  parsePrintSearch,
  parseSinglePrintSearch,
  singlePaperParams,
} from './features/print/print-search.ts';
import { SinglePrintScreen } from './features/print/SinglePrintScreen.tsx';
import { SettingsScreen } from './features/settings/SettingsScreen.tsx';
import { SpendingScreen, type SpendingSearch } from './features/spending/SpendingScreen.tsx';
import { TaxesScreen } from './features/taxes/TaxesScreen.tsx';
import { WhoseScreen } from './features/whose/WhoseScreen.tsx';
import { parseWhoseSearch } from './features/whose/whose-search.ts';
import { AppShell } from './shell/AppShell.tsx';
import { ErrorScreen } from './shell/ErrorScreen.tsx';

const rootRoute = createRootRoute({ component: Outlet });
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: AppShell });

const homeRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: HomeScreen });
const claimsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims',
  component: ClaimsScreen,
  validateSearch: parseClaimsSearch,
});
const claimRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/$claimId',
  component: ClaimScreen,
});
const newsRoute = createRoute({ getParentRoute: () => shellRoute, path: '/news', component: NewsScreen });
const newsPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/news/print',
  component: NewsPrintScreen,
});
const billsPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/print',
  component: BillsPrintScreen,
});
const episodesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/together',
  component: EpisodesScreen,
});
const episodeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/together/$claimId',
  component: EpisodeScreen,
});
const visitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/visits',
  component: VisitChecksScreen,
});
const visitsPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/claims/visits/print',
  component: VisitsPrintScreen,
});
const billsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills',
  component: BillsScreen,
  validateSearch: parseBillsSearch,
});
const billRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId',
  component: BillScreen,
  validateSearch: parseBillSearch,
});
const writeBillRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/write',
  component: WriteBillScreen,
  validateSearch: parseWriteBillSearch,
});
const appealsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals',
  component: AppealsScreen,
});
const appealRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals/$claimId',
  component: AppealScreen,
});
const claimLetterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals/$claimId/letter/$template',
  component: ClaimLetterScreen,
  params: claimLetterParams,
});
const claimLetterPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals/$claimId/letter/$template/print',
  component: ClaimLetterPrintScreen,
  params: claimLetterParams,
  validateSearch: parseLetterSearch,
});
const billLetterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId/letter/$template',
  component: BillLetterScreen,
  params: billLetterParams,
});
const billLetterPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId/letter/$template/print',
  component: BillLetterPrintScreen,
  params: billLetterParams,
  validateSearch: parseLetterSearch,
});
const taxesRoute = createRoute({ getParentRoute: () => shellRoute, path: '/taxes', component: TaxesScreen });
const spendingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending',
  component: SpendingScreen,
  validateSearch: (search: Record<string, unknown>): SpendingSearch => ({
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
  }),
});
const limitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending/limits',
  component: LimitsScreen,
  validateSearch: parseLimitsSearch,
});
const changeLimitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spending/limits/change',
  component: ChangeLimitsScreen,
  validateSearch: parseLimitsSearch,
});
const printRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/print',
  component: PrintScreen,
  validateSearch: parsePrintSearch,
});
const singlePrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/print/$paper',
  component: SinglePrintScreen,
  params: singlePaperParams,
  validateSearch: parseSinglePrintSearch,
});
const paperRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/paper',
  component: PaperPage,
  validateSearch: parsePaperSearch,
});
const recoveryPaperRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/recovery-paper',
  component: RecoveryPaper,
});
const plansRoute = createRoute({ getParentRoute: () => shellRoute, path: '/plans', component: PlansScreen });
const whoseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/whose',
  component: WhoseScreen,
  validateSearch: parseWhoseSearch,
});
const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  component: HouseholdScreen,
});
const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/$personId',
  component: PersonScreen,
});
const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  component: ApprovalsScreen,
});
const cardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/card/$coverageId',
  component: CoverageScreen,
});
const cardPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/card/$coverageId/print',
  component: CardPrintScreen,
});
const addPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/add',
  component: AddPlanScreen,
  validateSearch: parseAddPlanSearch,
});
const helperPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/add/helper',
  component: HelperPrintScreen,
  validateSearch: parsePickedPlan,
});
const findRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/find',
  component: FindScreen,
  validateSearch: parseFindSearch,
});
const healthRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health',
  component: HealthScreen,
  validateSearch: parseHealthSearch,
});
const healthRecordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health/record/$recordId',
  component: RecordScreen,
});
const healthTrendRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health/trend/$key',
  component: TrendScreen,
});
const healthPrintRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/health/print',
  component: HealthPrintScreen,
});
const filesRoute = createRoute({ getParentRoute: () => shellRoute, path: '/files', component: FilesScreen });
const openCopyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/files/copy',
  component: OpenCopyScreen,
});
const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: SettingsScreen,
});
const accessLogRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/access-log',
  component: AccessLogScreen,
});
const saveCopyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/copy',
  component: SaveCopyScreen,
});
const helpRoute = createRoute({ getParentRoute: () => shellRoute, path: '/help', component: HelpScreen });
const guideRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help/guide',
  validateSearch: ({ part }: Record<string, unknown>): { part?: string } =>
    typeof part === 'string' ? { part } : {},
  component: GuideScreen,
});
const connectingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help/connecting',
  component: ConnectingScreen,
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
    spendingRoute,
    limitsRoute,
    changeLimitsRoute,
    printRoute,
    singlePrintRoute,
    plansRoute,
    whoseRoute,
    peopleRoute,
    personRoute,
    addPlanRoute,
    helperPrintRoute,
    filesRoute,
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
    defaultOnCatch: (error) => reportFault(describeFault(error, router)),
  });
  return router;
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
