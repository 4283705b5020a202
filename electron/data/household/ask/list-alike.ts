import { type AlikePair, mostAlike, mostPeopleShown } from '#shared/model/people/people';
import type { Db } from '../../database/database.ts';
import { comparePeople } from '../../fhir/patients/compare-people.ts';
import { identify } from '../../people/compare-people.ts';
import type { Connections } from '../../people/connections.ts';
import { listToldApart } from '../../people/person-table.ts';

/** Two people here who may be one, and whom nobody has told apart. */
export function listAlike({ db, connections }: { db: Db; connections: Connections }): AlikePair[] {
  const people = connections.people().slice(0, mostPeopleShown);
  return people
    .flatMap((one, at) => {
      const others = people
        .slice(at + 1)
        .filter((other) => comparePeople(identify(one), identify(other)) === 'same');
      if (others.length === 0) return [];
      const apart = listToldApart(db, one.id);
      return others.filter(({ id }) => !apart.includes(id)).map((other) => ({ one, other }));
    })
    .slice(0, mostAlike);
}
