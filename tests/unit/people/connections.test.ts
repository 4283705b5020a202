import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/data/database/database.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { newConnection, openConnectedStore, storeAll } from '../archive/records.ts';

function start() {
  const connections = new Connections(openDatabase({ kind: 'memory' }));
  const { personId } = connections.create(newConnection());
  const who = () => connections.person(personId);
  return { connections, personId, who };
}

it('a person without a name is named by a claim, and is not made of two people', () => {
  const { connections, personId, who } = start();
  connections.noteName(personId, { name: 'Ann One', birthDate: null });
  connections.noteName(personId, { name: 'Bob Two', birthDate: '1950-01-01' });
  expect(who()).toMatchObject({ name: 'Ann One', birthDate: null });
  connections.noteName(personId, { name: 'Ann One', birthDate: '1951-02-02' });
  expect(who()).toMatchObject({ name: 'Ann One', birthDate: '1951-02-02' });
});

describe('the own Patient record of a plan', () => {
  const patient = (name: string, birthDate?: string) => ({
    resourceType: 'Patient',
    id: 'pat-1',
    name: [{ text: name }],
    ...(birthDate === undefined ? {} : { birthDate }),
  });

  function startPlan() {
    const { db, store, connectionId, personId } = openConnectedStore();
    const connections = new Connections(db);
    const who = () => connections.person(personId);
    const said = () => connections.otherPersonSaid(connections.get(connectionId));
    const observe = (record: ReturnType<typeof patient>) => storeAll(store, connectionId, [record]);
    return { connections, personId, who, observe, said };
  }

  it('never renames: another name in a later sync is kept beside, and told', () => {
    const { observe, who, said } = startPlan();
    observe(patient('Rosa Medina', '1984-05-09'));
    expect(said()).toBeNull();
    observe(patient('Theo Medina', '2016-08-21'));
    expect(who()).toMatchObject({ name: 'Rosa Medina', birthDate: '1984-05-09' });
    expect(said()).toEqual({ name: 'Theo Medina', birthDate: '2016-08-21' });
    observe(patient('ROSA M. MEDINA', '1984-05-09'));
    expect(who()).toMatchObject({ name: 'Rosa Medina', birthDate: '1984-05-09' });
    expect(said()).toBeNull();
  });

  it('adds the birth date of the same person, and of nobody else', () => {
    const { observe, who, connections, personId } = startPlan();
    connections.noteName(personId, { name: 'Rosa Medina', birthDate: null });
    observe(patient('Theo Medina', '2016-08-21'));
    expect(who()).toMatchObject({ name: 'Rosa Medina', birthDate: null });
    observe(patient('Rosa Maria Medina', '1984-05-09'));
    expect(who()).toMatchObject({ name: 'Rosa Medina', birthDate: '1984-05-09' });
  });
});
