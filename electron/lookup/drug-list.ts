/**
 * Looks drugs up in a public drug list, of the newer guide or the older one, well or poorly searchable.
 *
 * @see US Drug Formulary 2.1.0 and 1.1.0, search parameters
 */
import { drugTerms, drugWords, rxNormCode } from '#shared/drug-terms';
import type { DrugAnswer, DrugPlan, ListedDrug } from '#shared/model/lookup';
import type { DrugPage, ItemFacts, MedicationFacts, PlanFacts } from '../data/records/formulary/drug-page.ts';
import { AppError } from '../errors.ts';
import { readCapabilities } from '../fhir/capabilities.ts';
import { bestFirst, drugMatches, listedDrug } from './drug-join.ts';
import { type Asker, ignored, type Pair, type Way } from './public-service.ts';

const drugPolicy = 'http://terminology.hl7.org/CodeSystem/v3-ActCode|DRUGPOL';
const formularyItem =
  'http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-InsuranceItemTypeCS|formulary-item';
const rxNorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const count: Pair = ['_count', '50'];
/** Pages of a list that cannot be searched. */
const mostBulkPages = 20;
const mostPlanPages = 4;
const mostSubjects = 40;
const mostShown = 50;

export type DrugAsker = Asker<DrugPage>;
type Shape = 'v2' | 'v1';
type Found = { items: ItemFacts[]; drugs: MedicationFacts[]; more: boolean };
type Scope = { lists: readonly string[]; planIds: readonly string[] };

/** The products, and the drug lists that belong to no product; those whose names hold every word come first. */
export async function findDrugPlans(asker: DrugAsker, text: string): Promise<Omit<DrugPlan, 'isYours'>[]> {
  const shape = await shapeOf(asker);
  const found = await asker.firstOf(
    `plans ${shape}`,
    shape === 'v2' ? planWays(asker, text) : listWays(asker),
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
 * What the list says about a drug: asked for as typed, then by less and less of the name.
 *
 * @throws {AppError} lookup/nothing-to-ask, store/not-found when the product is gone
 */
export async function findDrugs(
  asker: DrugAsker,
  question: { drugPlanId: string | null; text: string },
): Promise<Omit<DrugAnswer, 'host'>> {
  const terms = drugTerms(question.text);
  if (terms.length === 0) throw new AppError('lookup/nothing-to-ask', 'The name is too short.');
  const plan = question.drugPlanId === null ? null : await planOf(asker, question.drugPlanId);
  const shape = plan === null ? await shapeOf(asker) : plan.key.startsWith('List/') ? 'v1' : 'v2';
  const scope = scopeOf(plan);
  const lookedFor: string[] = [];
  for (const term of terms) {
    lookedFor.push(term);
    const ways = shape === 'v2' ? itemWays(asker, scope, term) : medicationWays(asker, scope, term);
    const found = await asker.firstOf(`drugs ${shape}`, ways);
    if (found === null) continue;
    const drugs = await asListed(asker, plan, found);
    const best = bestFirst(drugs, question.text);
    return { lookedFor, drugs: best.slice(0, mostShown), more: found.more || best.length > mostShown };
  }
  return { lookedFor, drugs: [], more: false };
}

/** The older guide has List where the newer one has Basic. What is not said is taken for the newer one. */
async function shapeOf(asker: DrugAsker): Promise<Shape> {
  const bytes = await asker.metadata();
  if (bytes === null) return 'v2';
  const said = readCapabilities(bytes);
  return !said.lists('Basic') && said.lists('List') && !said.lists('InsurancePlan') ? 'v1' : 'v2';
}

function planWays(asker: DrugAsker, text: string): Way<PlanFacts[]>[] {
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
    ...listWays(asker),
  ];
}

function listWays(asker: DrugAsker): Way<PlanFacts[]>[] {
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

async function planOf(asker: DrugAsker, key: string): Promise<PlanFacts> {
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

function inScope({ lists, planIds }: Scope, item: ItemFacts): boolean {
  if (lists.length > 0) return item.list !== null && lists.includes(item.list);
  return planIds.length === 0 || item.planIds.some((id) => planIds.includes(id));
}

/** By one search over items, by drugs and then their items, by everything. */
function itemWays(asker: DrugAsker, scope: Scope, term: string): Way<Found>[] {
  const code = rxNormCode(term);
  const scoped: Pair[] = scope.lists.length === 0 ? [] : [['formulary', scope.lists.join(',')]];
  const drug: Pair = code === null ? ['drug-name:contains', term] : ['code', `${rxNorm}|${code}`];
  const searchDrugs = async (pairs: readonly Pair[], mostPages?: number) => {
    const { pages, more } = await asker.search({ type: 'MedicationKnowledge', pairs }, mostPages);
    const all = pages.flatMap((page) => page.drugs);
    const drugs = all.filter((one) => drugMatches(one, term));
    if (all.length > 0 && drugs.length === 0 && mostPages === undefined) throw ignored();
    if (drugs.length === 0) return nothingIn(mostPages, more);
    // A service of the older guide that does not say so: its drugs are their own items.
    const own = pages.flatMap((page) => page.items).filter((item) => inScope(scope, item));
    return own.length > 0 ? joined(own, drugs, more) : withItems(asker, scope, drugs, more);
  };
  return [
    {
      name: 'items',
      async ask() {
        const pairs: Pair[] = [
          ['code', formularyItem],
          ...scoped,
          [`subject:MedicationKnowledge.${drug[0]}`, drug[1]],
          ['_include', 'Basic:subject'],
          count,
        ];
        const { pages, more } = await asker.search({ type: 'Basic', pairs });
        const all = pages.flatMap((page) => page.items);
        const items = all.filter((item) => inScope(scope, item));
        if (all.length === 0) return null;
        if (items.length === 0) throw ignored();
        const drugs = await withDrugs(
          asker,
          items,
          pages.flatMap((page) => page.drugs),
        );
        const found = joined(
          items,
          drugs.filter((one) => drugMatches(one, term)),
          more,
        );
        if (found === null) throw ignored();
        return found;
      },
    },
    { name: 'drugs', ask: () => searchDrugs([drug, count]) },
    {
      name: 'drugs by prefix',
      ask: () => searchDrugs([[code === null ? 'drug-name' : 'code', code ?? term]]),
    },
    { name: 'every drug', isLastResort: true, ask: () => searchDrugs([], mostBulkPages) },
  ];
}

/** Drugs of items that did not come along. */
async function withDrugs(
  asker: DrugAsker,
  items: readonly ItemFacts[],
  drugs: readonly MedicationFacts[],
): Promise<MedicationFacts[]> {
  const here = new Set(drugs.map(({ key }) => key));
  const missing = [...new Set(items.flatMap(({ drug }) => (drug === null || here.has(drug) ? [] : drug)))];
  const wanted = missing.slice(0, mostSubjects);
  if (wanted.length === 0) return [...drugs];
  const ids = wanted.map((key) => key.split('/')[1] ?? '').join(',');
  const found = await asker.firstOf<MedicationFacts[]>('drugs by id', [
    {
      name: 'search',
      async ask() {
        const pairs: Pair[] = [['_id', ids], count];
        const { pages } = await asker.search({ type: 'MedicationKnowledge', pairs });
        return pages.flatMap((page) => page.drugs);
      },
    },
    {
      name: 'read',
      async ask() {
        const read: MedicationFacts[] = [];
        for (const key of wanted.slice(0, 20)) read.push(...((await asker.read(key))?.drugs ?? []));
        return read;
      },
    },
  ]);
  return [...drugs, ...(found ?? [])];
}

/** Items of drugs: for all of them in one question, else one by one. A drug of the older guide is its own item. */
async function withItems(
  asker: DrugAsker,
  scope: Scope,
  drugs: readonly MedicationFacts[],
  more: boolean,
): Promise<Found | null> {
  const wanted = drugs.slice(0, mostSubjects).map(({ key }) => key);
  const scoped: Pair[] = scope.lists.length === 0 ? [] : [['formulary', scope.lists.join(',')]];
  const search = async (pairs: readonly Pair[]) => {
    const { pages } = await asker.search({ type: 'Basic', pairs });
    const all = pages.flatMap((page) => page.items);
    const asked = all.filter(({ drug }) => drug !== null && wanted.includes(drug));
    if (all.length > 0 && asked.length === 0) throw ignored();
    const items = asked.filter((item) => inScope(scope, item));
    return items;
  };
  const items = await asker.firstOf<ItemFacts[]>('items of drugs', [
    { name: 'all in a list', ask: () => search([...scoped, ['subject', wanted.join(',')], count]) },
    { name: 'all', ask: () => search([['subject', wanted.join(',')]]) },
    {
      name: 'one by one',
      async ask() {
        const each: ItemFacts[] = [];
        for (const key of wanted.slice(0, 20)) each.push(...(await search([['subject', key]])));
        return each;
      },
    },
  ]);
  return joined(items ?? [], drugs, more || drugs.length > mostSubjects);
}

/** Drugs of the older guide, which are asked for directly. */
function medicationWays(asker: DrugAsker, scope: Scope, term: string): Way<Found>[] {
  const code = rxNormCode(term);
  const scoped: Pair[] = scope.planIds.length === 0 ? [] : [['DrugPlan', scope.planIds.join(',')]];
  const search = async (pairs: readonly Pair[], mostPages?: number) => {
    const { pages, more } = await asker.search({ type: 'MedicationKnowledge', pairs }, mostPages);
    const all = pages.flatMap((page) => page.drugs);
    const drugs = all.filter((one) => drugMatches(one, term));
    if (all.length > 0 && drugs.length === 0 && mostPages === undefined) throw ignored();
    const items = pages.flatMap((page) => page.items).filter((item) => inScope(scope, item));
    return joined(items, drugs, more) ?? nothingIn(mostPages, more);
  };
  const byName: Pair[] = code === null ? [['DrugName:contains', term]] : [['code', `${rxNorm}|${code}`]];
  const byPrefix: Pair[] = code === null ? [['DrugName', term]] : [['code', code]];
  return [
    { name: 'name in plan', ask: () => search([...scoped, ...byName, count]) },
    { name: 'prefix in plan', ask: () => search([...scoped, ...byPrefix]) },
    { name: 'plan', isLastResort: true, ask: () => search(scoped, mostBulkPages) },
    { name: 'every drug', isLastResort: true, ask: () => search([], mostBulkPages) },
  ];
}

/** Nothing in a part of a list that cannot be searched is not nothing in the list. */
function nothingIn(mostPages: number | undefined, more: boolean): Found | null {
  return mostPages !== undefined && more ? { items: [], drugs: [], more } : null;
}

function joined(items: readonly ItemFacts[], drugs: readonly MedicationFacts[], more: boolean): Found | null {
  const keys = new Set(drugs.map(({ key }) => key));
  const kept = unique(items).filter(({ drug }) => drug !== null && keys.has(drug));
  return kept.length === 0 ? null : { items: kept, drugs: unique(drugs), more };
}

/** With the names of lists where the person asked in all of them. */
async function asListed(asker: DrugAsker, plan: PlanFacts | null, found: Found): Promise<ListedDrug[]> {
  const names = new Map<string, string>();
  if (plan === null)
    for (const key of new Set(found.items.flatMap(({ list }) => list ?? []).slice(0, 10))) {
      const name = (await asker.read(key))?.plans[0]?.name;
      if (name) names.set(key, name);
    }
  return found.items.flatMap((item) => {
    const drug = found.drugs.find(({ key }) => key === item.drug);
    if (drug === undefined) return [];
    const listName = plan?.name ?? names.get(item.list ?? '') ?? item.planIds[0] ?? null;
    return listedDrug(drug, item, plan, listName);
  });
}

function unique<T extends { key: string }>(facts: readonly T[]): T[] {
  return [...new Map(facts.map((one) => [one.key, one])).values()];
}
