/** Who and what of a copy is on this computer already. */
import { describe, expect, it } from 'vitest';
import { findConnection, findSamePerson } from '../../../electron/data/handoff/find-here.ts';
import type { Connection, Connections } from '../../../electron/data/people/connections.ts';

const plan = {
  id: 'c-1',
  personId: 'p-1',
  origin: 'plan',
  patientId: 'pat-1',
  payerId: null as string | null,
  fhirBaseUrl: 'https://plan.example/fhir',
  connectedAt: '2026-01-01T00:00:00Z',
};
const isFound = (here: object, copied: object) =>
  findConnection(
    [
      { ...plan, id: 'c-0', patientId: 'other' },
      { ...plan, ...here },
    ] as Connection[],
    { ...plan, ...copied } as never,
  )?.id === 'c-1';

describe('a connection of a copy is here', () => {
  const later = { connectedAt: '2026-02-02T00:00:00Z' };

  it('where it is the same patient at the same server, whenever it was made', () => {
    expect(isFound({}, later)).toBe(true);
    expect(isFound({}, { fhirBaseUrl: 'https://PLAN.example/fhir/', ...later })).toBe(true);
    expect(isFound({}, { patientId: 'pat-2' })).toBe(false);
    expect(isFound({}, { origin: 'file' })).toBe(false);
    expect(isFound({}, { fhirBaseUrl: 'https://other.example/fhir' })).toBe(false);
  });

  it('where it is the same plan of the registry, even at another address, or one that is not known', () => {
    const payer = { payerId: 'lakes' };
    expect(isFound(payer, { ...payer, fhirBaseUrl: 'https://new.example/fhir', ...later })).toBe(true);
    expect(isFound(payer, { ...payer, fhirBaseUrl: '', ...later })).toBe(true);
    expect(isFound(payer, { payerId: 'other', fhirBaseUrl: 'https://new.example/fhir' })).toBe(false);
    expect(isFound({}, { fhirBaseUrl: 'https://new.example/fhir' })).toBe(false);
  });

  it('where a file says neither server nor patient, only when it was made in the same instant', () => {
    const file = { origin: 'file', fhirBaseUrl: '' };
    expect(isFound(file, file)).toBe(true);
    expect(isFound(file, { ...file, ...later })).toBe(false);
    const nobody = { origin: 'file', patientId: null };
    expect(isFound(nobody, nobody)).toBe(true);
    expect(isFound(nobody, { ...nobody, ...later })).toBe(false);
  });
});

describe('a person of a copy', () => {
  const rosa = { id: 'p-1', name: 'Rosa Medina', nameOfPlans: 'Rosa Medina', birthDate: '1958-07-09' };
  const find = (people: object[], copied: object, plansHere: object[] = []) =>
    findSamePerson(
      { people: () => people } as unknown as Connections,
      { name: 'Rosa Medina', ownName: null, birthDate: '1958-07-09', ...copied } as never,
      plansHere as Connection[],
    );

  it('is surely the one of a plan that is here', () => {
    expect(find([rosa], {}, [{ personId: 'p-7' }, { personId: 'p-8' }])).toEqual({
      samePersonId: 'p-7',
      isSurelySame: true,
    });
  });

  it('is else the only one of the same name and birthday', () => {
    const only = { samePersonId: 'p-1', isSurelySame: false };
    const nobody = { samePersonId: null, isSurelySame: false };
    expect(find([{ ...rosa, id: 'p-0', name: 'Theo', nameOfPlans: 'Theo' }, rosa], {})).toEqual(only);
    expect(find([rosa], { name: null, ownName: 'Rosa Medina' })).toEqual(only);
    expect(find([rosa], { birthDate: '1960-01-01' })).toEqual(nobody);
    expect(find([rosa, { ...rosa, id: 'p-2' }], {})).toEqual(nobody);
    expect(find([], {})).toEqual(nobody);
  });
});
