/**
 * Looks drugs up in a public drug list, of the newer guide or the older one, well or poorly searchable.
 *
 * @see US Drug Formulary 2.1.0 and 1.1.0, search parameters
 */

import type { DrugAnswer, DrugPlan, ListedDrug } from '#shared/model/plans/lookup';
import { drugTerms, drugWords } from '#shared/words/drugs';
import type { ItemFacts, MedicationFacts, PlanFacts } from '../data/public/formulary/drug-facts.ts';
import { shortenFacts } from '../data/public/page-room.ts';
import { AppError } from '../errors.ts';
import { readCapabilities } from '../fhir/capabilities.ts';
import { listedDrug, sortByFit } from './drug-join.ts';
import {
  type DrugAsker,
  type Found,
  itemSearches,
  medicationSearches,
  type Scope,
  unique,
} from './drug-searches.ts';
import type { Attempt, Pair } from './public-service.ts';

const drugPolicy = 'http://terminology.hl7.org/CodeSystem/v3-ActCode|DRUGPOL';
const count: Pair = ['_count', '50'];
const mostPlanPages = 4;
const mostShown = 50;

type Shape = 'v2' | 'v1';

/** The products, and the drug lists that belong to no product; those whose names hold every word come first. */
export async function findDrugPlans(asker: DrugAsker, text: string): Promise<Omit<DrugPlan, 'isYours'>[]> {
  const shape = await detectShape(asker);
  const found = await asker.firstOf(
    `plans ${shape}`,
    shape === 'v2' ? planSearches(asker, text) : listSearches(asker),
  );
  const words = drugWords(text);
  const holds = ({ name, identifiers }: PlanFacts) =>
    words.every((word) => [name ?? '', ...identifiers].some((one) => one.toLowerCase().includes(word)));
  const plans = unique(found ?? []);
  const used = new Set(plans.flatMap(({ lists }) => lists));
  return plans
    .filter((plan) => plan.kind === 'product' || !used.has(plan.key))
    .filter(holds)
    .map(({ key, name, identifiers, start, end, lastUpdated }) => ({
      id: key,
      name: name ?? identifiers[0] ?? key.split('/')[1] ?? key,
      identifiers,
      start,
      end,
      lastUpdated,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * What the list says about a drug: searched as typed, then by less and less of the name.
 *
 * @throws {AppError} lookup/nothing-to-ask, store/not-found when the product is gone
 */
export async function findDrugs(
  asker: DrugAsker,
  question: { drugPlanId: string | null; text: string },
): Promise<Omit<DrugAnswer, 'host'>> {
  const terms = drugTerms(question.text);
  if (terms.length === 0) throw new AppError('lookup/nothing-to-ask', 'The name is too short.');
  const { plan, shape, scope } = await openDrugList(asker, question.drugPlanId);
  const about = {
    contacts: plan?.contacts ?? [],
    product: { unread: plan?.unread ?? [], technical: plan?.technical ?? [] },
  };
  const lookedFor: string[] = [];
  for (const term of terms) {
    lookedFor.push(term);
    const attempts =
      shape === 'v2' ? itemSearches(asker, scope, term) : medicationSearches(asker, scope, term);
    const found = await asker.firstOf(`drugs ${shape}`, attempts);
    if (found === null) continue;
    const best = sortByFit(pairWithItems(found), question.text);
    const drugs = await addListNames(asker, plan, best.slice(0, mostShown));
    return { lookedFor, drugs, ...about, more: found.more || best.length > mostShown };
  }
  return { lookedFor, drugs: [], ...about, more: false };
}

/**
 * The product, by which guide its service answers, and which lists it uses.
 *
 * @throws {AppError} store/not-found when the product is gone
 */
export async function openDrugList(
  asker: DrugAsker,
  drugPlanId: string | null,
): Promise<{ plan: PlanFacts | null; shape: Shape; scope: Scope }> {
  const plan = drugPlanId === null ? null : await readPlan(asker, drugPlanId);
  const shape = plan === null ? await detectShape(asker) : plan.key.startsWith('List/') ? 'v1' : 'v2';
  return { plan, shape, scope: scopeOf(plan) };
}

/** The older guide has List where the newer one has Basic. Assumes the newer one when the service does not say. */
async function detectShape(asker: DrugAsker): Promise<Shape> {
  const bytes = await asker.metadata();
  if (bytes === null) return 'v2';
  const said = readCapabilities(bytes);
  return !said.lists('Basic') && said.lists('List') && !said.lists('InsurancePlan') ? 'v1' : 'v2';
}

function planSearches(asker: DrugAsker, text: string): Attempt<PlanFacts[]>[] {
  const ask = (pairs: readonly Pair[]) => async () => {
    const { pages } = await asker.search({ type: 'InsurancePlan', pairs }, mostPlanPages);
    const plans = pages.flatMap((page) => page.plans);
    return plans.length === 0 ? null : plans;
  };
  const named = text.trim().length < 2 ? [] : [['name:contains', text.trim()] as const, count];
  return [
    ...(named.length === 0 ? [] : [{ name: 'named', ask: ask(named) }]),
    { name: 'counted', ask: ask([count]) },
    { name: 'all', ask: ask([]) },
    ...listSearches(asker),
  ];
}

function listSearches(asker: DrugAsker): Attempt<PlanFacts[]>[] {
  const ask = (pairs: readonly Pair[]) => async () => {
    const { pages } = await asker.search({ type: 'List', pairs }, mostPlanPages);
    const plans = pages.flatMap((page) => page.plans);
    return plans.length === 0 ? null : plans;
  };
  return [
    { name: 'lists by code', ask: ask([['code', drugPolicy], count]) },
    { name: 'lists', ask: ask([]) },
  ];
}

async function readPlan(asker: DrugAsker, key: string): Promise<PlanFacts> {
  const page = await asker.read(key);
  const [type, id = ''] = key.split('/');
  const plan =
    page?.plans.find((one) => one.key === key) ??
    (await searchById(asker, type ?? '', id)).find((one) => one.key === key);
  if (plan === undefined) throw new AppError('store/not-found', 'The service no longer has this plan.');
  return plan;
}

async function searchById(asker: DrugAsker, type: string, id: string): Promise<PlanFacts[]> {
  const { pages } = await asker.search({ type, pairs: [['_id', id]] });
  return pages.flatMap((page) => page.plans);
}

function scopeOf(plan: PlanFacts | null): Scope {
  if (plan === null) return { lists: [], planIds: [] };
  if (plan.key.startsWith('List/')) return { lists: [], planIds: plan.identifiers };
  return { lists: plan.kind === 'list' ? [plan.key] : plan.lists, planIds: [] };
}

type Listed = MedicationFacts & { item: ItemFacts };

/** Each item with its drug. */
function pairWithItems({ items, drugs }: Found): Listed[] {
  const byKey = new Map(drugs.map((drug) => [drug.key, drug]));
  return items.flatMap((item) => {
    const drug = byKey.get(item.drug ?? '');
    return drug === undefined ? [] : { ...drug, item };
  });
}

/** With the names of lists where the person asked in all of them. */
async function addListNames(
  asker: DrugAsker,
  plan: PlanFacts | null,
  drugs: readonly Listed[],
): Promise<ListedDrug[]> {
  const names = new Map<string, string>();
  if (plan === null)
    for (const key of [...new Set(drugs.flatMap(({ item }) => item.list ?? []))].slice(0, 10)) {
      const name = (await asker.read(key))?.plans[0]?.name;
      if (name) names.set(key, name);
    }
  return drugs.map(({ item, ...drug }) => {
    const listName = plan?.name ?? names.get(item.list ?? '') ?? item.planIds[0] ?? null;
    return shortenFacts(listedDrug(drug, item, plan, listName));
  });
}
