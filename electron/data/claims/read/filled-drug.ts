/** Which drug a pharmacy's claim is of, so that fills of one drug are found together. */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { foldText } from '#shared/split-words';
import type { WorkingClaim } from './listed-claim.ts';

/** The drug of a fill. `key`: the same for fills of one ingredient, strength and form. */
export type FilledDrug = {
  key: string;
  /** The same for every strength of it; `null` where its name does not say the strength. */
  ingredient: string | null;
  name: string | null;
  days: number | null;
  /** As far as the plan says how many were authorized and which one this was. */
  refillsLeft: number | null;
};

/** No fill lasts longer. */
const mostDays = 366;

/**
 * The drug of a fill. Without a name for it, its product number stands for it: of eleven digits the last two only say
 * how much is in the package.
 */
export function readFilledDrug(
  { drug }: Pick<WorkingClaim, 'drug'>,
  row: Pick<ClaimRow, 'kind' | 'daysSupply' | 'what'>,
): FilledDrug | null {
  if (row.kind !== 'pharmacy') return null;
  if (!drug || drug.compoundOf.length > 0) return null;
  const { text, code } = drug.name;
  const product = code === null ? null : code.replace(/^(\d{9})\d{2}$/, '$1');
  const key = text === null ? product : foldDrug(text);
  if (key === null || key === '') return null;
  const { refillNumber, refillsAuthorized } = drug;
  const days = row.daysSupply === null ? 0 : Math.round(row.daysSupply);
  return {
    key,
    ingredient: text === null ? null : findIngredient(key),
    name: text ?? row.what,
    days: days >= 1 && days <= mostDays ? days : null,
    refillsLeft:
      refillNumber === null || refillsAuthorized === null
        ? null
        : Math.max(0, Math.floor(refillsAuthorized - refillNumber)),
  };
}

/** "Lisinopril 10 MG Oral Tablet" and "lisinopril 10mg oral tablet" are one. */
function foldDrug(name: string): string {
  return foldText(name)
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(\d)(?=[a-z%])/g, '$1 ')
    .replace(/[^a-z0-9.%]+/g, ' ')
    .trim()
    .slice(0, 200);
}

/** The words before the strength; `null` where there is none. */
function findIngredient(key: string): string | null {
  const at = key.search(/\d/);
  return at < 1 ? null : key.slice(0, at).trim() || null;
}
