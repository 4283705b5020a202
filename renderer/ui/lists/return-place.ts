/** Where a person left a list to open one of its rows. Kept until the window closes, never on disk. */
export type ReturnPlace<Search> = {
  /** Keeps the search of the list, the row that is opened from it, and how far below the window's top that stands. */
  remember(search: Search, index?: number, top?: number): void;
  /** Keeps the search that the list shows now, whichever way leads away from it; a row of another search is forgotten. */
  note(search: Search): void;
  /** The search to come back to; `null` when nothing was opened from the list. */
  lastSearch(): Search | null;
  /** The row to put focus back on in the list of this search, once; -1 when another list was left. */
  takeRow(search: Search): number;
  /** Where the row stood that was left last, in px below the window's top; `null` when that is not known. */
  lastTop(): number | null;
};

const places = new Set<() => void>();

/** Forgets where every list was left: those were another person’s rows, and their search. */
export function forgetPlaces(): void {
  for (const forget of places) forget();
}

/** The return place of one list; a feature makes one for each list that it shows. */
export function createReturnPlace<Search>(): ReturnPlace<Search> {
  let place: { search: Search; index: number; top: number | null } | null = null;
  places.add(() => {
    place = null;
  });
  const isOf = (search: Search) => JSON.stringify(place?.search) === JSON.stringify(search);
  return {
    remember(search, index = -1, top) {
      place = { search, index, top: top ?? null };
    },
    note(search) {
      if (!isOf(search)) place = { search, index: -1, top: null };
    },
    lastTop: () => place?.top ?? null,
    lastSearch: () => place?.search ?? null,
    takeRow(search) {
      if (place === null || !isOf(search)) return -1;
      const { index } = place;
      place = { ...place, index: -1 };
      return index;
    },
  };
}
