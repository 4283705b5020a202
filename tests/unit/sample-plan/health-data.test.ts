import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import type { ServedResource } from '../../../electron/sample-plan/model.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import { dates, findMember, readCode, selectType } from './amounts.ts';

const everyDay = ['2024-02-29', '2026-01-15', '2026-03-20', '2026-07-09', '2026-12-31'];
const plans = (now: string) => makeSamplePlans({ ...dates, now });
const rosa = findMember('rosa-medina').own;
const findRecord = (id: string) => rosa.find((one) => one.id === id);
const findBinary = (id: string) => selectType('Binary', rosa).find((one) => one.id === id);
/** A resource as the app receives it: JSON of any kind. */
const sendAsJson = (resource: ServedResource) => JSON.parse(JSON.stringify(resource)) as Resource;

/** References to other resources, without contained ones. */
function listReferences(resource: ServedResource): string[] {
  return [...JSON.stringify(resource).matchAll(/"reference":"([^"#][^"]*)"/g)].map(([, value = '']) => value);
}

/** Elements that FHIR R4 or US Core requires, per type; a slash separates alternatives. */
const required: Record<string, readonly string[]> = {
  Condition: ['subject', 'code', 'category'],
  Medication: ['code'],
  MedicationRequest: [
    'status',
    'intent',
    'subject',
    'authoredOn',
    'medicationCodeableConcept/medicationReference',
  ],
  MedicationDispense: ['status', 'subject', 'medicationCodeableConcept/medicationReference'],
  AllergyIntolerance: ['patient', 'code'],
  Observation: ['status', 'category', 'code', 'subject', 'effectiveDateTime'],
  DiagnosticReport: ['status', 'category', 'code', 'subject'],
  Procedure: ['status', 'code', 'subject'],
  ServiceRequest: ['status', 'intent', 'code', 'subject'],
  Immunization: ['status', 'vaccineCode', 'patient', 'occurrenceDateTime'],
  Encounter: ['status', 'class', 'subject', 'period'],
  DocumentReference: ['status', 'type', 'content', 'subject'],
  Binary: ['contentType', 'data'],
  CarePlan: ['status', 'intent', 'subject', 'text'],
  CareTeam: ['participant', 'subject'],
  Goal: ['lifecycleStatus', 'description', 'subject'],
  Device: ['patient', 'type'],
  FamilyMemberHistory: ['status', 'patient', 'relationship'],
  Provenance: ['target', 'recorded', 'agent'],
  Coverage: ['status', 'beneficiary', 'payor', 'relationship', 'class', 'identifier'],
};

describe.each(everyDay)('records on %s', (now) => {
  const all = plans(now);
  const shared = all.flatMap(({ directory }) => directory);
  const members = all.flatMap((plan) => plan.members);

  it('have unique ids and every element that FHIR requires', () => {
    for (const { own } of members) {
      const keys = own.map(({ resourceType, id }) => `${resourceType}/${id}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const resource of own)
        for (const element of required[resource.resourceType] ?? [])
          expect(
            element.split('/').some((name) => sendAsJson(resource)[name] !== undefined),
            `${resource.resourceType}/${resource.id} ${element}`,
          ).toBe(true);
    }
  });

  it('refer only to records of the same person and to the directory', () => {
    const known = new Set(shared.map(({ resourceType, id }) => `${resourceType}/${id}`));
    for (const { own } of members) {
      const mine = new Set(own.map(({ resourceType, id }) => `${resourceType}/${id}`));
      for (const resource of own)
        for (const reference of listReferences(resource))
          expect(mine.has(reference) || known.has(reference), `${resource.id}: ${reference}`).toBe(true);
    }
  });

  it('belong to the person and hold nothing later than that day', () => {
    for (const { own, person } of members)
      for (const resource of own.filter(({ resourceType }) => resourceType in required)) {
        const { subject, patient, beneficiary } = sendAsJson(resource);
        const owner = subject ?? patient ?? beneficiary;
        if (owner) expect(owner).toMatchObject({ reference: `Patient/${person.id}` });
        expect(resource.meta.lastUpdated.slice(0, 10) <= now, resource.id).toBe(true);
      }
  });

  it('are read by the app with a title each and nothing left over', () => {
    for (const { own } of members) {
      const index = new ReferenceIndex();
      for (const resource of [...own, ...shared]) index.add(sendAsJson(resource));
      for (const resource of own) {
        const record = readHealthRecord(sendAsJson(resource), { resolve: index.resolve });
        if (record === null) continue;
        expect(record.title.text, resource.id).toBeTruthy();
        const unread = record.unread.filter(({ path }) => !path.startsWith('deviceName'));
        expect(unread, resource.id).toEqual([]);
      }
    }
  });
});

describe("Rosa's records", () => {
  const values = (code: string) =>
    selectType('Observation', rosa)
      .filter((one) => JSON.stringify(one.code).includes(`"${code}"`))
      .map(({ valueQuantity }) => valueQuantity?.value);

  it('have every kind', () => {
    const types = new Set<string>(rosa.map(({ resourceType }) => resourceType));
    expect(Object.keys(required).filter((type) => !types.has(type))).toEqual([]);
  });

  it('show the long-term blood sugar rising and falling again over four years', () => {
    expect(values('4548-4')).toEqual([5.6, 5.9, 6.3, 6.8, 7.4, 7.1, 6.7, 6.4]);
    const flags = selectType('Observation', rosa)
      .filter(({ id }) => id.startsWith('rosa-medina-sugar-'))
      .map((one) => JSON.stringify(one.interpretation).includes('"H"'));
    expect(flags).toEqual([false, true, true, true, true, true, true, true]);
    const days = selectType('Observation', rosa)
      .filter(({ id }) => id.startsWith('rosa-medina-sugar-'))
      .map((one) => String(one.effectiveDateTime).slice(0, 10));
    expect(days).toEqual([...new Set(days)].sort());
    expect(days[0]?.slice(0, 4)).toBe('2022');
    expect(days.at(-1)).toBe('2026-01-16');
  });

  it.each([
    ['rosa-medina-creatinine-2', { valueQuantity: { comparator: '<', value: 0.5 } }],
    ['rosa-medina-glucose-4', { valueQuantity: { value: 6.1, unit: 'mmol/L' } }],
    ['rosa-medina-glucose-3', { valueQuantity: { value: 126, unit: 'mg/dL' } }],
    ['rosa-medina-urine', { valueString: 'No growth after two days' }],
    ['rosa-medina-potassium', { dataAbsentReason: { text: 'The sample could not be used' } }],
    ['rosa-medina-pressure-8', { component: [{ valueQuantity: { value: 126 } }, {}] }],
    ['rosa-medina-amoxicillin', { status: 'stopped', statusReason: {} }],
    ['rosa-medina-vitamin-d', { reportedBoolean: true }],
    ['rosa-medina-hepatitis', { status: 'not-done', statusReason: {} }],
    ['rosa-medina-asthma', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
    ['rosa-medina-sugar-meter', { udiCarrier: [{ deviceIdentifier: '09999000000017' }] }],
  ])('%s is written in its odd way', (id, expected) => {
    expect(findRecord(id)).toMatchObject(expected);
  });

  it('have an intact PDF and picture', () => {
    const bytes = (id: string) => Buffer.from(String(findBinary(id)?.data), 'base64');
    const pdf = bytes('rosa-medina-lab-report').toString('latin1');
    expect(pdf.startsWith('%PDF-1.4\n')).toBe(true);
    const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
    expect(pdf.slice(at, at + 4)).toBe('xref');
    const [, first = ''] = /\n(\d{10}) 00000 n /.exec(pdf) ?? [];
    expect(pdf.slice(Number(first)).startsWith('1 0 obj')).toBe(true);
    const png = bytes('rosa-medina-knee-picture');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([48, 48]);
  });

  it('have exactly one document on another server', () => {
    const urls = selectType('DocumentReference', rosa).flatMap((one) =>
      [...JSON.stringify(one).matchAll(/"url":"([^"]*)"/g)].map(([, url = '']) => url),
    );
    expect(urls.filter((url) => url.startsWith('http'))).toHaveLength(1);
    for (const url of urls.filter((one) => !one.startsWith('http')))
      expect(findBinary(url.replace('Binary/', '')), url).toBeDefined();
  });
});

describe('the cards', () => {
  it('Rosa has a digital card, dental and vision plans, and an earlier plan', () => {
    const [card, ...others] = selectType('Coverage', rosa);
    const classes = card?.class?.map(({ type }) => readCode(type));
    expect(classes).toEqual(['group', 'plan', 'network', 'rxbin', 'rxpcn', 'rxgroup', 'rxid']);
    expect(JSON.stringify(card?.extension)).toContain('Theo');
    expect(card?.meta.profile?.join()).toContain('C4DIC-Coverage');
    expect(others.map(({ status }) => status)).toEqual(['active', 'active', 'cancelled']);
  });

  it('Walter’s Medicare card holds him, the payer and three parts that refer to it', () => {
    const { insuranceCard, own } = findMember('-10000010254618');
    const entries = insuranceCard?.entry?.map(({ resource }) => resource as ServedResource) ?? [];
    expect(entries.map(({ resourceType }) => resourceType)).toEqual([
      'Patient',
      'Organization',
      'Coverage',
      'Coverage',
      'Coverage',
    ]);
    for (const coverage of selectType('Coverage', entries)) {
      expect(coverage.payor).toEqual([{ reference: 'Organization/medicare-payer' }]);
      expect(own.some(({ id }) => id === coverage.id)).toBe(true);
    }
    expect(JSON.stringify(entries)).toContain('999010');
  });
});

describe('requests for approval', () => {
  const approvalsOf = (id: string, now = dates.now) => {
    const { claims } = findMember(id, now);
    return Array.from({ length: claims.count }, (_unused, index) => claims.claim(index)).filter(
      (one) => one.use === 'preauthorization',
    );
  };

  it('are open, decided, ending soon, ended and canceled', () => {
    const all = approvalsOf('rosa-medina');
    expect(all.map(({ id }) => id).sort()).toEqual([
      'rosa-2026-approval',
      'rosa-approval-canceled',
      'rosa-approval-ended',
      'rosa-approval-therapy',
      'rosa-approval-urgent',
    ]);
    const one = (id: string) => all.find((approval) => approval.id === id);
    expect(one('rosa-approval-urgent')).toMatchObject({ outcome: 'queued' });
    expect(one('rosa-approval-canceled')).toMatchObject({ status: 'cancelled' });
    expect(one('rosa-approval-therapy')).toMatchObject({ preAuthRefPeriod: [{ end: '2026-04-09' }] });
    expect(JSON.stringify(one('rosa-approval-therapy'))).toContain('consumedunits');
    for (const now of everyDay)
      for (const { meta } of approvalsOf('rosa-medina', now))
        expect(meta.lastUpdated.slice(0, 10) <= now).toBe(true);
  });

  it('come from Medicare in its own form', () => {
    const [approval, ...more] = approvalsOf('-10000010254618');
    expect(more).toEqual([]);
    const decisions = [...JSON.stringify(approval).matchAll(/PA-DECISION","code":"(.)"/g)];
    expect(decisions.map(([, code]) => code)).toEqual(['A', 'P', 'N']);
    expect(approval?.billablePeriod).toBeUndefined();
  });
});
