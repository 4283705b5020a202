/** What each request of the page does, in the terms of the services. */

import type { ConnectionSummary, PlanChoice } from '#shared/model/connection';
import type { StatementRequest } from '#shared/model/statement';
import packageJson from '../../package.json' with { type: 'json' };
import { locateFault } from '../errors.ts';
import { connectPlan } from '../plans/connect-plan.ts';
import { disconnectPlan, signOutEverywhere } from '../plans/disconnect-plan.ts';
import type { Payer } from '../plans/payer.ts';
import { fileHandlers } from './file-handlers.ts';
import { recordLocal, type Services, saved, today } from './handler-parts.ts';
import { lookupHandlers } from './lookup-handlers.ts';
import { recordHandlers } from './record-handlers.ts';
import type { Handlers } from './router.ts';
import { readSettings, writeSettings } from './settings.ts';

export function createHandlers(services: Services): Handlers {
  return {
    ...appHandlers(services),
    ...connectionHandlers(services),
    ...claimHandlers(services),
    ...paperHandlers(services),
    ...recordHandlers(services),
    ...lookupHandlers(services),
    ...fileHandlers(services),
    ...logHandlers(services),
  };
}

function appHandlers({ ports, storage, registry, samplePlans }: Services) {
  return {
    'app.info': async () => ({
      version: packageJson.version,
      storage: storage(),
      dark: ports.theme.isDark(),
      platform: process.platform,
    }),
    'settings.get': async () => readSettings(ports.settings),
    'settings.set': async (settings) => {
      writeSettings(ports.settings, settings);
      ports.theme.set(settings.appearance);
      return settings;
    },
    'app.reportFault': async (fault) => {
      ports.log.write('page.fault', { ...fault, at: fault.at ?? '', route: fault.route ?? '' });
      return {};
    },
    'payers.search': async ({ text }) => registry.search(text),
    'samplePlan.start': async () => samplePlans.start(),
    'samplePlan.setFault': async ({ fault }) => samplePlans.setFault(fault),
  } satisfies Partial<Handlers>;
}

function connectionHandlers(services: Services) {
  const { ports, data, registry, signIn, clients, samplePlans, sync, emit } = services;
  const payerOf = (plan: PlanChoice): Payer =>
    'payerId' in plan ? registry.payer(plan.payerId) : registry.payerFromAddress(plan.address);
  return {
    'plans.offer': async ({ plan }) => signIn.offer(payerOf(plan)),
    'connection.connect': async (request) => {
      const connected = await connectPlan(services, payerOf(request.plan), request);
      ports.window.focus();
      emit('data.changed', { personId: connected.personId });
      syncInBackground(services, connected.connectionId);
      return connected;
    },
    'connection.openBrowserAgain': async () => {
      await signIn.openBrowserAgain();
      return {};
    },
    'connection.pasteAnswer': async ({ address }) => ({ result: signIn.pasteAnswer(address) }),
    'connection.forgetClient': async ({ plan }) => {
      clients.forget(payerOf(plan).id);
      return {};
    },
    'connection.cancelConnect': async () => {
      signIn.cancel();
      return {};
    },
    'connection.list': async () =>
      (await data.connection.list()).map(
        ({ payerId, fhirBaseUrl, patientId: _patient, ...shown }): ConnectionSummary => ({
          ...shown,
          // A plan added by its address is not in the registry; its id is that address.
          plan: payerId === null || payerId === fhirBaseUrl ? { address: fhirBaseUrl } : { payerId },
          syncing: sync.running(shown.id),
        }),
      ),
    'connection.disconnect': async (request) => {
      const ended = await disconnectPlan(services, request);
      emit('data.changed', { personId: null });
      return ended;
    },
    'people.list': async () => data.people.list(),
    'sync.start': async ({ connectionId }) => {
      const connection = (await data.connection.list()).find(({ id }) => id === connectionId);
      // What came from a file has nobody to ask.
      if (connection?.origin === 'file') return {};
      if (connection?.isSample) await samplePlans.start();
      syncInBackground(services, connectionId);
      return {};
    },
    'sync.cancel': async ({ connectionId }) => {
      await sync.cancel(connectionId);
      return {};
    },
  } satisfies Partial<Handlers>;
}

/** How it ends is told by the `sync.ended` event. */
function syncInBackground({ sync, ports }: Services, connectionId: string): void {
  sync.start(connectionId).catch((error) => ports.log.write('sync.not-started', locateFault(error)));
}

function claimHandlers(services: Services) {
  const { data, ports, emit } = services;
  return {
    'claims.overview': async (input) => data.claims.overview({ ...input, today: today(ports) }),
    'claims.list': async (input) => data.claims.list(input),
    'claims.get': async ({ claimId }) => data.claims.get(claimId),
    'claims.source': async ({ claimId }) => ({ json: await data.claims.source(claimId) }),
    'claims.answerVisit': async (answer) => {
      await data.claims.answerVisit(answer);
      emit('data.changed', { personId: null });
      return {};
    },
    'claims.saveCsv': async ({ filter }) => {
      const { language } = readSettings(ports.settings);
      const bytes = await data.claims.csv({ filter, language });
      return saved(services, 'save-csv', filter.personId, { name: 'claims.csv', kind: 'csv', bytes });
    },
    'spending.get': async (input) => data.spending.get({ ...input, today: today(ports) }),
  } satisfies Partial<Handlers>;
}

function paperHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'statement.get': async (request) => data.statement.get({ request, madeOn: today(ports) }),
    'statement.savePdf': async (request) => {
      const bytes = await ports.printer.pdf(paperRoute(request));
      return saved(services, 'save-pdf', personOf(request), { name: fileName(request), kind: 'pdf', bytes });
    },
    'statement.saveSimplePdf': async (request) => {
      const bytes = await data.statement.pdf({ request, madeOn: today(ports) });
      return saved(services, 'save-pdf', personOf(request), { name: fileName(request), kind: 'pdf', bytes });
    },
    'statement.print': async (request) => {
      const printed = await ports.printer.print(paperRoute(request));
      if (printed) recordLocal(services, 'print', personOf(request));
      return { printed };
    },
  } satisfies Partial<Handlers>;
}

function logHandlers(services: Services) {
  const { data, ports, imports, emit } = services;
  return {
    'records.saveBundle': async ({ personId }) => {
      const bytes = await data.records.bundle(personId);
      return saved(services, 'save-records', personId, { name: 'records.json', kind: 'json', bytes });
    },
    'accessLog.list': async (input) => data.accessLog.list(input),
    'accessLog.saveCsv': async ({ personId }) => {
      const { language } = readSettings(ports.settings);
      const bytes = await data.accessLog.csv({ personId, language });
      return saved(services, 'save-csv', personId, { name: 'access-log.csv', kind: 'csv', bytes });
    },
    'data.eraseAll': async () => {
      await imports.cancel().catch(() => undefined);
      await signOutEverywhere(services);
      await data.eraseAll();
      emit('data.changed', { personId: null });
      return {};
    },
  } satisfies Partial<Handlers>;
}

function paperRoute(request: StatementRequest): string {
  return `/paper?request=${encodeURIComponent(JSON.stringify(request))}`;
}

function personOf(request: StatementRequest): string | null {
  return 'personId' in request ? request.personId : null;
}

function fileName(request: StatementRequest): string {
  if (request.kind === 'card') return 'insurance-card.pdf';
  if (request.kind === 'health') return 'health-records.pdf';
  return request.kind === 'year' ? `claims-${request.year}.pdf` : 'claim.pdf';
}
