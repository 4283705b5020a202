/** Why a search shows a claim: in which of its words or amounts the typed words are. */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { FoundIn, ListedRow } from '#shared/model/claims/claims-view';
import type { Specialty } from '#shared/words/specialties';
import type { Db } from '../../database/database.ts';
import {
  findPlaces,
  hasSpecialty,
  isTypedAmount,
  readSearchTerms,
  type SearchTerm,
} from '../keep/search-text.ts';
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

/**
 * The rows, each with where the words are in its claims; as they are where nothing was searched for. `specialty`: the kind
 * of doctor that was typed, told where no word of the claim says it.
 */
export function tellFound(
  db: Db,
  person: PersonRows,
  entries: readonly RowEntry[],
  text: string | null,
  specialty: Specialty | null,
): ListedRow[] {
  const terms = text === null ? [] : readSearchTerms(text);
  if (terms.length === 0) return entries.map(({ row }) => row);
  const wordsOf = createWordsReader(db);
  return entries.map(({ key, row }) => {
    const found = (person.visitOf(key)?.keys ?? [key]).flatMap((one) => {
      const own = person.get(one);
      return own === null ? [] : findPlaces(wordsOf(one), terms, listAmounts(own));
    });
    const said = [...findSum(row, terms), ...found];
    const keys = person.visitOf(key)?.keys ?? [key];
    const isOfKind = specialty !== null && keys.some((one) => hasSpecialty(wordsOf(one), specialty));
    return { ...row, found: said.length === 0 && isOfKind ? [{ place: 'specialty' }] : dropRepeated(said) };
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
