/**
 * Joins a drug, its item in the list and the plan's costs, by codes without their systems.
 *
 * @see US Drug Formulary 2.1.0, cost sharing by tier and pharmacy benefit type
 */

import type { DrugCost, ListedDrug } from '#shared/model/plans/lookup';
import { drugWords, rxNormCode } from '#shared/words/drugs';
import type { ItemFacts, MedicationFacts, PlanFacts } from '../data/public/formulary/drug-facts.ts';

/** The drug as the screen shows it. Costs are only those of the plan that was chosen. */
export function listedDrug(
  drug: MedicationFacts,
  item: ItemFacts,
  plan: PlanFacts | null,
  listName: string | null,
): ListedDrug {
  const { name, alsoCalled, rxNormCodes, doseForm, alternatives } = drug;
  const ofTier = tierCosts(item, plan);
  const { key, list: _list, planIds: _ids, drug: _drug, pharmacies: _pharmacies, ...rules } = item;
  return {
    id: key,
    name,
    alsoCalled,
    rxNormCodes,
    doseForm,
    alternatives,
    listName,
    ...rules,
    costs: costsOf(item, plan),
    mailOrder: item.mailOrder ?? ofTier.find(({ mailOrder }) => mailOrder !== null)?.mailOrder ?? null,
    unread: [...item.unread, ...drug.unread],
    technical: [...item.technical, ...drug.technical],
    lastUpdated: item.lastUpdated ?? drug.lastUpdated ?? plan?.lastUpdated ?? null,
  };
}

/**
 * The plan's costs for the drug's tier at the pharmacies where it pays for the drug; at all pharmacies when the
 * list does not say at which. A pharmacy without a stated cost keeps its row, with nothing in it.
 */
export function costsOf(item: ItemFacts, plan: PlanFacts | null): DrugCost[] {
  const ofTier = tierCosts(item, plan);
  const pharmacies = item.pharmacies.length > 0 ? item.pharmacies : ofTier.map(({ pharmacy }) => pharmacy);
  const rows = [...new Set(pharmacies)].flatMap((pharmacy): DrugCost[] => {
    const stated = ofTier
      .filter((cost) => cost.pharmacy === pharmacy)
      .map(({ tier: _tier, mailOrder: _mail, ...cost }) => cost);
    const nothing = {
      copayCents: null,
      coinsurancePercent: null,
      copayOption: null,
      coinsuranceOption: null,
    };
    return stated.length > 0 ? stated : [{ pharmacy, ...nothing }];
  });
  return rows.sort((a, b) => rankPharmacy(a) - rankPharmacy(b));
}

function tierCosts(item: ItemFacts, plan: PlanFacts | null): PlanFacts['costs'] {
  const tier = item.tier?.code?.toLowerCase() ?? null;
  return (plan?.costs ?? []).filter((cost) => cost.tier === tier);
}

const order = ['1-month-in-retail', '3-month-in-retail', '1-month-in-mail', '3-month-in-mail'];

function rankPharmacy({ pharmacy }: DrugCost): number {
  const at = order.indexOf(pharmacy);
  return at < 0 ? order.length : at;
}

/** True when the drug has the code, or a name that contains every word of the term. */
export function drugMatches(drug: MedicationFacts, term: string): boolean {
  const code = rxNormCode(term);
  if (code !== null) return drug.rxNormCodes.includes(code);
  const names = namesOf(drug);
  return drugWords(term).every((word) => names.some((name) => name.includes(word)));
}

/** Sorted by how many words they share with what was typed, such as strength and form. */
export function sortByFit<T extends Pick<ListedDrug, 'name' | 'alsoCalled'>>(
  drugs: readonly T[],
  text: string,
): T[] {
  const words = drugWords(text.replace(/(\d)([a-z])/gi, '$1 $2'));
  const score = (drug: T) => {
    const name = drugWords([drug.name.text, ...drug.alsoCalled].join(' '));
    return words.filter((word) => name.some((one) => one === word || one.startsWith(word))).length;
  };
  const scored = drugs.map((drug) => ({ drug, score: score(drug), text: drug.name.text ?? '' }));
  return scored
    .sort((a, b) => b.score - a.score || a.text.localeCompare(b.text, 'en', { numeric: true }))
    .map(({ drug }) => drug);
}

function namesOf({ name, alsoCalled }: MedicationFacts): string[] {
  return [name.text, ...alsoCalled].flatMap((one) => (one === null ? [] : one.toLowerCase()));
}
