/** Lines of the form of a plan, in the order of the chart of a Summary of Benefits. */
import type { ServiceClass } from './plan-rules.ts';

/** Rows of the chart, each with the kinds of service that it is for. */
export const serviceRows = {
  primary: ['primary-visit'],
  specialist: ['specialist-visit'],
  preventive: ['preventive'],
  test: ['lab', 'x-ray'],
  imaging: ['advanced-imaging'],
  facility: ['facility-surgery'],
  surgeon: ['professional-surgery'],
  emergency: ['emergency-room'],
  ambulance: ['ambulance'],
  urgent: ['urgent-care'],
  stay: ['hospital-stay'],
  mental: ['mental-health'],
  maternity: ['maternity'],
  home: ['home-health'],
  therapy: ['therapy'],
  nursing: ['skilled-nursing'],
  equipment: ['equipment'],
  hospice: ['hospice'],
  others: ['clinic-drug', 'other'],
} as const satisfies Record<string, readonly ServiceClass[]>;
export type ServiceRow = keyof typeof serviceRows;
export const serviceRowNames = Object.keys(serviceRows) as ServiceRow[];

/** Rows that stand above the chart's drugs, and those below. */
export const visitRows = [
  'primary',
  'specialist',
  'preventive',
  'test',
  'imaging',
] as const satisfies ServiceRow[];
export const careRows = serviceRowNames.filter((row) => !(visitRows as readonly ServiceRow[]).includes(row));

/** The row of the chart that a kind of service is in; drugs have rows of their own. */
export function findServiceRow(serviceClass: ServiceClass): ServiceRow | 'drugs' {
  const isIn = (row: ServiceRow) => (serviceRows[row] as readonly ServiceClass[]).includes(serviceClass);
  return serviceRowNames.find(isIn) ?? 'drugs';
}

/** What of a plan may be missing to count a claim or a year: lines of its form, in its order. `drugTiers`: on which tier a drug is. */
export const formLines = [
  'premium',
  'deductible',
  'limit',
  'outDeductible',
  'outLimit',
  'outShare',
  ...visitRows,
  'drugs',
  'drugTiers',
  ...careRows,
] as const;
export type FormLine = (typeof formLines)[number];
