/** What is known when a record is judged, told by Patients; and a record to judge. */
import {
  type GivenAnswer,
  judgeOwner,
  type Ownership,
  type WhoseFacts,
} from '../../../../electron/data/archive/whose/judge-owner.ts';
import { readPatientFacts } from '../../../../electron/data/fhir/patients/patient-facts.ts';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import { patient, rosa } from '../../../support/recorded-plan/family.ts';

export const base = 'https://plan.example/fhir';

export type Known = {
  /** What `GET Patient/s` answers; `null`: it is refused. */
  own?: Resource | null;
  /** The Patient whose name and birth date were let stand when connecting; `null`: somebody without a name. */
  person?: Resource | null;
  /** Further Patients that the plan shows, by the id that they are known by; `null`: neither sent nor readable. */
  patients?: Record<string, Resource | null>;
  /** Whom the Patient of the sign-in links, and how. */
  links?: Record<string, string>;
  taken?: readonly string[];
  earlierIds?: readonly string[];
  /** By the id that was asked about; `said`: whom the plan showed then. */
  answers?: Record<string, { answer: GivenAnswer['answer']; said?: Resource; fedId?: string }>;
  ownNumbers?: readonly string[];
  sharedNumbers?: readonly string[];
} & Partial<Pick<WhoseFacts, 'hasMetOthers' | 'innerBase' | 'signInId' | 'subjectByUrl'>> & {
    areClaimsOwn?: boolean;
    /** Whose the records are that are here, by reference. */
    owners?: Record<string, Ownership>;
  };

/** Signed in as `s`; the person is who `GET Patient/s` shows, unless that is told otherwise. */
export function gatherFacts(known: Known = {}): WhoseFacts {
  const { own = patient('s', rosa), person = own, patients = {}, links = {}, answers = {} } = known;
  const { name, ...rest } = person === null ? { name: null } : readPatientFacts(person);
  const seen = new Set([...Object.keys(patients), ...Object.keys(links)]);
  return {
    fhirBaseUrl: base,
    innerBase: known.innerBase ?? null,
    subjectByUrl: known.subjectByUrl ?? new Map(),
    signInId: known.signInId === undefined ? 's' : known.signInId,
    earlierIds: new Set(known.earlierIds ?? []),
    ownPatient: own === null ? null : { id: own.id ?? null, facts: readPatientFacts(own) },
    person: name === null ? null : { birthDate: null, ...rest, name },
    patients: new Map(
      [...seen].map((id) => {
        const shown = patients[id] ?? null;
        return [id, { facts: shown === null ? null : readPatientFacts(shown), link: links[id] ?? null }];
      }),
    ),
    taken: new Set(known.taken ?? []),
    findAnswer({ kind, name: id }) {
      const given = kind === 'identity' && id !== null ? answers[id] : undefined;
      if (given === undefined) return null;
      const { answer, said, fedId = null } = given;
      return { answer, said: said === undefined ? null : readPatientFacts(said), fedId };
    },
    ownNumbers: () => new Set(known.ownNumbers ?? []),
    sharedNumbers: () => new Set(known.sharedNumbers ?? []),
    hasMetOthers: known.hasMetOthers ?? false,
    findOwner: (reference) => known.owners?.[reference] ?? null,
    mayOwnNobodys: () => known.areClaimsOwn ?? false,
  };
}

export function claimOf(reference: string | null, more: object = {}): Resource {
  return {
    resourceType: 'ExplanationOfBenefit',
    id: 'c',
    ...(reference === null ? {} : { patient: { reference } }),
    ...more,
  };
}

/** What becomes of a claim, with the row of the table that decided. */
export function judgeClaim(claim: Resource, known: Known = {}, fullUrl: string | null = null): Ownership {
  return judgeOwner(claim, fullUrl, gatherFacts(known));
}

/** The same of a claim that names a patient of the plan by an id. */
export function judgeNamed(id: string, known: Known = {}): [Ownership['whose'], number] {
  const { whose, row } = judgeClaim(claimOf(`Patient/${id}`), known);
  return [whose, row];
}
