import { dateOf } from '../../../make/calendar.ts';
import { last, moment, recorder, to, words } from '../../../make/health/recorder.ts';
import { base64, tinyPdf, tinyPng } from '../../../make/health/tiny-files.ts';
import { type Party, parties } from '../../../make/providers.ts';
import type { FhirResource } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

/** Rosa's documents: inside the record, at the plan as text, PDF and picture, and at somebody else's server. */
export function rosaDocuments(dates: RosaDates): FhirResource[] {
  const { patientId, subject, visits, surgery, bloodTests, story } = dates;
  const record = recorder(patientId);
  const document = (
    name: string,
    on: string,
    type: string,
    author: Party,
    attachment: Record<string, unknown>,
    more: Record<string, unknown> = {},
  ) =>
    record('DocumentReference', name, on, {
      status: 'current',
      type: words(type),
      category: [
        {
          coding: [
            {
              system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
              code: 'clinical-note',
            },
          ],
        },
      ],
      subject,
      date: moment(on, '18:30'),
      author: [to(author)],
      content: [{ attachment: { creation: on, ...attachment } }],
      ...more,
    });
  const visit = last(visits);
  const tests = last(bloodTests);
  const scan = dateOf(story, 2, 20);
  return [
    document(
      'visit-summary',
      visit,
      'Visit summary',
      parties.lindqvist,
      {
        contentType: 'text/plain',
        title: 'Summary of your visit',
        data: base64(
          'Your blood pressure is better than last time: 126 over 78.\nKeep taking Presolin 20 mg each morning.\nNext blood test in three months.\n',
        ),
      },
      { context: { encounter: [{ reference: `Encounter/${patientId}-visit-8` }] } },
    ),
    document('after-surgery', surgery, 'Instructions', parties.northgate, {
      contentType: 'text/html',
      title: 'After your knee surgery',
      data: base64(
        '<html><head><style>p{color:red}</style><script>document.title="ran"</script></head><body><h2>After your knee surgery</h2><ul><li>Ice the knee for 20 minutes.</li><li>Walk a little every hour.</li></ul><p>Call <a href="https://northgate-sample.example/call">us</a> if it swells.</p></body></html>',
      ),
    }),
    document('surgery-note', surgery, 'Surgery note', parties.okafor, {
      contentType: 'text/plain',
      title: 'What was done',
      url: `Binary/${patientId}-surgery-note`,
      size: surgeryNote.length,
    }),
    document('lab-report', tests, 'Lab report', parties.clearLab, {
      contentType: 'application/pdf',
      title: 'Blood test as a page to print',
      url: `Binary/${patientId}-lab-report`,
    }),
    document('knee-picture', scan, 'Picture', parties.summitImaging, {
      contentType: 'image/png',
      title: 'Picture of the left knee',
      url: `Binary/${patientId}-knee-picture`,
    }),
    document('letter', scan, 'Letter', parties.lakeside, {
      contentType: 'application/pdf',
      title: 'Letter to your family doctor',
      url: 'https://records.lakeside-sample.example/letters/4410.pdf',
    }),
    document(
      'old-summary',
      visits[0] ?? visit,
      'Visit summary',
      parties.lindqvist,
      {
        contentType: 'text/plain',
        title: 'Summary of an earlier visit',
        data: base64('Your blood pressure is high: 138 over 88.\n'),
      },
      { status: 'superseded' },
    ),
    ...binaries(dates, tests, scan),
  ];
}

const surgeryNote =
  'Left knee arthroscopy\n\nThe torn part of the inner meniscus was trimmed.\nThe other parts of the knee look healthy.\nNo problems during surgery.\n';

function binaries({ patientId, subject, surgery }: RosaDates, tests: string, scan: string): FhirResource[] {
  const record = recorder(patientId);
  const binary = (name: string, on: string, contentType: string, bytes: Buffer) =>
    record('Binary', name, on, { contentType, securityContext: subject, data: bytes.toString('base64') });
  const knee = (x: number, y: number) => Math.hypot(x - 24, y - 24) < 14 || Math.abs(x - 24) < 6;
  return [
    binary('surgery-note', surgery, 'text/plain', Buffer.from(surgeryNote)),
    binary(
      'lab-report',
      tests,
      'application/pdf',
      tinyPdf([
        'Clearwater Laboratory',
        'Blood test of Rosa Medina',
        'Long-term blood sugar: see your results',
      ]),
    ),
    binary('knee-picture', scan, 'image/png', tinyPng(48, [24, 32, 40], [222, 226, 230], knee)),
  ];
}
