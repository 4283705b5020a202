/** Who is asked about as perhaps one person, and the names that are typed. */

import { describe, expect, it } from 'vitest';
import { comparePeople } from '../../../electron/data/fhir/patients/compare-people.ts';
import { findSamePerson } from '../../../electron/data/handoff/find-here.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { eob, later, memoryStore, newConnection, storeAll } from '../archive/records.ts';

type Store = ReturnType<typeof memoryStore>['store'];

function connect(store: Store, given: string, birthDate: string | null): string {
  const { personId, connectionId } = store.connection.create(newConnection());
  const name = [{ given: [given], family: 'Medina' }];
  storeAll(store, connectionId, [
    { resourceType: 'Patient', id: 'pat-1', name, ...(birthDate === null ? {} : { birthDate }) },
    eob({ id: 'c-1', date: '2026-03-02' }),
  ]);
  store.archive.endPass(connectionId, later);
  return personId;
}

it.each([
  ['1984-05-09', '1984-05-09', true],
  ['1984-05-09', '1984-05-10', false],
  ['1984-05-09', null, false],
  [null, null, false],
])('one name, born %s and %s: asked %s', (one, other, isAsked) => {
  const who = (birthDate: string | null) => ({ name: 'Rosa Medina', birthDate });
  expect(comparePeople(who(one), who(other)) === 'same').toBe(isAsked);
});

describe('two people here of one name and birth date', () => {
  it('are asked about until they are told apart, and never again then', () => {
    const { store } = memoryStore();
    const [rosa, again] = [connect(store, 'Rosa', '1984-05-09'), connect(store, 'Rosa', '1984-05-09')];
    connect(store, 'Rosa', '2014-05-09');
    connect(store, 'Theo', '1984-05-09');
    expect(store.people.alike().map(({ one, other }) => [one.id, other.id])).toEqual([[rosa, again]]);
    store.people.tellApart({ personId: again, otherId: rosa });
    expect(store.people.alike()).toEqual([]);
  });

  it('who was told apart from one of them stays so from both, and what is taken back is asked again', () => {
    const { store } = memoryStore();
    const [one, two, three] = [0, 1, 2].map(() => connect(store, 'Rosa', '1984-05-09')) as [
      string,
      string,
      string,
    ];
    store.people.tellApart({ personId: one, otherId: three });
    store.people.merge({ personId: one, intoId: two });
    expect(store.people.alike()).toEqual([]);
    store.people.undo();
    expect(store.people.alike().map((pair) => [pair.one.id, pair.other.id].toSorted())).toEqual(
      expect.arrayContaining([[one, two].toSorted(), [two, three].toSorted()]),
    );
    expect(store.people.alike()).toHaveLength(2);
  });

  it('are told by the plans’ names, whatever they are called here', () => {
    const { store } = memoryStore();
    const rosa = connect(store, 'Rosa', '1984-05-09');
    store.people.rename({ personId: rosa, name: 'Mom' });
    connect(store, 'Rosa', '1984-05-09');
    expect(store.people.alike()).toHaveLength(1);
  });
});

it('a copied person is found here by the plans’ name, whatever each is called', () => {
  const { db, store } = memoryStore();
  const personId = connect(store, 'Rosa', '1984-05-09');
  store.people.rename({ personId, name: 'Mom' });
  const copied = {
    name: 'Rosa Medina',
    birthDate: '1984-05-09',
    ownName: 'Abuela',
    authority: null,
    lastLook: null,
  };
  expect(findSamePerson(new Connections(db), copied, [])).toEqual({
    samePersonId: personId,
    isSurelySame: false,
  });
});

describe('a typed name', () => {
  it('stands before the plans’, on claims, paper, the access log and the file; nothing typed takes it back', () => {
    const { store } = memoryStore();
    const personId = connect(store, 'Rosa', '1984-05-09');
    store.people.rename({ personId, name: '  Mom \n Medina ' });
    expect(store.people.list()).toMatchObject([{ name: 'Mom Medina', nameOfPlans: 'Rosa Medina' }]);
    const [row] = store.claims.list({
      filter: everyClaim(personId),
      offset: 0,
      limit: 1,
    }).rows;
    expect(store.claims.get({ claimId: row?.id ?? '' }).personName).toBe('Mom Medina');
    const file = new TextDecoder().decode(store.written.file(personId, later));
    expect(JSON.parse(file.split('\n')[0] ?? '').person).toEqual({
      name: 'Rosa Medina',
      birthDate: '1984-05-09',
      ownName: 'Mom Medina',
    });
    store.people.rename({ personId, name: ' ' });
    expect(store.people.list()).toMatchObject([{ name: 'Rosa Medina', nameOfPlans: 'Rosa Medina' }]);
  });

  it('makes nobody somebody else: a plan that says the plans’ name is not told as another’s', () => {
    const { store } = memoryStore();
    const personId = connect(store, 'Rosa', '1984-05-09');
    store.people.rename({ personId, name: 'Mom' });
    expect(store.connection.list()).toMatchObject([{ otherPerson: null }]);
  });

  it('is that of a person whose plans share none, until they do', () => {
    const { store } = memoryStore();
    const { personId, connectionId } = store.connection.create(newConnection());
    store.people.rename({ personId, name: 'Rosa Medina' });
    expect(store.people.list()).toMatchObject([{ name: 'Rosa Medina', nameOfPlans: null }]);
    storeAll(store, connectionId, [
      {
        resourceType: 'Patient',
        id: 'pat-1',
        name: [{ text: 'Rosa Maria Medina' }],
        birthDate: '1984-05-09',
      },
    ]);
    expect(store.people.list()).toMatchObject([
      { name: 'Rosa Medina', nameOfPlans: 'Rosa Maria Medina', birthDate: '1984-05-09' },
    ]);
  });

  it('and why one may see the records are refused for nobody', () => {
    const { store } = memoryStore();
    const personId = connect(store, 'Rosa', '1984-05-09');
    store.people.setAuthority({ personId, authority: 'power-of-attorney' });
    expect(store.people.list()).toMatchObject([{ authority: 'power-of-attorney' }]);
    expect(() => store.people.rename({ personId: 'nobody', name: 'x' })).toThrow('There is no such');
    expect(() => store.people.setAuthority({ personId: 'nobody', authority: null })).toThrow(
      'There is no such',
    );
  });
});
