/**
 * Public look-ups for the screens: the known services, and one question at a time to one of them. Answers are not
 * kept.
 */
import {
  type DirectoryAnswer,
  type DirectoryNetworks,
  type DirectoryQuestion,
  type DrugAnswer,
  type DrugPlans,
  type DrugQuestion,
  type LookupPlace,
  type LookupSource,
  mostChoices,
} from '#shared/model/plans/lookup';
import type {
  DoctorCheck,
  DoctorCheckQuestion,
  DrugCheck,
  DrugCheckQuestion,
  FileCheck,
  FileCheckQuestion,
} from '#shared/model/plans/plan-lists';
import type { MarketplacePlanFile } from '#shared/model/replay/marketplace-plan';
import { createStoppable } from '../access/stoppable.ts';
import { shortenFacts } from '../data/public/page-room.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { AppError } from '../errors.ts';
import { parsePlanAddress } from '../plans/address.ts';
import type { Registry } from '../plans/registry.ts';
import { checkDoctors, checkDrugs } from './check-lists.ts';
import { findInDirectory, findNetworks } from './directory.ts';
import { findDrugPlans, findDrugs } from './drug-list.ts';
import { checkFile } from './files/check-file.ts';
import { readMarketplacePlan } from './files/read-marketplace-plan.ts';
import { refuseOwnNumbers } from './own-number.ts';
import type { PublicClient } from './public-client.ts';
import { createAsker, directoryReader, drugReader } from './public-service.ts';

export type Lookup = {
  sources(personId: string | null): Promise<LookupSource[]>;
  drugPlans(place: LookupPlace, text: string, personId: string | null): Promise<DrugPlans>;
  drugs(question: DrugQuestion): Promise<DrugAnswer>;
  networks(place: LookupPlace): Promise<DirectoryNetworks>;
  directory(question: DirectoryQuestion): Promise<DirectoryAnswer>;
  /** Reads the whole drug list of a product, and says what it has of the person's drugs. */
  checkDrugs(question: DrugCheckQuestion): Promise<DrugCheck>;
  /** Asks for each of the person's doctors. */
  checkDoctors(question: DoctorCheckQuestion): Promise<DoctorCheck>;
  /** Reads a list from a file of this computer; nothing is sent. */
  checkFile(file: string, question: FileCheckQuestion): Promise<FileCheck>;
  /** Finds a plan in a public file of the Marketplace on this computer; nothing is sent. */
  readPlan(file: string, planId: string): Promise<MarketplacePlanFile>;
  /** Ends every look-up that is under way, and resolves when they have ended; each fails with sync/cancelled. */
  cancel(): Promise<void>;
};

/** A public service, and the plan that it belongs to; its address where no plan is known. */
type Service = { baseUrl: string; payerId: string };

/** `today`: the day on this computer. */
export type LookupParts = {
  client: PublicClient;
  data: DataClient;
  registry: Registry;
  today(): string;
};

/** The look-ups over one client. What a service refused is remembered until the app is closed. */
export function createLookup({ client, data, registry, today }: LookupParts): Lookup {
  const refusals = new Map<string, Set<string>>();
  const running = createStoppable();
  const parts = ({ baseUrl, payerId }: Service, signal: AbortSignal) => {
    const refused = refusals.get(baseUrl) ?? new Set<string>();
    refusals.set(baseUrl, refused);
    return { client, baseUrl, payerId, refused, signal };
  };
  const drugAsker = (service: Service, signal: AbortSignal) =>
    createAsker({
      ...parts(service, signal),
      ...drugReader(data),
      countOf: ({ plans, drugs, items }) => Math.max(plans.length, drugs.length, items.length),
    });
  const directoryAsker = (service: Service, signal: AbortSignal) =>
    createAsker({
      ...parts(service, signal),
      ...directoryReader(data),
      countOf: (page) => page.roles.length + page.practitioners.length + page.organizations.length,
    });
  /** The last check before anything is sent. */
  const checked = async (words: readonly string[]) =>
    refuseOwnNumbers(words, (await data.lookup.ownNumbers(null)).never);
  return {
    sources: (personId) => sourcesOf(data, registry, personId),
    drugPlans: (place, text, personId) =>
      running.run(async (signal) => {
        await checked([text]);
        const { plans: named } = await data.lookup.ownNumbers(personId);
        const service = serviceOf(registry, place, 'formularyUrl');
        const found = await findDrugPlans(drugAsker(service, signal), text);
        const isYours = (plan: { id: string; identifiers: string[] }) =>
          [plan.id, ...plan.identifiers].some((one) => named.includes(one));
        const plans = found
          .map((plan) => ({ ...plan, isYours: isYours(plan) }))
          .sort((a, b) => Number(b.isYours) - Number(a.isYours));
        return { plans: plans.slice(0, mostChoices), leftOut: Math.max(0, plans.length - mostChoices) };
      }),
    drugs: ({ place, drugPlanId, text }) =>
      running.run(async (signal) => {
        await checked([text]);
        refuseOddKey(drugPlanId);
        const service = serviceOf(registry, place, 'formularyUrl');
        const answer = await findDrugs(drugAsker(service, signal), { drugPlanId, text });
        return { host: new URL(service.baseUrl).host, ...answer };
      }),
    networks: (place) =>
      running.run(async (signal) => {
        const all = await findNetworks(directoryAsker(serviceOf(registry, place, 'directoryUrl'), signal));
        const networks = all.slice(0, mostChoices).map((network) => shortenFacts(network));
        return { networks, leftOut: Math.max(0, all.length - mostChoices) };
      }),
    directory: ({ place, ...asked }) =>
      running.run(async (signal) => {
        await checked([asked.name, asked.specialty, asked.near, asked.npi ?? '']);
        refuseOddKey(asked.networkId);
        const service = serviceOf(registry, place, 'directoryUrl');
        const answer = await findInDirectory(directoryAsker(service, signal), asked);
        return { host: new URL(service.baseUrl).host, ...answer };
      }),
    checkDrugs: ({ place, ...question }) =>
      running.run(async (signal) => {
        refuseOddKey(question.drugPlanId);
        const service = serviceOf(registry, place, 'formularyUrl');
        return checkDrugs({ data, today: today() }, drugAsker(service, signal), question);
      }),
    checkDoctors: ({ place, ...question }) =>
      running.run(async (signal) => {
        refuseOddKey(question.networkId);
        const service = serviceOf(registry, place, 'directoryUrl');
        const parts = { data, today: today() };
        return checkDoctors(parts, () => directoryAsker(service, signal), {
          ...question,
          refuseOwn: checked,
        });
      }),
    checkFile: (file, question) =>
      running.run((signal) => checkFile({ data, today: today() }, { file, signal, ...question })),
    readPlan: (file, planId) =>
      running.run((signal) => readMarketplacePlan({ file, planId, today: today(), signal })),
    cancel: () => running.stop(),
  };
}

/**
 * Keys that a service gave are sent back unchecked, so anything else in their place is refused.
 *
 * @throws {AppError} store/not-found
 */
function refuseOddKey(key: string | null): void {
  if (key !== null && !/^[A-Za-z]+\/[\w.~-]{1,128}$/.test(key))
    throw new AppError('store/not-found', 'No service has such a plan or network.');
}

/** @throws {AppError} plan/bad-address, store/not-found when the plan has no such service */
function serviceOf(
  registry: Registry,
  place: LookupPlace,
  service: 'formularyUrl' | 'directoryUrl',
): Service {
  const known = 'address' in place ? place.address : registry.payer(place.payerId)[service];
  if (known === null) throw new AppError('store/not-found', 'No such service is known for this plan.');
  const baseUrl = parsePlanAddress(known).fhirBaseUrl;
  return { baseUrl, payerId: 'payerId' in place ? place.payerId : baseUrl };
}

async function sourcesOf(
  data: DataClient,
  registry: Registry,
  personId: string | null,
): Promise<LookupSource[]> {
  const connections = await data.connection.list();
  const own = new Set(connections.flatMap((one) => (one.personId === personId ? (one.payerId ?? []) : [])));
  // Sample plans are listed only for people who have one.
  const shown = registry.publicServices().filter(({ payerId, isSample }) => !isSample || own.has(payerId));
  return shown
    .map(({ payerId, name, formularyUrl, directoryUrl }) => ({
      payerId,
      name,
      drugsHost: hostOf(formularyUrl),
      directoryHost: hostOf(directoryUrl),
      isYours: own.has(payerId),
    }))
    .sort((a, b) => Number(b.isYours) - Number(a.isYours));
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).host;
}
