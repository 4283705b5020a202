/** Fixed answers about files that were opened: names, files that are wrong, and counts. */
import type { ImportEnd, ImportOffer } from '#shared/model/files/import';
import type { Answers } from '../support/app-bridge.ts';
import { rosa } from '../support/family.ts';

export const fileOffer: ImportOffer = {
  importId: 'import-1',
  files: [
    { name: 'Patient.ndjson', bytes: 3120, format: 'ndjson', records: 2, problem: null },
    {
      name: 'ExplanationOfBenefit.ndjson',
      bytes: 4_812_004,
      format: 'ndjson',
      records: 240,
      problem: 'cut-off',
    },
    { name: 'Summary of benefits.pdf', bytes: 88_120, format: 'unreadable', records: 0, problem: 'pdf' },
  ],
  patients: [
    {
      key: 'a',
      name: 'Rosa Medina',
      birthDate: '1984-05-09',
      planName: 'Evergreen Health',
      origin: 'api.evergreen.example',
      counts: [
        { resourceType: 'ExplanationOfBenefit', count: 228 },
        { resourceType: 'Coverage', count: 2 },
        { resourceType: 'Observation', count: 31 },
        { resourceType: 'Condition', count: 9 },
      ],
      suggestedPersonId: rosa.id,
    },
    {
      key: 'b',
      name: 'Theo Medina',
      birthDate: '2015-01-02',
      planName: null,
      origin: null,
      counts: [{ resourceType: 'ExplanationOfBenefit', count: 12 }],
      suggestedPersonId: null,
    },
  ],
  missingFiles: ['Coverage.ndjson'],
  more: { files: 0, patients: 0, missingFiles: 0 },
  written: null,
  table: null,
};

export const fileEnd: ImportEnd = {
  outcome: 'done',
  personIds: [rosa.id],
  counts: [
    { resourceType: 'ExplanationOfBenefit', added: 200, changed: 8, same: 20 },
    { resourceType: 'Observation', added: 31, changed: 0, same: 0 },
    { resourceType: 'Condition', added: 9, changed: 0, same: 0 },
    { resourceType: 'Coverage', added: 0, changed: 0, same: 2 },
  ],
  notUnderstood: [
    {
      fileName: 'ExplanationOfBenefit.ndjson',
      place: 241,
      why: 'cut-off',
      excerpt: '{"resourceType":"ExplanationOfBenefit","id":"24',
    },
    { fileName: 'Patient.ndjson', place: 3, why: 'message', excerpt: 'The export was limited to one year.' },
  ],
  notUnderstoodCount: 2,
  leftOut: 12,
  undecided: 0,
  brokenFiles: [{ name: 'ExplanationOfBenefit.ndjson', problem: 'cut-off' }],
  possibleDuplicates: 4,
  table: null,
  undoId: null,
};

export const fileAnswers: Answers = {
  'files.choose': fileOffer,
  'files.look': fileOffer,
  'files.import': fileEnd,
  'files.cancel': {},
};
