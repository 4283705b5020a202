/** Which kind of service the codes of a line say. */
import { expect, it } from 'vitest';
import {
  type ClassedLine,
  findClasses,
  findStrongest,
} from '../../../electron/data/replay/read/find-classes.ts';

const line = (changes: Partial<ClassedLine>): ClassedLine => ({
  kind: 'professional',
  code: null,
  modifiers: [],
  revenue: null,
  place: null,
  isFree: false,
  doctor: null,
  ...changes,
});

const rows: [expected: string, line: Partial<ClassedLine>][] = [
  ['drug', { kind: 'pharmacy' }],
  ['hospital-stay', { kind: 'inpatient', revenue: '0450' }],
  ['hospital-stay', { kind: 'facility', revenue: '0120' }],
  ['skilled-nursing', { kind: 'nursing', revenue: '0120' }],
  ['hospice', { kind: 'hospice' }],
  ['home-health', { kind: 'home-health' }],
  ['emergency-room', { kind: 'outpatient', revenue: '0450' }],
  ['urgent-care', { kind: 'outpatient', revenue: '0456' }],
  ['emergency-room', { code: '99284', place: '23' }],
  ['urgent-care', { code: '99213', place: '20' }],
  ['urgent-care', { code: 'S9083' }],
  ['ambulance', { code: 'A0429', place: '41' }],
  ['equipment', { code: 'E0601' }],
  ['equipment', { code: 'A4253' }],
  ['clinic-drug', { code: 'J1885' }],
  ['clinic-drug', { code: '96372' }],
  ['facility-surgery', { kind: 'outpatient', revenue: '0360' }],
  ['professional-surgery', { code: '29881', place: '22' }],
  ['professional-surgery', { code: '01400' }],
  ['primary-visit specialist-visit professional-surgery', { code: '11102', place: '11' }],
  ['specialist-visit professional-surgery', { code: '11102', place: '11', doctor: 'specialist' }],
  ['advanced-imaging', { code: '73721' }],
  ['advanced-imaging', { kind: 'outpatient', revenue: '0610' }],
  ['lab', { code: '80053' }],
  ['x-ray', { code: '73030' }],
  ['therapy', { code: '97110' }],
  ['mental-health', { code: '90837', place: '10' }],
  ['maternity', { code: '59400' }],
  ['primary-visit', { code: '99213', place: '11', doctor: 'primary' }],
  ['primary-visit specialist-visit', { code: '99213', place: '11' }],
  ['professional-surgery', { code: '99223', place: '21' }],
  ['preventive', { code: '99396', isFree: true }],
  ['preventive', { code: '45378', place: '22', modifiers: ['33'], isFree: true }],
  ['professional-surgery', { code: '45378', place: '22', modifiers: ['33'] }],
  ['other', { code: '99396' }],
  ['other', {}],
];

it.each(rows)('%s', (expected, changes) => {
  expect(findClasses(line(changes)).join(' ')).toBe(expected);
});

it('a claim without prices of its lines is the strongest of them', () => {
  expect(findStrongest([['lab'], ['facility-surgery'], ['therapy']])).toEqual(['facility-surgery']);
  expect(findStrongest([['primary-visit', 'specialist-visit']])).toEqual([
    'primary-visit',
    'specialist-visit',
  ]);
  expect(findStrongest([])).toEqual(['other']);
});
