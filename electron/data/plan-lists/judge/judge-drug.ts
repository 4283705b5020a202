/** What a plan's drug list says of one drug. */
import { countDays } from '#shared/dates';
import type { DrugLimit, DrugVerdict, OwnDrug } from '#shared/model/plans/plan-lists';
import { firstWordOf, keyOfDrugName } from './drug-names.ts';
import type { DrugIdentity } from './drug-table.ts';

/** A drug in the list of one plan. */
export type ListEntry = {
  /** RxNorm codes. */
  codes: readonly string[];
  name: string | null;
  tier: string | null;
  limits: readonly DrugLimit[];
  limitText: string | null;
  /** False where the list has it as no longer available. */
  isAvailable: boolean;
  /** True where the list has it for the year that is asked about. */
  isOfYear: boolean;
};

/** What was read of the list of one plan. */
export type ReadDrugList = {
  /** The day of the list. */
  dated: string;
  /** True when it was read to its end. */
  isWhole: boolean;
  entries: readonly ListEntry[];
};

type AskedDrug = Pick<OwnDrug, 'id' | 'name' | 'kind'> & { identity: DrugIdentity };
type Found = Omit<DrugVerdict, 'drugId'>;

const mostDaysOld = 60;

const nothing = { by: null, listedName: null, tier: null, limits: [], limitText: null } as const;

/** `today`: a day. */
export function judgeDrug(drug: AskedDrug, list: ReadDrugList, today: string): DrugVerdict {
  return { drugId: drug.id, ...judge(drug, list, today) };
}

function judge({ name, kind, identity }: AskedDrug, list: ReadDrugList, today: string): Found {
  if (kind !== 'drug' && kind !== 'once') return say('cannot-say', 'not-a-pharmacy-drug');
  if (list.entries.length === 0) return say('cannot-say', list.isWhole ? 'no-list' : 'partial');
  if (countDays(list.dated, today) > mostDaysOld) return say('old-list', 'over-60-days');
  if (identity.state === 'several') return say('ask', identity.why);
  if (identity.state === 'none') return judgeName(name, list);
  const { code, kin } = identity;
  const exact = list.entries.filter(({ codes }) => codes.includes(code));
  const [listed] = exact.filter(isHeld);
  if (listed) return describe(listed, 'code');
  const [gone] = exact.filter(({ isOfYear }) => isOfYear);
  if (gone) return { ...say('not-in-list', 'was-listed'), by: 'code', listedName: gone.name };
  if (exact.length > 0) return say('old-list', 'other-year');
  if (!list.isWhole) return say('cannot-say', 'partial');
  return judgeKin(name, list, kin);
}

/** Another form is in the list, or none of the substance is; without knowing which drugs those are, a name only hints. */
function judgeKin(name: string, list: ReadDrugList, kin: ReadonlySet<string> | null): Found {
  const relatives = list.entries.filter(({ codes }) => codes.some((one) => kin?.has(one)));
  const [held] = relatives.filter(isHeld);
  if (held) return { ...describe(held, 'code'), verdict: 'other-form' };
  if (kin === null)
    return hasSimilarName(name, list) ? say('ask', 'similar-name') : say('cannot-say', 'no-kin');
  return isAllOfOtherYears(list) ? say('old-list', 'other-year') : say('not-in-list', null);
}

/** By name, strength and form, all of them: never by the first word alone. */
function judgeName(name: string, list: ReadDrugList): Found {
  const key = keyOfDrugName(name);
  const same = key === '' ? [] : list.entries.filter((entry) => keyOfDrugName(entry.name ?? '') === key);
  const [listed, ...others] = same.filter(isHeld);
  if (listed) return isOneDrug([listed, ...others]) ? describe(listed, 'name') : say('ask', 'several-drugs');
  const [gone] = same.filter(({ isOfYear }) => isOfYear);
  if (gone) return { ...say('not-in-list', 'was-listed'), by: 'name', listedName: gone.name };
  if (same.length > 0) return say('old-list', 'other-year');
  return hasSimilarName(name, list) ? say('ask', 'similar-name') : say('cannot-say', 'no-code');
}

function isOneDrug(entries: readonly ListEntry[]): boolean {
  return new Set(entries.flatMap(({ codes }) => codes)).size <= 1;
}

function isHeld({ isAvailable, isOfYear }: ListEntry): boolean {
  return isAvailable && isOfYear;
}

function isAllOfOtherYears({ entries }: ReadDrugList): boolean {
  return entries.every(({ isOfYear }) => !isOfYear);
}

function hasSimilarName(name: string, { entries }: ReadDrugList): boolean {
  const word = firstWordOf(name);
  return word !== null && entries.some((entry) => isHeld(entry) && firstWordOf(entry.name ?? '') === word);
}

function say(verdict: Found['verdict'], why: Found['why']): Found {
  return { verdict, why, ...nothing, limits: [] };
}

function describe({ name, tier, limits, limitText }: ListEntry, by: 'code' | 'name'): Found {
  const verdict = limits.length > 0 ? 'listed-limits' : 'listed';
  return { verdict, why: null, by, listedName: name, tier, limits: [...limits], limitText };
}
