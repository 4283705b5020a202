/**
 * Whom a claim names besides its care team: the patient, the payee, the coverage.
 *
 * @see CARIN IG, C4BB ExplanationOfBenefit: patient, payee, insurance.coverage
 */
import { parseFhirDate } from '#shared/dates';
import type { Claim } from '#shared/model/claim';
import type { PlanKind } from '#shared/model/plan-kind';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { nameOf, type PeopleReader, realName } from '../../fhir/parties.ts';
import { findPlanKind, type PlanSigns } from '../../fhir/plan-kind.ts';
import { type Json, listOf, objectOf, textOf } from '../../fhir/resource.ts';

/** The patient's name and birth date, where the Patient resource or the display gives them. */
export function readPerson(eob: Json, people: PeopleReader): Claim['person'] {
  const reference = objectOf(eob['patient']);
  const patient = people.resolve(reference);
  return {
    name: (patient ? nameOf(patient) : null) ?? realName(textOf(reference?.['display'])),
    birthDate: patient ? parseFhirDate(patient['birthDate']) : null,
  };
}

const payeeKinds = new Map<string, NonNullable<Claim['payeeKind']>>([
  ['provider', 'provider'],
  ['practitioner', 'provider'],
  ['subscriber', 'you'],
  ['beneficiary', 'you'],
  ['patient', 'you'],
]);

/** Who receives the plan's payment. */
export function readPayee(eob: Json, people: PeopleReader): Pick<Claim, 'payee' | 'payeeKind'> {
  const payee = objectOf(eob['payee']);
  if (payee === null) return { payee: null, payeeKind: null };
  const code = codesOf(objectOf(payee['type']))[0];
  const party = people.party(objectOf(payee['party']));
  const known = party && (party.name !== null || party.npi !== null) ? party : null;
  return { payee: known, payeeKind: code === undefined ? null : (payeeKinds.get(code) ?? 'other') };
}

/** The claim's reference to the coverage that paid. */
function findCoverage(eob: Json): Json | null {
  const insurances = listOf(eob['insurance']);
  const focal = insurances.find((insurance) => insurance['focal'] === true) ?? insurances[0] ?? null;
  return objectOf(focal?.['coverage']);
}

/** Whose rules the plan follows, as far as the claim and its coverage say. */
export function readPlanKind(
  eob: Json,
  people: PeopleReader,
  signs: Pick<PlanSigns, 'isBlueButton' | 'isPharmacy'>,
): PlanKind {
  const reference = findCoverage(eob);
  const names = [people.insurer().name, readCoverageName(eob, people), textOf(reference?.['display'])];
  return findPlanKind({ ...signs, coverage: people.resolve(reference) ?? null, names });
}

/** The name of the coverage that paid: its plan, else its type or payor, else what the claim calls it. */
export function readCoverageName(eob: Json, people: PeopleReader): string | null {
  const reference = findCoverage(eob);
  const coverage = people.resolve(reference);
  if (coverage) {
    for (const entry of listOf(coverage['class']))
      if (codesOf(objectOf(entry['type'])).includes('plan')) {
        const name = realName(textOf(entry['name']));
        if (name) return name;
      }
    const type = readCoded(objectOf(coverage['type']))?.text;
    if (type) return type;
    for (const payor of listOf(coverage['payor'])) {
      const name = people.party(payor)?.name;
      if (name) return name;
    }
  }
  return realName(textOf(reference?.['display']));
}
