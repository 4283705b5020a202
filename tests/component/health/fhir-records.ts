/** Health records as a plan sends them, about Rosa, for what the sample plan's records do not say. */
const systems = {
  clinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  verification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  allergy: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  category: 'http://terminology.hl7.org/CodeSystem/observation-category',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  loinc: 'http://loinc.org',
};

type Resource = { resourceType: string; id: string } & Record<string, unknown>;

const subject = { reference: 'Patient/rosa' };
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });

let nextId = 1;

function resource(resourceType: string, more: object): Resource {
  return { resourceType, id: `${resourceType.toLowerCase()}-${nextId++}`, ...more };
}

const patient: Resource = {
  resourceType: 'Patient',
  id: 'rosa',
  name: [{ text: 'Rosa Medina' }],
  birthDate: '1984-05-09',
};

/** A test begins with these records and nothing else. */
export function recordsOfRosa(...records: Resource[]): { state: { records: Resource[] } } {
  return { state: { records: [patient, ...records] } };
}

export function condition(
  text: string,
  { state, doubt, ...more }: { state?: string; doubt?: string; onsetDateTime?: string; code?: object } = {},
): Resource {
  return resource('Condition', {
    subject,
    code: { text },
    ...(state && { clinicalStatus: coded(systems.clinical, state) }),
    ...(doubt && { verificationStatus: coded(systems.verification, doubt) }),
    ...more,
  });
}

export function medicine(text: string, status: string, more: object = {}): Resource {
  return resource('MedicationRequest', {
    subject,
    status,
    intent: 'order',
    medicationCodeableConcept: { text },
    ...more,
  });
}

export function allergy(text: string, more: object = {}): Resource {
  return resource('AllergyIntolerance', {
    patient: subject,
    code: { text },
    clinicalStatus: coded(systems.allergy, 'active'),
    ...more,
  });
}

export function lab(text: string, more: object = {}): Resource {
  return resource('Observation', {
    subject,
    status: 'final',
    category: [coded(systems.category, 'laboratory')],
    code: { text },
    ...more,
  });
}

type Test = { text: string; code: string; unit: string };

/** What a plan may say about one value. `mark`: a code of HL7's interpretations. */
type Value = {
  date: string;
  value: number;
  comparator?: '<' | '>';
  low?: number;
  high?: number;
  mark?: string;
};

/** The values of one test over time: a LOINC code, so that they make a trend. */
export function labValues({ text, code, unit }: Test, ...values: Value[]): Resource[] {
  return values.map(({ date, ...value }) =>
    lab(text, {
      code: { text, coding: [{ system: systems.loinc, code }] },
      effectiveDateTime: date,
      ...quantity(unit, value),
    }),
  );
}

function quantity(unit: string, { value, comparator, low, high, mark }: Omit<Value, 'date'>) {
  return {
    valueQuantity: { value, comparator, unit, code: unit, system: 'http://unitsofmeasure.org' },
    ...((low ?? high) !== undefined && {
      referenceRange: [
        {
          ...(low !== undefined && { low: { value: low } }),
          ...(high !== undefined && { high: { value: high } }),
        },
      ],
    }),
    ...(mark && { interpretation: [coded(systems.interpretation, mark)] }),
  };
}

export function bloodPressure(date: string, upper: number, lower: number): Resource {
  const part = (text: string, code: string, value: number, high: number) => ({
    code: { text, coding: [{ system: systems.loinc, code }] },
    ...quantity('mm[Hg]', { value, high, mark: value > high ? 'H' : 'N' }),
  });
  return resource('Observation', {
    subject,
    status: 'final',
    category: [coded(systems.category, 'vital-signs')],
    code: { text: 'Blood pressure', coding: [{ system: systems.loinc, code: '85354-9' }] },
    effectiveDateTime: date,
    component: [
      part('Upper number (systolic)', '8480-6', upper, 130),
      part('Lower number (diastolic)', '8462-4', lower, 85),
    ],
  });
}

export function immunization(text: string, status: string, occurrenceDateTime: string): Resource {
  return resource('Immunization', { patient: subject, status, vaccineCode: { text }, occurrenceDateTime });
}

export function visit(more: object): Resource {
  return resource('Encounter', { subject, status: 'finished', class: { code: 'AMB' }, ...more });
}
