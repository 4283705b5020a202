import { expect, it } from 'vitest';
import { openDatabase } from '../../../electron/data/database/database.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { newConnection } from '../archive/records.ts';

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

it('the own record of a person renames them, and what it does not state stays', () => {
  const { connections, personId, who } = start();
  connections.noteName(personId, { name: 'Ann One', birthDate: '1951-02-02' });
  connections.namePerson(personId, { name: 'Ann B. One', birthDate: null });
  expect(who()).toMatchObject({ name: 'Ann B. One', birthDate: '1951-02-02' });
});
