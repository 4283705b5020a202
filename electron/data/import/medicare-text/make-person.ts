/** The person of Medicare's text as a Patient, and their parts and plans of Medicare as Coverages. */
import type { Json, Resource } from '../../fhir/resource.ts';
import { digest, omitEmpty } from '../make-record.ts';
import { type Fields, readDay } from './fields.ts';

/** The Patient first; nobody where the text names neither a name nor a birth date. */
export function makePerson(fields: Fields): Resource[] {
  const name = fields.text('name');
  const birthDate = fields.take('date of birth', readDay);
  const lines = ['address line 1', 'address line 2'].flatMap((line) => fields.text(line) ?? []);
  const phone = fields.text('phone number');
  const email = fields.text('email');
  const address = omitEmpty({
    line: lines,
    city: fields.text('city'),
    state: fields.text('state'),
    postalCode: fields.text('zip'),
  });
  if (name === null && birthDate === null) return [];
  const key = digest(JSON.stringify([(name ?? '').toLowerCase().replaceAll(/\s+/g, ' '), birthDate]));
  const patient = omitEmpty({
    resourceType: 'Patient',
    id: `patient-${key}`,
    name: name === null ? [] : [{ text: name }],
    birthDate,
    address: Object.keys(address).length === 0 ? [] : [address],
    telecom: [
      ...(phone === null ? [] : [{ system: 'phone', value: phone }]),
      ...(email === null ? [] : [{ system: 'email', value: email }]),
    ],
  }) as Resource;
  const parts = (['A', 'B'] as const).flatMap((part) => {
    const start = fields.take(`part ${part.toLowerCase()} effective date`, readDay);
    if (start === null) return [];
    return [
      coverage(`part-${part.toLowerCase()}-${key}`, nameReference(patient), {
        type: { text: `Medicare Part ${part}` },
        payor: [{ display: 'Medicare' }],
        class: [planClass(`Part ${part}`, null)],
        period: { start },
      }),
    ];
  });
  return [patient, ...parts];
}

/** How other resources name the Patient. */
export function nameReference(patient: Resource): Json {
  return { reference: `Patient/${patient.id}` };
}

/** A plan of the section Plans as a Coverage. */
export function makePlan(fields: Fields, patient: Json | null): Resource {
  const contract = fields.text('contract id/plan id');
  const name = fields.text('plan name');
  const marketing = fields.text('marketing name');
  const address = fields.text('plan address');
  const period = fields.take('plan period', readPeriod);
  const type = fields.text('plan type');
  const payer = omitEmpty({
    resourceType: 'Organization',
    id: 'payer',
    name: marketing ?? name,
    address: address === null ? [] : [{ text: address }],
  });
  return coverage(`plan-${digest(JSON.stringify([contract, name, period?.['start']]))}`, patient, {
    contained: [payer],
    type: type === null ? null : { text: type },
    payor: [{ reference: '#payer' }],
    class: contract === null && name === null ? [] : [planClass(contract, name)],
    period,
  });
}

function coverage(id: string, beneficiary: Json | null, more: Json): Resource {
  return omitEmpty({ resourceType: 'Coverage', id, status: 'active', beneficiary, ...more }) as Resource;
}

function planClass(value: string | null, name: string | null): Json {
  const type = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/coverage-class', code: 'plan' }] };
  return omitEmpty({ type, value, name });
}

/** `09/01/2011 - current`, or with a day at its end. */
function readPeriod(text: string): Json | null {
  const [, from = '', to = ''] = /^([\d/]{8,10}) ?- ?([\w/]{1,20})$/.exec(text) ?? [];
  const start = readDay(from);
  const end = readDay(to);
  if (start === null || (end === null && !/^current$/i.test(to))) return null;
  return omitEmpty({ start, end });
}
