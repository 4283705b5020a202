/**
 * Made-up households at one plan, as a seed decides: who is connected, whose records each token opens, and how the plan
 * names them. Of each record it is known whose it is.
 */
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import type { Account, Answered } from '../../../support/recorded-plan/answering-plan.ts';
import {
  claim,
  ivo,
  leo,
  memberNumber,
  observation,
  type PatientPart,
  patient,
  rosa,
} from '../../../support/recorded-plan/family.ts';
import { shuffle } from '../../../support/recorded-plan/shuffle.ts';
import type { Chance } from '../../sync/drift/chance.ts';

type Member = { who: PatientPart; signInId: string; ids: string[] };

/** One household. `signIns`: patient ids of sign-ins, by whom; each of a member's is one of theirs. */
export type Household = {
  accounts: Account[];
  signIns: { member: string; id: string }[];
  /** What was drawn, to be told with a failure. */
  about: object;
};

const mia: PatientPart = { given: ['Mia'], family: 'Ferro', born: '2013-01-12', gender: 'female' };

export function makeHousehold(chance: Chance): Household {
  const members: Record<string, Member> = {
    rosa: makeMember('r', rosa, chance),
    ...(chance.is(0.7) && { leo: makeMember('l', leo, chance) }),
    ...(chance.is(0.5) && { ivo: makeMember('i', ivo, chance) }),
    ...(chance.is(0.3) && { mia: makeMember('m', mia, chance) }),
  };
  const all = Object.entries(members);
  const habits = {
    /** The Patient of a sign-in: as it is, of the id that its records name, without a name, or refused. */
    shows: chance.of(['itself', 'itself', 'other-id', 'nameless', 'refused'] as const),
    links: chance.is(0.5),
    /** Who else is in an answer to a search for one of them. */
    opens: chance.of(['own', 'family', 'family'] as const),
    includes: chance.is(0.5),
    readable: chance.is(0.7),
    nobodys: chance.below(3),
    numbered: chance.is(0.4),
    // The whole family's, or one each.
    sharesNumber: chance.is(0.5),
  };
  const records = Object.fromEntries(
    all.map(([name, member]) => [name, makeRecords(name, member, { chance, habits })]),
  );
  const patients = all.flatMap(([name, { who, ids, signInId }]) =>
    [signInId, ...ids].map((id) =>
      patient(id, { ...who, identifier: [memberNumber(numberOf(name, habits))] }),
    ),
  );
  const accounts = all.flatMap(([name, member]): Account[] => {
    const mine = records[name] ?? [];
    const opened = habits.opens === 'own' ? mine : all.flatMap(([other]) => records[other] ?? []);
    return [
      {
        patientId: member.signInId,
        records: opened,
        included: habits.includes ? patients.filter(({ id }) => id !== member.signInId) : [],
        reads: new Map(listReads(member, { habits, patients })),
      },
    ];
  });
  const connected = all.filter(([name]) => name === 'rosa' || chance.is(0.6));
  const signIns = connected.map(([name, { signInId }]) => ({ member: name, id: signInId }));
  return { accounts, signIns, about: { habits, members: Object.keys(members), signIns } };
}

type Habits = {
  shows: 'itself' | 'other-id' | 'nameless' | 'refused';
  links: boolean;
  readable: boolean;
  nobodys: number;
  numbered: boolean;
  sharesNumber: boolean;
};

function numberOf(name: string, { sharesNumber }: Pick<Habits, 'sharesNumber'>): string {
  return sharesNumber ? 'F-100200' : `N-${name}`;
}

function makeMember(letter: string, who: PatientPart, chance: Chance): Member {
  const ids = Array.from({ length: chance.below(3) }, (_, at) => `${letter}-med-${at}`);
  return { who, signInId: `${letter}-id`, ids };
}

function makeRecords(
  name: string,
  { signInId, ids }: Member,
  { chance, habits }: { chance: Chance; habits: Habits },
): Resource[] {
  const names = habits.shows === 'other-id' && ids.length > 0 ? ids : [signInId, ...ids];
  const plain = Array.from({ length: 2 + chance.below(4) }, (_, at) =>
    claim(`${name}-c${at}`, chance.of(names)),
  );
  const others = Array.from({ length: chance.below(3) }, (_, at) =>
    observation(`${name}-o${at}`, chance.of(names)),
  );
  const nobodys = Array.from({ length: habits.nobodys }, (_, at) =>
    at % 2 === 0 ? claim(`${name}-n${at}`, null) : observation(`${name}-n${at}`, null),
  );
  const identifier = memberNumber(numberOf(name, habits));
  const card: Resource = {
    resourceType: 'Coverage',
    id: `${name}-card`,
    status: 'active',
    beneficiary: { reference: `Patient/${chance.of(names)}` },
    identifier: [identifier],
    payor: [{ display: 'Plan' }],
  };
  const numbered = habits.numbered ? [claim(`${name}-x`, null, { patient: { identifier } })] : [];
  return [...plain, ...others, ...nobodys, card, ...numbered];
}

function* listReads(
  { who, signInId, ids }: Member,
  { habits, patients }: { habits: Habits; patients: readonly Resource[] },
): Generator<[string, Answered]> {
  const refused: Answered = { status: 403, body: '' };
  for (const one of patients)
    yield [`Patient/${one.id}`, habits.readable ? { status: 200, body: one } : refused];
  const linked = patients
    .filter(({ id }) => id !== signInId)
    .map(({ id }) => ({ other: { reference: `Patient/${id}` }, type: 'seealso' }));
  const more = habits.links ? { link: linked } : {};
  const [first = signInId] = ids;
  const shown = {
    itself: { status: 200, body: patient(signInId, { ...who, ...more }) },
    'other-id': { status: 200, body: patient(first, { ...who, ...more }) },
    nameless: { status: 200, body: patient(signInId, more) },
    refused,
  };
  yield [`Patient/${signInId}`, shown[habits.shows]];
}

/** The same household in another order: its records, its people, its sign-ins. */
export function shuffleHousehold({ accounts, signIns, about }: Household, chance: Chance): Household {
  const next = () => chance.next();
  return { accounts: shuffle(accounts, next), signIns: shuffle(signIns, next), about };
}
