/** Signs in at a plan and stores the connection: a new one, or the one that is signed in to again. */
import { type Connected, type ConnectRequest, nameless, type WhoseQuestion } from '#shared/model/connection';
import { identify } from '../data/people/compare-people.ts';
import type { ConnectionRecord } from '../data/people/connections.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { AppError } from '../errors.ts';
import type { SignIn } from '../oauth/sign-in.ts';
import type { Emit, InnerPorts } from '../ports.ts';
import type { Payer } from './payer.ts';
import { listLikely, questionNew, questionWhose, type WhoseDesk } from './whose-question.ts';

type ConnectParts = { ports: InnerPorts; data: DataClient; signIn: SignIn; emit: Emit; whose: WhoseDesk };

/**
 * Connects the person to the plan. Someone who signs in to a plan that is here already gets that connection back, so
 * that no claim is kept twice.
 *
 * @throws {AppError} store/not-found when the connection to sign in to again is not of this plan
 * @throws {OAuthError} as `SignIn.connect`
 */
export async function connectPlan(
  { ports, data, signIn, emit, whose }: ConnectParts,
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
  const signedIn = await signIn.connect(
    {
      payer,
      client: request.client,
      categories: request.categories,
      keepUpToDate: request.keepUpToDate,
      ...(expected ? { expectPatientId: expected } : {}),
    },
    {
      onStage: (stage) => emit('connect.progress', stage),
      save: async (facts, plan) => {
        const { fhirBaseUrl } = payer;
        const host = new URL(fhirBaseUrl).host;
        const connectedAt = new Date(ports.clock.now()).toISOString();
        // Read now: the person had minutes in the browser, and another sign-in may have ended meanwhile.
        const known = await listOfPlan();
        const people = await data.people.list();
        const chosen = people.find(({ id }) => id === request.personId) ?? null;
        const same =
          againId === null
            ? known.find(({ patientId }) => patientId === facts.patientId)
            : connectionIn(known, againId);
        const owner = people.find(({ id }) => id === same?.personId);
        if (same) {
          // The plan's own id says whose these are; someone else may not get them by a slip.
          if (chosen && owner && owner.id !== chosen.id) {
            await askWhose({ why: 'belongs', said: identify(owner), chosen, others: [owner] }, plan.signal);
          }
          personId = same.personId;
          plan.signal.throwIfAborted();
          await data.connection.update(same.id, {
            ...facts,
            fhirBaseUrl,
            host,
            connectedAt,
            state: 'connected',
          });
          return same.id;
        }
        const { personId: chosenId } = request;
        const said = people.length === 0 ? nameless : await plan.who();
        const isNew = chosenId === null;
        const question = isNew ? questionNew(said, people) : chosen && questionWhose(said, chosen, people);
        const whoseId = question ? await askWhose(question, plan.signal) : chosenId;
        plan.signal.throwIfAborted();
        const created = await data.connection.create({
          ...facts,
          personId: whoseId,
          origin: 'plan',
          payerId: payer.id,
          planName: request.planName?.trim() ?? payer.name,
          host,
          isSample: payer.isSample,
          fhirBaseUrl,
          connectedAt,
        });
        personId = created.personId;
        isCreated = true;
        if (whoseId === null)
          for (const { id } of listLikely(said, people))
            await data.people.tellApart({ personId, otherId: id });
        return created.connectionId;
      },
      async undoSave(connectionId) {
        if (isCreated) await data.connection.undoCreate(connectionId);
      },
    },
  );
  return {
    connectionId: signedIn.connectionId,
    personId,
    granted: signedIn.granted,
    notGranted: signedIn.notGranted,
    onceOnly: (request.keepUpToDate || payer.noOfflineAccess) && !signedIn.keepsUpToDate,
  };
}

function connectionIn(known: ConnectionRecord[], connectionId: string): ConnectionRecord {
  const connection = known.find(({ id }) => id === connectionId);
  if (!connection) throw new AppError('store/not-found', 'This connection is not of this plan.');
  return connection;
}
