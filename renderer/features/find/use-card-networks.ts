import type { CoverageCard } from '#shared/model/plans/coverage';
import type { LookupPlace } from '#shared/model/plans/lookup';
import { foldText } from '#shared/split-words';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';

/** A network that a card of the person names, and which card. */
export type CardNetwork = { value: string | null; name: string | null; card: CoverageCard };

/** The networks on the person's cards that hold today, of the plan whose directory is asked. */
export function useCardNetworks(place: LookupPlace | null): CardNetwork[] {
  const { person } = usePerson();
  const cards = useRequest(
    'coverage.list',
    { personId: person?.id ?? '' },
    { enabled: person !== null },
  ).data;
  const connections = useRequest('connection.list', {}).data;
  if (place === null || !('payerId' in place)) return [];
  const own = new Set(
    connections
      ?.filter(({ plan }) => 'payerId' in plan && plan.payerId === place.payerId)
      .map(({ id }) => id) ?? [],
  );
  return (cards ?? [])
    .filter(({ state, removed, connectionId }) => state === 'current' && !removed && own.has(connectionId))
    .flatMap((card) =>
      card.classes
        .filter(({ kind, hidden }) => kind === 'network' && !hidden)
        .map(({ value, name }) => ({ value, name, card })),
    );
}

/** The network of a card that a directory calls by the same name or number, read without case and spaces. */
export function findCardNetwork(own: readonly CardNetwork[], network: string): CardNetwork | null {
  const asked = fold(network);
  if (asked === '') return null;
  return (
    own.find(({ value, name }) => [value, name].some((one) => one !== null && fold(one) === asked)) ?? null
  );
}

function fold(text: string): string {
  return foldText(text).replace(/\s+/gu, '');
}
