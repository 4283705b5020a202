/** Why a search shows a claim: in which of its words or amounts the typed words are. */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { FoundIn, ListedRow } from '#shared/model/claims/claims-view';
import type { Db } from '../../database/database.ts';
import { findPlaces, isTypedAmount, readSearchTerms, type SearchTerm } from '../keep/search-text.ts';
import { createWordsReader } from './filter-claims.ts';
import type { PersonRows, RowEntry } from './person-rows.ts';

/** In the order in which people look for an amount: that of a bill first. */
const lookedFor = [
  'yourShare',
  'billed',
  'planPaid',
  'allowed',
  'deductible',
  'copay',
  'coinsurance',
  'notCovered',
  'discount',
  'otherInsurerPaid',
  'alreadyPaid',
  'mayOwe',
] as const;

/** The rows, each with where the words are in its claims; as they are where nothing was searched for. */
export function tellFound(
  db: Db,
  person: PersonRows,
  entries: readonly RowEntry[],
  text: string | null,
): ListedRow[] {
  const terms = text === null ? [] : readSearchTerms(text);
  if (terms.length === 0) return entries.map(({ row }) => row);
  const wordsOf = createWordsReader(db);
  return entries.map(({ key, row }) => {
    const found = (person.visitOf(key)?.keys ?? [key]).flatMap((one) => {
      const own = person.get(one);
      return own === null ? [] : findPlaces(wordsOf(one), terms, listAmounts(own));
    });
    return { ...row, found: dropRepeated([...findSum(row, terms), ...found]) };
  });
}

function listAmounts(row: ClaimRow) {
  return lookedFor.flatMap((name) => {
    const cents = row[name]?.cents ?? 0;
    return cents === 0 ? [] : [{ name, cents }];
  });
}

/** What all plans of a visit paid together, which none of its claims states. */
function findSum({ visit, planPaid }: ClaimRow, terms: readonly SearchTerm[]): FoundIn[] {
  if (!visit || planPaid === null || !terms.some((term) => isTypedAmount(term, planPaid.cents))) return [];
  return [{ place: 'amount', name: 'planPaid', cents: planPaid.cents }];
}

function dropRepeated(found: readonly FoundIn[]): FoundIn[] {
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}
