/** Signs in at a plan and stores the connection: a new one, or the one that is signed in to again. */
import type { Language } from '#shared/languages';
import {
  type Connected,
  type ConnectRequest,
  type NamedPerson,
  nameless,
  type PersonSummary,
  type WhoseQuestion,
} from '#shared/model/plans/connection';
import { readWho } from '../data/fhir/parties.ts';
import type { Resource } from '../data/fhir/resource.ts';
import { identify } from '../data/people/compare-people.ts';
import type { ConnectionRecord } from '../data/people/connections.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { AppError, OAuthError } from '../errors.ts';
import type { SignIn } from '../oauth/sign-in.ts';
import type { ShownPatient } from '../oauth/sign-in-request.ts';
import type { Emit, InnerPorts } from '../ports.ts';
import { choosePatient } from './choose-patient.ts';
import type { Payer } from './payer.ts';
import { recognizeSignIn } from './recognize-sign-in.ts';
import { listLikely, questionNew, questionWhose, type WhoseDesk } from './whose-question.ts';

type ConnectParts = {
  ports: InnerPorts;
  data: DataClient;
  signIn: SignIn;
  emit: Emit;
  whose: WhoseDesk;
  language: Language;
};

/**
 * Connects the person to the plan. Someone who signs in to a plan that is here already gets that connection back, so
 * that no claim is kept twice.
 *
 * @throws {AppError} store/not-found when the connection to sign in to again is not of this plan
 * @throws {OAuthError} as `SignIn.connect`
 */
export async function connectPlan(
  { ports, data, signIn, emit, whose, language }: ConnectParts,
  payer: Payer,
  request: ConnectRequest,
): Promise<Connected> {
  const listOfPlan = async () => (await data.connection.list()).filter(({ payerId }) => payerId === payer.id);
  const { connectionId: againId } = request;
  const expected = againId === null ? null : connectionIn(await listOfPlan(), againId).patientId;
  const askWhose = (question: WhoseQuestion, signal: AbortSignal) => {
    ports.window.focus();
    return whose.ask(question, signal);
  };
  let personId = '';
  let isCreated = false;
  let undo: (connectionId: string) => Promise<void> = (id) => data.connection.undoCreate(id);
  let said: NamedPerson = nameless;
  const signedIn = await signIn.connect(
    {
      payer,
      client: request.client,
      categories: request.categories,
      keepUpToDate: request.keepUpToDate,
      language,
      ...(againId === null
        ? {}
        : {
            ...(expected === null ? {} : { expectPatientId: expected }),
            recognizes: (patientId, who) => recognizeSignIn(data, { connectionId: againId, patientId }, who),
          }),
    },
    {
      onStage: (stage) => emit('connect.progress', stage),
      async choose(shown, signal) {
        if (againId !== null) return pickRecognized(data, againId, shown);
        const chosen = (await data.people.list()).find(({ id }) => id === request.personId) ?? null;
        return choosePatient(shown, {
          chosen,
          ask: async (named) => {
            const others = named.map((one, at) => ({ ...one, ...plansOwn(one), id: String(at) }));
            return Number(await askWhose({ why: 'several', said: nameless, chosen, others }, signal));
          },
        });
      },
      save: async (facts, plan) => {
        const { fhirBaseUrl } = payer;
        const { patientId } = facts;
        const host = new URL(fhirBaseUrl).host;
        const connectedAt = new Date(ports.clock.now()).toISOString();
        const patient = await plan.who();
        said = patient === null ? nameless : readWho(patient);
        // Read now: the person had minutes in the browser, and another sign-in may have ended meanwhile.
        const known = await listOfPlan();
        const people = await data.people.list();
        const chosen = people.find(({ id }) => id === request.personId) ?? null;
        const renew = async (same: ConnectionRecord) => {
          personId = same.personId;
          plan.signal.throwIfAborted();
          const signedIn = { connectionId: same.id, patientId, patient };
          const patch = { ...facts, fhirBaseUrl, host, connectedAt, state: 'connected' as const };
          const noted = await data.connection.noteSignIn(signedIn, patch);
          undo = () => data.connection.undoSignIn(same, noted);
          return same.id;
        };
        if (againId !== null) return renew(connectionIn(known, againId));
        // Some plans name the person by another id at each sign-in.
        const named = await findRecognized(data, known, { patientId, patient });
        const owner = people.find(({ id }) => id === named?.personId);
        if (named !== null) {
          // The plan itself says whose these are; someone else may not get them by a slip.
          if (chosen && owner && owner.id !== chosen.id) {
            await askWhose({ why: 'belongs', said: identify(owner), chosen, others: [owner] }, plan.signal);
          }
          return renew(named);
        }
        const question = chosen === null ? questionNew(said, people) : questionWhose(said, chosen, people);
        const whoseId = question ? await askWhose(question, plan.signal) : request.personId;
        plan.signal.throwIfAborted();
        const created = await data.connection.create(
          {
            ...facts,
            personId: whoseId,
            origin: 'plan',
            payerId: payer.id,
            planName: request.planName?.trim() ?? payer.name,
            host,
            isSample: payer.isSample,
            fhirBaseUrl,
            connectedAt,
          },
          { patient, isConfirmed: question !== null && whoseId !== null },
        );
        personId = created.personId;
        isCreated = true;
        if (whoseId === null)
          for (const { id } of listLikely(said, people))
            await data.people.tellApart({ personId, otherId: id });
        return created.connectionId;
      },
      undoSave: (connectionId) => undo(connectionId),
    },
  );
  await data.connection.endFeeding(signedIn.connectionId);
  return {
    connectionId: signedIn.connectionId,
    personId,
    granted: signedIn.granted,
    notGranted: signedIn.notGranted,
    onceOnly: (request.keepUpToDate || payer.noOfflineAccess) && !signedIn.keepsUpToDate,
    said,
    isNew: isCreated,
  };
}

/** Somebody whom nobody here has named. */
function plansOwn({ name }: NamedPerson): Pick<PersonSummary, 'nameOfPlans' | 'authority'> {
  return { nameOfPlans: name, authority: null };
}

/**
 * Who of several is the connection's person.
 *
 * @throws {OAuthError} oauth/other-person when none is
 */
async function pickRecognized(
  data: DataClient,
  connectionId: string,
  shown: readonly ShownPatient[],
): Promise<string> {
  for (const { id: patientId, patient } of shown)
    if (await recognizeSignIn(data, { connectionId, patientId }, async () => patient)) return patientId;
  throw new OAuthError('oauth/other-person', 'The plan shows other people.');
}

/** The connection whose person the plan's answer is, if there is one. */
async function findRecognized(
  data: DataClient,
  known: readonly ConnectionRecord[],
  named: { patientId: string; patient: Resource | null },
): Promise<ConnectionRecord | null> {
  for (const one of known)
    if (await data.connection.recognizes({ connectionId: one.id, ...named })) return one;
  return null;
}

function connectionIn(known: ConnectionRecord[], connectionId: string): ConnectionRecord {
  const connection = known.find(({ id }) => id === connectionId);
  if (!connection) throw new AppError('store/not-found', 'This connection is not of this plan.');
  return connection;
}
