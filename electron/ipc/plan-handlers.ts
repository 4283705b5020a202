/** Requests about plans: finding one, connecting, checking for news, disconnecting. */
import type { ConnectionSummary, PlanChoice } from '#shared/model/plans/connection';
import type { ConnectionRecord } from '../data/people/connections.ts';
import { eraseConnection } from '../erase.ts';
import { AppError, locateFault } from '../errors.ts';
import { describePlan } from '../oauth/offer.ts';
import { connectPlan } from '../plans/connect-plan.ts';
import { disconnectPlan } from '../plans/disconnect-plan.ts';
import type { Payer } from '../plans/payer.ts';
import { createWhoseDesk } from '../plans/whose-question.ts';
import { confirmErasePlan } from '../questions/erase-questions.ts';
import { createHostQuestions } from '../questions/host-questions.ts';
import { readSettings } from '../settings.ts';
import type { SyncWish } from '../sync/sync-connection.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

/** Pages that anyone may read, by the name that the page asks for. */
const webPages = {
  'patient-access-rule': 'https://www.ecfr.gov/current/title-45/section-156.221',
  medicare: 'https://www.medicare.gov/plan-compare/',
  'healthcare-gov': 'https://www.healthcare.gov/',
  medicaid: 'https://www.medicaid.gov/about-us/where-can-people-get-help-medicaid-chip',
  federal: 'https://www.opm.gov/healthcare-insurance/open-season/',
};

/** True once access that was for one time only has run out, which the next check would meet. */
function isOnceOver(
  { keepsUpToDate, accessEndsAt }: Pick<ConnectionRecord, 'keepsUpToDate' | 'accessEndsAt'>,
  nowMs: number,
): boolean {
  return !keepsUpToDate && accessEndsAt !== null && Date.parse(accessEndsAt) <= nowMs;
}

export function planHandlers(services: Services) {
  const {
    ports,
    data,
    registry,
    browser,
    storage,
    sessions,
    signIn,
    clients,
    samplePlans,
    sync,
    dueChecks,
    emit,
  } = services;
  const whose = createWhoseDesk(emit);
  const hosts = createHostQuestions(ports);
  const payerOf = (plan: PlanChoice): Payer =>
    'payerId' in plan ? registry.payer(plan.payerId) : registry.payerFromAddress(plan.address);
  /** The connection that the last sign-in made: only that one may be taken back without a question of main. */
  let justMade: string | null = null;
  /** Plans of which main has made an offer since it was started. */
  const offered = new Set<string>();
  const makeOffer = async (payer: Payer) => {
    // An address that came with a copy or a file is as new as one that was typed: nobody is signed in there.
    const isKnown = (one: ConnectionRecord) => one.payerId === payer.id && sessions.has(one.id);
    const isNew = isTyped(payer) && !(await data.connection.list()).some(isKnown);
    if (isNew) await hosts.allowAddress('plan', payer.aud ?? payer.fhirBaseUrl);
    const offer = await signIn.offer(payer);
    await hosts.allowSignIn(offer, isTyped(payer));
    offered.add(payer.id);
    return offer;
  };
  /** Where another plan's code could pass for one of this plan, that is said before its page opens. */
  const warnOfMixUp = async (payer: Payer) => {
    const shown = signIn.shown(payer.id);
    const open = signIn.openAt();
    const other = open === null || open.id === payer.id ? null : open;
    const isNamed = shown?.sendsIss === true;
    const words = { host: new URL(payer.fhirBaseUrl).host, signIn: shown?.signIn ?? '' };
    if (other !== null && !(isNamed && signIn.shown(other.id)?.sendsIss))
      return hosts.allowWithoutIss({ ...words, other: other.name });
    if (isNamed || !isTyped(payer)) return;
    const signedIn = (await data.connection.list()).filter(({ id }) => sessions.has(id));
    if (signedIn.length > 0 && !signedIn.some(({ payerId }) => payerId === payer.id))
      await hosts.allowWithoutIss({ ...words, other: null });
  };
  return {
    'payers.search': async ({ text }) => registry.search(text),
    'samplePlan.start': async () => samplePlans.start(),
    'samplePlan.setFault': async ({ fault }) => samplePlans.setFault(fault),
    'plans.about': async ({ plan }) => {
      const payer = payerOf(plan);
      return describePlan(payer, await clients.load(payer.id).catch(() => null));
    },
    'plans.offer': async ({ plan }) => makeOffer(payerOf(plan)),
    'connection.connect': async (request) => {
      const payer = payerOf(request.plan);
      // Hosts that the plan names now are those that the person agreed to.
      if (!offered.has(payer.id)) await makeOffer(payer);
      const { client } = request;
      await hosts.allowClient(
        client === 'register' ? null : client,
        await clients.load(payer.id).catch(() => null),
      );
      await warnOfMixUp(payer);
      const { language } = readSettings(ports.settings);
      const connected = await connectPlan({ ...services, whose, language }, payer, request);
      justMade = connected.isNew ? connected.connectionId : null;
      ports.window.focus();
      syncInBackground(services, connected.connectionId, { isAttended: true });
      return connected;
    },
    'links.open': async (link) => {
      const url = 'page' in link ? webPages[link.page] : registry.portalUrl(link.portalOf);
      if (url === null) throw new AppError('store/not-found', 'No page of this plan is known.');
      const payerId = 'page' in link ? {} : { payerId: link.portalOf };
      await browser.open(url, { what: 'web-page', why: 'you-asked', ...payerId });
      return {};
    },
    'connection.openBrowserAgain': async () => {
      await signIn.openBrowserAgain();
      return {};
    },
    'connection.pasteAnswer': async ({ address }) => ({ result: signIn.pasteAnswer(address) }),
    'connection.forgetClient': async ({ plan }) => {
      const { id } = payerOf(plan);
      await signIn.endRegistration(id, 'you-asked');
      clients.forget(id);
      return {};
    },
    'connection.answerWhose': async ({ personId }) => {
      whose.answer(personId);
      return {};
    },
    'connection.notMe': async ({ connectionId }) => {
      if (connectionId !== justMade) throw new AppError('store/not-found', 'This is not the last sign-in.');
      justMade = null;
      return eraseConnection(services, connectionId);
    },
    'connection.cancelConnect': async () => {
      signIn.cancel();
      return {};
    },
    'connection.list': async () =>
      (await data.connection.list()).map(
        ({
          payerId,
          fhirBaseUrl,
          patientId: _patient,
          isQuiet: _isQuiet,
          waitsUntil: _waits,
          saidKind: _kind,
          table: _table,
          ...shown
        }): ConnectionSummary => {
          // Where nothing is kept at all, that is said once for all plans.
          const signIn = storage() === 'encrypted' ? sessions.standing(shown.fedBy ?? shown.id) : 'kept';
          const isToSignIn = signIn === 'lost' || isOnceOver(shown, ports.clock.now());
          return {
            ...shown,
            // A plan added by its address is not in the registry; its id is that address.
            plan: payerId === null || payerId === fhirBaseUrl ? { address: fhirBaseUrl } : { payerId },
            signIn,
            state: shown.state === 'connected' && isToSignIn ? 'sign-in-again' : shown.state,
            syncing: sync.running(shown.fedBy ?? shown.id),
          };
        },
      ),
    'connection.disconnect': async ({ connectionId, erase }) => {
      const connections = await data.connection.list();
      const connection = connections.find(({ id }) => id === connectionId);
      if (connection && erase) {
        const { personId } = connection;
        const others = connections.filter((one) => one.personId === personId && one.id !== connectionId);
        const people = await data.people.list();
        const person = people.find(({ id }) => id === personId);
        const fed = new Set(
          connections.filter(({ fedBy }) => fedBy === connectionId).map((one) => one.personId),
        );
        const left = new Set(
          connections.filter((one) => ![one.id, one.fedBy].includes(connectionId)).map((one) => one.personId),
        );
        const helped = people.filter(({ id }) => fed.has(id));
        const ended = people.filter(({ id }) => (id === personId || fed.has(id)) && !left.has(id));
        const bills = await Promise.all(ended.map(({ id }) => data.bills.count({ personId: id })));
        const along = {
          helped: helped.map(({ name }) => name),
          name: person?.name ?? null,
          otherPlans: others.map(({ planName }) => planName),
          ended: ended.map(({ name }) => name),
          bills: bills.reduce((sum, count) => sum + count, 0),
          hasAppeals: await data.appeals.hasWritten({ connectionId }),
        };
        if (!(await confirmErasePlan(ports, connection, along))) return null;
      }
      const ended = await (erase ? eraseConnection : endConnection)(services, connectionId);
      return ended;
    },
    'sync.start': async ({ connectionId }) => {
      await startCheck(services, connectionId, { isAttended: true });
      return {};
    },
    'sync.checkDue': async () => {
      void dueChecks.noteUse();
      return {};
    },
    'sync.cancel': async ({ connectionId }) => {
      const connection = (await data.connection.list()).find(({ id }) => id === connectionId);
      await sync.cancel(connection?.fedBy ?? connectionId);
      return {};
    },
  } satisfies Partial<Handlers>;
}

/** Ends the access; what is here stays readable. */
async function endConnection(services: Services, connectionId: string): Promise<{ revoked: boolean }> {
  const ended = await disconnectPlan(services, connectionId);
  await services.data.connection.endAccess(connectionId);
  return ended;
}

/** A plan that is known by an address that was typed only. */
function isTyped({ id, fhirBaseUrl }: Payer): boolean {
  return id === fhirBaseUrl;
}

/** Checks the plan whose records these are; what came from a file has nobody to ask. */
export async function startCheck(
  { data, samplePlans, ...parts }: Pick<Services, 'data' | 'samplePlans' | 'sync' | 'ports'>,
  connectionId: string,
  wish: SyncWish,
): Promise<void> {
  const connection = (await data.connection.list()).find(({ id }) => id === connectionId);
  if (connection?.origin === 'file') return;
  if (connection?.isSample) await samplePlans.start();
  syncInBackground(parts, connection?.fedBy ?? connectionId, wish);
}

/** How it ends is told by the `sync.ended` event. */
export function syncInBackground(
  { sync, ports }: Pick<Services, 'sync' | 'ports'>,
  connectionId: string,
  wish: SyncWish,
): void {
  sync.start(connectionId, wish).catch((error) => ports.log.write('sync.not-started', locateFault(error)));
}
