/**
 * Prescriptions, medicines that are taken, handed over and given, and vaccines. An active prescription does not mean that
 * the person takes it.
 *
 * @see US Core MedicationRequest, MedicationDispense, Immunization; FHIR R4 MedicationStatement, MedicationAdministration
 */
import type { Coded } from '#shared/model/claims/claim';
import { amountText, quantityText, unitOf } from '../../fhir/amounts.ts';
import { readCoded } from '../../fhir/codes.ts';
import { listAt, objectAt, textAt } from '../../fhir/resource.ts';
import { readDosages } from './dosages.ts';
import { allCodings, referenceName } from './fact-values.ts';
import { joinWords, type RecordPart, statusAt, titleAt, wordsOfCoded } from './record-part.ts';
import type { RecordReading } from './record-reading.ts';

export function readMedicine(reading: RecordReading): RecordPart<'medicine'> {
  const title = medicationOf(reading);
  const { words, dosages } = readDosages(reading);
  readAdherence(reading);
  reading.addElements([
    ['intent', 'intent'],
    ['priority', 'priority'],
    ['written', 'authoredOn'],
    ['requester', 'requester'],
    ['recorder', 'recorder'],
    ['performer', 'performer'],
    ['performer', 'dispenseRequest.performer'],
    ['reported', 'reported[x]'],
    ['quantity', 'dispenseRequest.quantity'],
    ['days-supply', 'dispenseRequest.expectedSupplyDuration'],
    ['refills', 'dispenseRequest.numberOfRepeatsAllowed'],
    ['fill-time', 'dispenseRequest.validityPeriod'],
    ['substitution-allowed', 'substitution.allowed[x]'],
    ['substitution-allowed', 'substitution.reason'],
    ['status-reason', 'statusReason'],
    ['related', 'priorPrescription'],
  ]);
  reading.addElement('do-not-perform', 'doNotPerform');
  return {
    kind: 'medicine',
    title,
    dates: reading.dates('authoredOn'),
    status: statusAt(reading, 'status'),
    summary: words,
    dosages,
    source: reading.nameAt('requester', 'recorder'),
  };
}

export function readDispense(reading: RecordReading): RecordPart<'dispense'> {
  const title = medicationOf(reading);
  const { words, dosages } = readDosages(reading);
  const refill = reading.extension(reading.resource, 'DispenseRefill');
  if (refill) reading.addElement('refill-number', 'value[x]', refill);
  const handedOver = objectAt(reading.resource, 'quantity');
  // Without a unit, the number would read as a dose.
  const quantity = unitOf(handedOver) === null ? null : quantityText(handedOver);
  reading.addElements([
    ['type', 'type'],
    ['quantity', 'quantity'],
    ['days-supply', 'daysSupply'],
    ['prepared', 'whenPrepared'],
    ['handed-over', 'whenHandedOver'],
    ['performer', 'performer.actor'],
    ['place', 'location'],
    ['place', 'destination'],
    ['related', 'authorizingPrescription'],
    ['substituted', 'substitution.wasSubstituted'],
    ['substituted', 'substitution.type'],
    ['substituted', 'substitution.reason'],
    ['status-reason', 'statusReason[x]'],
  ]);
  return {
    kind: 'dispense',
    title,
    dates: reading.dates('whenHandedOver', 'whenPrepared'),
    status: statusAt(reading, 'status'),
    summary: words ?? quantity,
    dosages,
    source: reading.nameAt('performer.actor', 'location'),
  };
}

/** What somebody noted that the person takes. */
export function readTaken(reading: RecordReading): RecordPart<'medicine-taken'> {
  const title = medicationOf(reading);
  const { words, dosages } = readDosages(reading, 'dosage');
  reading.addElements([
    ['when', 'effective[x]'],
    ['recorded', 'dateAsserted'],
    ['reported', 'informationSource'],
    ['status-reason', 'statusReason'],
    ['related', 'derivedFrom'],
  ]);
  return {
    kind: 'medicine-taken',
    title,
    dates: reading.dates('effective', 'dateAsserted'),
    status: statusAt(reading, 'status'),
    summary: words,
    dosages,
    source: reading.nameAt('informationSource'),
  };
}

/** A dose that was given, at a hospital for instance. */
export function readGiven(reading: RecordReading): RecordPart<'medicine-given'> {
  const { resource } = reading;
  const title = medicationOf(reading);
  const status = statusAt(reading, 'status');
  const dosage = objectAt(resource, 'dosage');
  reading.addElements([
    ['when', 'effective[x]'],
    ['dosage', 'dosage.text'],
    ['dose-quantity', 'dosage.dose'],
    ['dose-quantity', 'dosage.rate[x]'],
    ['route', 'dosage.route'],
    ['body-site', 'dosage.site'],
    ['method', 'dosage.method'],
    ['performer', 'performer.actor'],
    ['device', 'device'],
    ['related', 'request'],
    [status.state === 'not-done' ? 'reason-not-done' : 'status-reason', 'statusReason'],
  ]);
  return {
    kind: 'medicine-given',
    title,
    dates: reading.dates('effective'),
    status,
    summary: textAt(dosage, 'text') ?? amountText(objectAt(dosage, 'dose')),
    source: reading.nameAt('performer.actor'),
  };
}

export function readImmunization(reading: RecordReading): RecordPart<'immunization'> {
  const title = titleAt(reading, 'vaccineCode');
  const status = statusAt(reading, 'status');
  const reason = readCoded(objectAt(reading.resource, 'statusReason'));
  reading.addElements([
    [status.state === 'not-done' ? 'reason-not-done' : 'status-reason', 'statusReason'],
    ['when', 'occurrence[x]'],
    ['recorded', 'recorded'],
    ['reported', 'reportOrigin'],
    ['lot', 'lotNumber'],
    ['expires', 'expirationDate'],
    ['manufacturer', 'manufacturer'],
    ['dose-quantity', 'doseQuantity'],
    ['route', 'route'],
    ['body-site', 'site'],
    ['performer', 'performer.actor'],
    ['place', 'location'],
    ['reaction', 'reaction.detail'],
    ['dose-number', 'protocolApplied.doseNumber[x]'],
    ['about', 'protocolApplied.targetDisease'],
    ['comment', 'protocolApplied.series'],
  ]);
  // "Primary source: no" means that somebody reported it to the plan.
  if (typeof reading.resource['primarySource'] === 'boolean') {
    reading.addFact('reported', [
      { type: 'flag', yes: reading.take(reading.resource, 'primarySource') === false },
    ]);
  }
  return {
    kind: 'immunization',
    title,
    dates: reading.dates('occurrence', 'recorded'),
    status,
    summary:
      status.state === 'not-done' ? wordsOfCoded(reason) : textAt(reading.resource, 'occurrenceString'),
    source: reading.nameAt('performer.actor', 'location'),
  };
}

/** The medicine: a concept, a Medication that came with it, or what the reference is called. */
function medicationOf(reading: RecordReading): Coded | null {
  const { resource, people } = reading;
  const own = titleAt(reading, 'medicationCodeableConcept');
  if (own !== null) return own;
  const reference = objectAt(resource, 'medicationReference');
  if (reference === null) return null;
  reading.take(resource, 'medicationReference');
  const medication = people.resolve(reference);
  if (medication !== null) {
    reading.take(medication, 'code');
    reading.guide(medication, 'status');
  }
  const concept = objectAt(medication, 'code');
  reading.addFact('code', allCodings(concept));
  const named = readCoded(concept);
  if (named?.text || named?.code) return named;
  const ingredients = listAt(medication, 'ingredient').map((ingredient) =>
    wordsOfCoded(readCoded(objectAt(ingredient, 'itemCodeableConcept'))),
  );
  if (medication !== null && ingredients.length > 0) reading.take(medication, 'ingredient');
  const text = joinWords(ingredients) ?? referenceName(reference, people);
  return text === null ? named : { text, code: null, system: null };
}

/** Whether the person says that they take it: US Core 8, medication adherence. */
function readAdherence(reading: RecordReading): void {
  const adherence = reading.extension(reading.resource, 'us-core-medication-adherence');
  for (const part of reading.open(adherence, 'extension'))
    reading.addElement(
      part['url'] === 'medicationAdherence' ? 'adherence' : 'adherence-source',
      'value[x]',
      part,
    );
}
