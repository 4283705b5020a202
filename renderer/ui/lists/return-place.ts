/** Where a person left a list to open one of its rows. Kept until the window closes, never on disk. */
export type ReturnPlace<Search> = {
  /** Keeps the search of the list, and the row that is opened from it. */
  remember(search: Search, index?: number): void;
  /** The search to come back to; `null` when nothing was opened from the list. */
  lastSearch(): Search | null;
  /** The row to put focus back on in the list of this search, once; -1 when another list was left. */
  takeRow(search: Search): number;
};

/** The return place of one list; a feature makes one for each list that it shows. */
export function createReturnPlace<Search>(): ReturnPlace<Search> {
  let place: { search: Search; index: number } | null = null;
  return {
    remember(search, index = -1) {
      place = { search, index };
    },
    lastSearch: () => place?.search ?? null,
    takeRow(search) {
      if (place === null || JSON.stringify(place.search) !== JSON.stringify(search)) return -1;
      const { index } = place;
      place = { ...place, index: -1 };
      return index;
    },
  };
}
