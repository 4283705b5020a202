/** What main may ask about the people here, and change about them. */
import type { Authority } from '#shared/model/plans/connection';
import { tellApart } from '../people/person-table.ts';
import { getHousehold, type HouseholdParts } from './ask/get-household.ts';
import { listAlike } from './ask/list-alike.ts';
import { previewMerge, previewMove } from './ask/preview-change.ts';
import { type ChangeParts, PeopleChanges } from './keep/people-changes.ts';

type PeopleParts = ChangeParts & HouseholdParts;

export function peopleOperations(parts: PeopleParts) {
  const { db, connections } = parts;
  const changes = new PeopleChanges(parts);
  return {
    list: () => connections.people(),
    rename({ personId, name }: { personId: string; name: string | null }) {
      changes.forgetUndo();
      connections.rename(personId, name);
      return {};
    },
    setAuthority({ personId, authority }: { personId: string; authority: Authority | null }) {
      changes.forgetUndo();
      connections.setAuthority(personId, authority);
      return {};
    },
    previewMove: (input: Parameters<typeof previewMove>[1]) => previewMove(parts, input),
    move: (input: Parameters<PeopleChanges['move']>[0]) => ({ personId: changes.move(input) }),
    previewMerge: (input: Parameters<typeof previewMerge>[1]) => previewMerge(parts, input),
    merge(input: Parameters<PeopleChanges['merge']>[0]) {
      changes.merge(input);
      return {};
    },
    undo: () => ({ personId: changes.undo() }),
    /** After an erasure nothing brings back what is gone. */
    forgetUndo: () => changes.forgetUndo(),
    alike: () => listAlike(parts),
    tellApart({ personId, otherId }: { personId: string; otherId: string }) {
      tellApart(db, personId, otherId);
      return {};
    },
    household: (input: Parameters<typeof getHousehold>[1]) => getHousehold(parts, input),
  };
}
