/** Whether a patient id that a plan names now is the connection's person: asked without noting anything, save of a renewal. */
import { expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { noteRenewal, recognizeSignIn } from '../../../electron/plans/recognize-sign-in.ts';

const patient: Resource = { resourceType: 'Patient', id: 's2' };
const named = { connectionId: 'c', patientId: 's2' };

/** A data worker that knows the id, or the Patient, or neither; and what was noted. */
function createDesk(known: 'id' | 'patient' | 'nobody') {
  const noted: unknown[] = [];
  const recognizes = async (asked: { patient: unknown }) =>
    known === 'id' || (known === 'patient' && asked.patient !== null);
  const list = async () => [{ id: 'c', granted: ['patient'] }];
  const noteSignIn = async (one: unknown) => noted.push(one);
  return { noted, data: { connection: { recognizes, list, noteSignIn } } as never };
}
const read = async () => patient;

it.each([
  ['id', true],
  ['patient', true],
  ['nobody', false],
] as const)('a sign-in again, known by %s: nothing is noted until it is saved', async (known, isPerson) => {
  const { data, noted } = createDesk(known);
  expect(await recognizeSignIn(data, named, read)).toBe(isPerson);
  expect(noted).toEqual([]);
});

it.each([
  ['id', [{ ...named, patient: null }]],
  ['patient', [{ ...named, patient }]],
  ['nobody', []],
] as const)('a renewal, known by %s: noted where it is the person’s', async (known, expected) => {
  const { data, noted } = createDesk(known);
  expect(await noteRenewal(data, named, read)).toBe(expected.length > 0);
  expect(noted).toEqual(expected);
});
