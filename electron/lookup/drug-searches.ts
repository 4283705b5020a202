/**
 * The searches to try at a drug list, most precise first, for services of the newer guide and of the older one.
 *
 * @see US Drug Formulary 2.1.0 and 1.1.0, search parameters
 */
import { rxNormCode } from '#shared/words/drugs';
import type { ItemFacts, MedicationFacts } from '../data/public/formulary/drug-facts.ts';
import type { DrugPage } from '../data/public/formulary/drug-page.ts';
import { drugMatches } from './drug-join.ts';
import { type Asker, type Attempt, ignoredError, type Pair } from './public-service.ts';

const formularyItem =
  'http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-InsuranceItemTypeCS|formulary-item';
const rxNorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const count: Pair = ['_count', '50'];
/** Pages of a list that cannot be searched. */
const mostBulkPages = 20;
const mostSubjects = 40;

export type DrugAsker = Asker<DrugPage>;
/** Items with their drugs, as far as they were found. */
export type Found = { items: ItemFacts[]; drugs: MedicationFacts[]; more: boolean };
/** The lists, or in the older guide the plans, to search in; empty for all. */
export type Scope = { lists: readonly string[]; planIds: readonly string[] };

/** By one search over items, by drugs and then their items, by everything. */
export function itemSearches(asker: DrugAsker, scope: Scope, term: string): Attempt<Found>[] {
  const code = rxNormCode(term);
  const scoped: Pair[] = scope.lists.length === 0 ? [] : [['formulary', scope.lists.join(',')]];
  const drug: Pair = code === null ? ['drug-name:contains', term] : ['code', `${rxNorm}|${code}`];
  const searchDrugs = async (pairs: readonly Pair[], mostPages?: number) => {
    const { pages, more } = await asker.search({ type: 'MedicationKnowledge', pairs }, mostPages);
    const all = pages.flatMap((page) => page.drugs);
    const drugs = all.filter((one) => drugMatches(one, term));
    if (all.length > 0 && drugs.length === 0 && mostPages === undefined) throw ignoredError();
    if (drugs.length === 0) return answerNothing(mostPages, more);
    // A service of the older guide that did not declare it: its drugs are their own items.
    const own = pages.flatMap((page) => page.items).filter((item) => isInScope(scope, item));
    return own.length > 0 ? joinFound(own, drugs, more) : addItems(asker, scope, drugs, more);
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
        const items = all.filter((item) => isInScope(scope, item));
        if (all.length === 0) return null;
        if (items.length === 0) throw ignoredError();
        const drugs = await addDrugs(
          asker,
          items,
          pages.flatMap((page) => page.drugs),
        );
        const found = joinFound(
          items,
          drugs.filter((one) => drugMatches(one, term)),
          more,
        );
        if (found === null) throw ignoredError();
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

/** The drugs, and those of items whose drug was not included. */
async function addDrugs(
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

/** Items of drugs: for all of them in one search, else one by one. A drug of the older guide is its own item. */
async function addItems(
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
    if (all.length > 0 && asked.length === 0) throw ignoredError();
    const items = asked.filter((item) => isInScope(scope, item));
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
  return joinFound(items ?? [], drugs, more || drugs.length > mostSubjects);
}

/** Drugs of the older guide, which are searched directly. */
export function medicationSearches(asker: DrugAsker, scope: Scope, term: string): Attempt<Found>[] {
  const code = rxNormCode(term);
  const scoped: Pair[] = scope.planIds.length === 0 ? [] : [['DrugPlan', scope.planIds.join(',')]];
  const search = async (pairs: readonly Pair[], mostPages?: number) => {
    const { pages, more } = await asker.search({ type: 'MedicationKnowledge', pairs }, mostPages);
    const all = pages.flatMap((page) => page.drugs);
    const drugs = all.filter((one) => drugMatches(one, term));
    if (all.length > 0 && drugs.length === 0 && mostPages === undefined) throw ignoredError();
    const items = pages.flatMap((page) => page.items).filter((item) => isInScope(scope, item));
    return joinFound(items, drugs, more) ?? answerNothing(mostPages, more);
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

/** Pages of a whole list; a service may send fewer drugs a page than it is asked for. */
const mostWholePages = 25;
const largePages: Pair = ['_count', '500'];

/** Every drug of the lists, as far as the service gives them. `more` is true where it has, or may have, others. */
export async function bringEveryDrug(asker: DrugAsker, scope: Scope, shape: 'v1' | 'v2'): Promise<Found> {
  const search = async (type: string, pairs: readonly Pair[]): Promise<Found> => {
    const { pages, more } = await asker.search({ type, pairs }, mostWholePages);
    const items = unique(pages.flatMap((page) => page.items)).filter((item) => isInScope(scope, item));
    return { items, drugs: unique(pages.flatMap((page) => page.drugs)), more };
  };
  const attempt = (name: string, ask: () => Promise<Found>): Attempt<Found> => ({
    name,
    async ask() {
      const found = await ask();
      return found.items.length === 0 ? null : found;
    },
  });
  const everyDrug = () => search('MedicationKnowledge', [largePages]);
  const scoped: Pair[] = scope.lists.length === 0 ? [] : [['formulary', scope.lists.join(',')]];
  const plans: Pair[] = scope.planIds.length === 0 ? [] : [['DrugPlan', scope.planIds.join(',')]];
  const include: Pair = ['_include', 'Basic:subject'];
  const attempts =
    shape === 'v2'
      ? [
          attempt('of the list', () =>
            search('Basic', [['code', formularyItem], ...scoped, include, largePages]),
          ),
          attempt('items', () => search('Basic', [...scoped, largePages])),
          attempt('every drug', everyDrug),
        ]
      : [
          attempt('of the plan', () => search('MedicationKnowledge', [...plans, largePages])),
          attempt('every drug', everyDrug),
        ];
  const found = await asker.firstOf(`whole list ${shape}`, attempts);
  if (found === null) return { items: [], drugs: [], more: false };
  const known = new Set(found.drugs.map(({ key }) => key));
  if (found.items.every(({ drug }) => drug === null || known.has(drug))) return found;
  const rest = await everyDrug();
  return { ...found, drugs: unique([...found.drugs, ...rest.drugs]), more: found.more || rest.more };
}

/** `null` when the whole list was read; a part of it proves nothing. */
function answerNothing(mostPages: number | undefined, more: boolean): Found | null {
  return mostPages !== undefined && more ? { items: [], drugs: [], more } : null;
}

function joinFound(
  items: readonly ItemFacts[],
  drugs: readonly MedicationFacts[],
  more: boolean,
): Found | null {
  const keys = new Set(drugs.map(({ key }) => key));
  const kept = unique(items).filter(({ drug }) => drug !== null && keys.has(drug));
  return kept.length === 0 ? null : { items: kept, drugs: unique(drugs), more };
}

function isInScope({ lists, planIds }: Scope, item: ItemFacts): boolean {
  if (lists.length > 0) return item.list !== null && lists.includes(item.list);
  return planIds.length === 0 || item.planIds.some((id) => planIds.includes(id));
}

/** Each key once; the later one wins. */
export function unique<T extends { key: string }>(facts: readonly T[]): T[] {
  return [...new Map(facts.map((one) => [one.key, one])).values()];
}
