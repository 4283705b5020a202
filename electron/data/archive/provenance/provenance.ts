/**
 * Where a record came from and who had a hand in it: each party by its role, and for whom it acted.
 *
 * @see US Core Provenance; HL7 provenance-participant-type; PDex ProvenanceSourceFrom
 */
import { parseFhirDate } from '#shared/dates';
import type { Leftover } from '#shared/model/leftover';
import { type Origin, type OriginRole, originRoles } from '#shared/model/origin';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { Reading } from '../../fhir/reading.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import { type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';

/** Which records a Provenance is about, as it names them: whose they are, it is. Without versions. */
export function targetsOf(provenance: Resource): string[] {
  return listAt(provenance, 'target').flatMap(
    (target) => textAt(target, 'reference')?.split('/_history/')[0] ?? [],
  );
}

/** Reads one Provenance. What it does not understand is listed, each path after the name of the type. */
export function readProvenance(
  provenance: Resource,
  resolve: ResolveReference,
): { origin: Origin; unread: Leftover[]; technical: Leftover[] } {
  const reading = new Reading(provenance, resolve);
  const agents = reading.open(provenance, 'agent').map((agent) => readAgent(reading, agent));
  const madeFrom = reading.open(provenance, 'entity').flatMap((entity) => readSource(reading, entity));
  const recordedOn = parseFhirDate(provenance['recorded']);
  if (recordedOn !== null) reading.take(provenance, 'recorded');
  reading.take(provenance, 'target');
  // When the plan's own system noted it, and at which step.
  reading.guide(provenance, 'occurredDateTime', 'occurredPeriod', 'activity');
  return {
    origin: { recordedOn, agents, madeFrom: [...new Set(madeFrom)] },
    unread: reading.unread().map(underName),
    technical: reading.technical().map(underName),
  };
}

function underName({ path, text }: Leftover): Leftover {
  return { path: `Provenance.${path}`, text };
}

function readAgent(reading: Reading, agent: Json): Origin['agents'][number] {
  const stated = [...listAt(agent, 'type'), ...listAt(agent, 'role')];
  const roles = [...new Set(stated.flatMap(codesOf).flatMap((code) => findRole(code) ?? []))];
  const words = roles.length > 0 ? null : (stated.map(readCoded).find((one) => one !== null) ?? null);
  for (const key of ['type', 'role', 'who', 'onBehalfOf']) reading.take(agent, key);
  return {
    roles,
    roleText: words?.text ?? words?.code ?? null,
    who: nameAt(reading, agent, 'who'),
    onBehalfOf: nameAt(reading, agent, 'onBehalfOf'),
  };
}

function findRole(code: string): OriginRole | undefined {
  return originRoles.find((role) => role === code);
}

/** What the plan calls the party beside the reference, else the name in its record. */
function nameAt(reading: Reading, agent: Json, key: string): string | null {
  const reference = objectAt(agent, key);
  return textAt(reference, 'display') ?? reading.people.party(reference)?.name ?? null;
}

/** In which form the plan got it, and from which document. */
function readSource(reading: Reading, entity: Json): string[] {
  const form = reading.extension(entity, 'ProvenanceSourceFrom');
  const coded = readCoded(objectAt(form, 'valueCodeableConcept'));
  const what = objectAt(entity, 'what');
  const named = textAt(what, 'display') ?? reading.people.party(what)?.name ?? null;
  reading.guide(entity, 'role');
  if (named !== null) reading.take(entity, 'what');
  return [coded?.text ?? coded?.code ?? null, isPlaceholder(named) ? null : named].filter(
    (text) => text !== null,
  );
}

function isPlaceholder(text: string | null): boolean {
  return text !== null && /^no reference/i.test(text);
}
