import type { DiagnosticReport } from 'fhir/r4';
import { formatDate } from '../../../make/calendar.ts';
import { terminology } from '../../../make/codes.ts';
import {
  createRecorder,
  loinc,
  makeMoment,
  makeWords,
  pickLast,
  referToParty,
} from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import { encodeBase64 } from '../../../make/tiny-files.ts';
import type { Served } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

/** Rosa's reports: two that list their results, and two that come with a page of text. */
export function makeReports(dates: RosaDates): Served<DiagnosticReport>[] {
  const { patientId, subject, bloodTests, walkIn, story } = dates;
  const record = createRecorder(patientId);
  const panel = pickLast(bloodTests);
  const results = (...names: string[]) =>
    names.map((name) => ({ reference: `Observation/${patientId}-${name}` }));
  const laboratory = [makeWords('Laboratory', { system: `${terminology}/v2-0074`, code: 'LAB' })];
  const shared = (on: string) => ({
    status: 'final' as const,
    subject,
    effectiveDateTime: makeMoment(on, '08:40'),
    issued: makeMoment(on, '16:05'),
  });
  const scan = formatDate(story, 2, 20);
  return [
    record('DiagnosticReport', 'metabolic-panel', panel, {
      ...shared(panel),
      category: laboratory,
      code: makeWords('Blood chemistry panel', { system: loinc, code: '24323-8' }),
      performer: [referToParty(parties.clearLab)],
      result: results('glucose-4', 'creatinine-3', 'potassium'),
    }),
    record('DiagnosticReport', 'blood-count', panel, {
      ...shared(panel),
      category: laboratory,
      code: makeWords('Blood count', { system: loinc, code: '58410-2' }),
      performer: [referToParty(parties.clearLab)],
      result: results('hemoglobin', 'white-cells', 'platelets'),
    }),
    record('DiagnosticReport', 'throat-report', walkIn, {
      ...shared(walkIn),
      category: laboratory,
      code: makeWords('Throat test'),
      performer: [referToParty(parties.quickCare)],
      result: results('throat'),
      presentedForm: [
        {
          contentType: 'text/plain',
          title: 'Throat test, in words',
          data: encodeBase64('Throat test\n\nNo strep was found. No antibiotic is needed.\n'),
        },
      ],
    }),
    record('DiagnosticReport', 'knee-scan', scan, {
      ...shared(scan),
      category: [makeWords('Pictures', { system: loinc, code: 'LP29684-5' })],
      code: makeWords('Knee scan, left', { system: loinc, code: '24802-1' }),
      performer: [referToParty(parties.summitImaging)],
      conclusion: 'A tear of the inner meniscus.',
      presentedForm: [
        {
          contentType: 'text/html',
          title: 'Report of the knee scan',
          data: encodeBase64(
            '<html><body><h1>Knee scan, left</h1><p>The inner meniscus is <b>torn</b>.</p><p>The ligaments are whole.</p></body></html>',
          ),
        },
      ],
    }),
  ];
}
