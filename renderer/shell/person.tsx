import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type { PersonSummary } from '#shared/model/plans/connection';
import { useRequest } from '../api/use-request.ts';
import { forgetOrigins } from '../ui/actions/came-from.ts';
import { forgetPlaces } from '../ui/lists/return-place.ts';

export type PersonChoice = {
  people: readonly PersonSummary[];
  /** Whose claims the screens show; `null` while loading or before the first plan. */
  person: PersonSummary | null;
  isLoading: boolean;
  choose(personId: string): void;
};

/** The screen of everyone here at once. */
export const everyonePath = '/people';

const PersonContext = createContext<PersonChoice>({
  people: [],
  person: null,
  isLoading: true,
  choose: () => undefined,
});

/** Remembers whose records are shown. The choice lasts until the window closes. */
export function PersonProvider({ children }: { children: ReactNode }) {
  const { data: people, isPending } = useRequest('people.list', {});
  const [chosenId, setChosenId] = useState<string | null>(null);
  const value = useMemo<PersonChoice>(() => {
    const all = people ?? [];
    const person = all.find(({ id }) => id === chosenId) ?? all[0] ?? null;
    const choose = (personId: string) => {
      if (personId !== person?.id) {
        forgetPlaces();
        forgetOrigins();
      }
      setChosenId(personId);
    };
    return { people: all, person, isLoading: isPending, choose };
  }, [people, isPending, chosenId]);
  return <PersonContext value={value}>{children}</PersonContext>;
}

/** Everyone with records here, and whose records the screens show. */
export function usePerson(): PersonChoice {
  return use(PersonContext);
}
