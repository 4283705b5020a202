import { dateOf } from '../../../make/calendar.ts';
import { last, loinc, moment, recorder, terminology, to, words } from '../../../make/health/recorder.ts';
import { base64 } from '../../../make/health/tiny-files.ts';
import { parties } from '../../../make/providers.ts';
import type { FhirResource } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

/** Rosa's reports: two that list their results, and two that bring a page of text. */
export function rosaReports(dates: RosaDates): FhirResource[] {
  const { patientId, subject, bloodTests, walkIn, story } = dates;
  const record = recorder(patientId);
  const panel = last(bloodTests);
  const results = (...names: string[]) =>
    names.map((name) => ({ reference: `Observation/${patientId}-${name}` }));
  const laboratory = [words('Laboratory', { system: `${terminology}/v2-0074`, code: 'LAB' })];
  const shared = (on: string) => ({
    status: 'final',
    subject,
    effectiveDateTime: moment(on, '08:40'),
    issued: moment(on, '16:05'),
  });
  const scan = dateOf(story, 2, 20);
  return [
    record('DiagnosticReport', 'metabolic-panel', panel, {
      ...shared(panel),
      category: laboratory,
      code: words('Blood chemistry panel', { system: loinc, code: '24323-8' }),
      performer: [to(parties.clearLab)],
      result: results('glucose-4', 'creatinine-3', 'potassium'),
    }),
    record('DiagnosticReport', 'blood-count', panel, {
      ...shared(panel),
      category: laboratory,
      code: words('Blood count', { system: loinc, code: '58410-2' }),
      performer: [to(parties.clearLab)],
      result: results('hemoglobin', 'white-cells', 'platelets'),
    }),
    record('DiagnosticReport', 'throat-report', walkIn, {
      ...shared(walkIn),
      category: laboratory,
      code: words('Throat test'),
      performer: [to(parties.quickCare)],
      result: results('throat'),
      presentedForm: [
        {
          contentType: 'text/plain',
          title: 'Throat test, in words',
          data: base64('Throat test\n\nNo strep was found. No antibiotic is needed.\n'),
        },
      ],
    }),
    record('DiagnosticReport', 'knee-scan', scan, {
      ...shared(scan),
      category: [words('Pictures', { system: loinc, code: 'LP29684-5' })],
      code: words('Knee scan, left', { system: loinc, code: '24802-1' }),
      performer: [to(parties.summitImaging)],
      conclusion: 'A tear of the inner meniscus.',
      presentedForm: [
        {
          contentType: 'text/html',
          title: 'Report of the knee scan',
          data: base64(
            '<html><body><h1>Knee scan, left</h1><p>The inner meniscus is <b>torn</b>.</p><p>The ligaments are whole.</p></body></html>',
          ),
        },
      ],
    }),
  ];
}
