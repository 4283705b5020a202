import type { CareList } from '#shared/model/plans/plan-lists';

/** What the person took off the list to check, by id, and typed onto it; kept until the screen is left. */
export type CareChanges = { dropped: readonly string[]; added: readonly string[] };
export const noChanges: CareChanges = { dropped: [], added: [] };

export function toggle({ dropped, added }: CareChanges, id: string): CareChanges {
  return { dropped: dropped.includes(id) ? dropped.filter((one) => one !== id) : [...dropped, id], added };
}

/** At most twenty, each once. */
export function add({ dropped, added }: CareChanges, text: string): CareChanges {
  const typed = text.trim();
  return typed.length < 2 || added.length >= 20
    ? { dropped, added }
    : { dropped, added: [...new Set([...added, typed])] };
}

export function forget({ dropped, added }: CareChanges, text: string): CareChanges {
  return { dropped, added: added.filter((one) => one !== text) };
}

/** What one list said, by the id of the drug or doctor. `dated`: the day of the list. */
export type CheckedList<V> = {
  key: string;
  title: string;
  dated: string;
  notes: readonly string[];
  verdicts: ReadonlyMap<string, V>;
};

/** Next to each other there is room for so many. */
const mostLists = 4;

/** The newest of one list wins, in the order in which lists were last asked. */
export function addList<V>(lists: readonly CheckedList<V>[], next: CheckedList<V>): CheckedList<V>[] {
  return [...lists.filter(({ key }) => key !== next.key), next].slice(-mostLists);
}

/** True while no drug and no doctor is known. */
export function isEmpty({ drugs, doctors }: CareList): boolean {
  return drugs.length + doctors.length === 0;
}
