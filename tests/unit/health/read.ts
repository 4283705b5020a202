/** Reads health records for the tests, and shows their facts as short texts. */
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { HealthRecord } from '../../../shared/model/health/health-record.ts';
import type { FactLabel, FactValue } from '../../../shared/model/health/record-fact.ts';

/** Reads a resource that must be a health record; `others` are the resources that it may refer to. */
export function read(resource: Resource, others: readonly Resource[] = []): HealthRecord {
  const index = new ReferenceIndex();
  for (const other of others) index.add(other);
  const record = readHealthRecord(resource, { resolve: index.resolve });
  if (record === null) throw new Error('no record');
  return HealthRecord.parse(record);
}

/** The values of a fact as short texts. */
export function fact(record: HealthRecord, label: FactLabel): string[] {
  return (record.facts.find((one) => one.label === label)?.values ?? []).map(short);
}

function short(value: FactValue): string {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'coded':
      return value.coded.text ?? `[${value.coded.code}]`;
    case 'flag':
      return String(value.yes);
    case 'role':
      return `[${value.role}]`;
    case 'time':
      return [value.digits, ...(value.most === null ? [] : ['–', value.most]), value.unit].join(' ');
    case 'date':
    case 'period':
      return `${value.start}/${value.end}`;
    case 'timing':
      return `${value.times} × / ${value.every && short(value.every)}`;
    case 'dosage':
      return [value.text, value.dose, value.timing && short(value.timing)].filter(Boolean).join(', ');
    case 'detailed':
      return `${value.value && short(value.value)} (${value.details.map(short).join(', ')})`;
    case 'answered':
      return `${value.question}: ${value.answers.map(short).join('; ')}`;
  }
}
