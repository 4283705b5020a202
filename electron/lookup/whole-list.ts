/**
 * Reads the whole drug list of a plan, so that no drug of the person stands in a request.
 *
 * @see US Drug Formulary 2.1.0 and 1.1.0, search parameters
 */
import type { DrugLimit } from '#shared/model/plans/plan-lists';
import type { ListEntry, ReadDrugList } from '../data/plan-lists/judge/judge-drug.ts';
import type { ItemFacts, MedicationFacts } from '../data/public/formulary/drug-facts.ts';
import { openDrugList } from './drug-list.ts';
import { bringEveryDrug, type DrugAsker } from './drug-searches.ts';

/** `dated`: the latest day that the service states of any part of the list; `today` where it states none. */
export async function readWholeList(
  asker: DrugAsker,
  { drugPlanId, year, today }: { drugPlanId: string | null; year: number; today: string },
): Promise<ReadDrugList> {
  const { plan, scope, shape } = await openDrugList(asker, drugPlanId);
  const { items, drugs, more } = await bringEveryDrug(asker, scope, shape);
  const byKey = new Map(drugs.map((drug) => [drug.key, drug]));
  const entries = items.flatMap((item) => {
    const drug = byKey.get(item.drug ?? '');
    return drug === undefined ? [] : [describeEntry(item, drug, year)];
  });
  const days = [plan, ...items].flatMap((one) => one?.lastUpdated?.slice(0, 10) ?? []);
  const dated = days
    .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today)
    .toSorted()
    .at(-1);
  return { dated: dated ?? today, isWhole: !more && entries.length === items.length, entries };
}

function describeEntry(item: ItemFacts, drug: MedicationFacts, year: number): ListEntry {
  const { tier, start, end, availability, quantityLimitText } = item;
  return {
    codes: drug.rxNormCodes,
    name: drug.name.text,
    tier: tier?.text ?? tier?.code ?? null,
    limits: listLimits(item),
    limitText: quantityLimitText,
    isAvailable: !/^(?:inactive|entered-in-error|false)$/i.test(availability ?? ''),
    isOfYear: (start ?? '').slice(0, 4) <= `${year}` && (end === null || end.slice(0, 4) >= `${year}`),
  };
}

function listLimits(item: ItemFacts): DrugLimit[] {
  const limits: [DrugLimit, boolean][] = [
    [
      'prior-authorization',
      item.priorAuthorization === true || item.priorAuthorizationNewStartsOnly === true,
    ],
    ['step-therapy', item.stepTherapy === true || item.stepTherapyNewStartsOnly === true],
    ['quantity-limit', item.quantityLimit === true],
  ];
  return limits.flatMap(([limit, isSet]) => (isSet ? [limit] : []));
}
