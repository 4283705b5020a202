import type { Attachment, Binary, DocumentReference } from 'fhir/r4';
import { formatDate } from '../../../make/calendar.ts';
import {
  createRecorder,
  makeMoment,
  makeWords,
  pickLast,
  referToParty,
} from '../../../make/health/recorder.ts';
import { type Party, parties } from '../../../make/providers.ts';
import type { Elements } from '../../../make/resource.ts';
import { encodeBase64, makeTinyPdf, makeTinyPng } from '../../../make/tiny-files.ts';
import type { Served } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

/** Rosa's documents: within the record, at the plan as text, PDF and picture, and on another server. */
export function makeDocuments(dates: RosaDates): Served<DocumentReference | Binary>[] {
  const { patientId, subject, visits, surgery, bloodTests, story } = dates;
  const record = createRecorder(patientId);
  const document = (
    { name, on, type, author }: { name: string; on: string; type: string; author: Party },
    attachment: Attachment,
    more: Partial<Elements<'DocumentReference'>> = {},
  ) =>
    record('DocumentReference', name, on, {
      status: 'current',
      type: makeWords(type),
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
      date: makeMoment(on, '18:30'),
      author: [referToParty(author)],
      content: [{ attachment: { creation: on, ...attachment } }],
      ...more,
    });
  const visit = pickLast(visits);
  const tests = pickLast(bloodTests);
  const scan = formatDate(story, 2, 20);
  return [
    document(
      { name: 'visit-summary', on: visit, type: 'Visit summary', author: parties.lindqvist },
      {
        contentType: 'text/plain',
        title: 'Summary of your visit',
        data: encodeBase64(
          'Your blood pressure is better than last time: 126 over 78.\nKeep taking Presolin 20 mg each morning.\nNext blood test in three months.\n',
        ),
      },
      { context: { encounter: [{ reference: `Encounter/${patientId}-visit-8` }] } },
    ),
    document(
      { name: 'after-surgery', on: surgery, type: 'Instructions', author: parties.northgate },
      {
        contentType: 'text/html',
        title: 'After your knee surgery',
        data: encodeBase64(
          '<html><head><style>p{color:red}</style><script>document.title="ran"</script></head><body><h2>After your knee surgery</h2><ul><li>Ice the knee for 20 minutes.</li><li>Walk a little every hour.</li></ul><p>Call <a href="https://northgate-sample.example/call">us</a> if it swells.</p></body></html>',
        ),
      },
    ),
    document(
      { name: 'surgery-note', on: surgery, type: 'Surgery note', author: parties.okafor },
      {
        contentType: 'text/plain',
        title: 'What was done',
        url: `Binary/${patientId}-surgery-note`,
        size: surgeryNote.length,
      },
    ),
    document(
      { name: 'lab-report', on: tests, type: 'Lab report', author: parties.clearLab },
      {
        contentType: 'application/pdf',
        title: 'Blood test as a page to print',
        url: `Binary/${patientId}-lab-report`,
      },
    ),
    document(
      { name: 'knee-picture', on: scan, type: 'Picture', author: parties.summitImaging },
      {
        contentType: 'image/png',
        title: 'Picture of the left knee',
        url: `Binary/${patientId}-knee-picture`,
      },
    ),
    document(
      { name: 'letter', on: scan, type: 'Letter', author: parties.lakeside },
      {
        contentType: 'application/pdf',
        title: 'Letter to your family doctor',
        url: 'https://records.lakeside-sample.example/letters/4410.pdf',
      },
    ),
    document(
      { name: 'old-summary', on: visits[0] ?? visit, type: 'Visit summary', author: parties.lindqvist },
      {
        contentType: 'text/plain',
        title: 'Summary of an earlier visit',
        data: encodeBase64('Your blood pressure is high: 138 over 88.\n'),
      },
      { status: 'superseded' },
    ),
    ...makeBinaries(dates, tests, scan),
  ];
}

const surgeryNote =
  'Left knee arthroscopy\n\nThe torn part of the inner meniscus was trimmed.\nThe other parts of the knee look healthy.\nNo problems during surgery.\n';

function makeBinaries(
  { patientId, subject, surgery }: RosaDates,
  tests: string,
  scan: string,
): Served<Binary>[] {
  const record = createRecorder(patientId);
  const binary = (name: string, on: string, contentType: string, bytes: Buffer) =>
    record('Binary', name, on, { contentType, securityContext: subject, data: bytes.toString('base64') });
  const isKnee = (x: number, y: number) => Math.hypot(x - 24, y - 24) < 14 || Math.abs(x - 24) < 6;
  return [
    binary('surgery-note', surgery, 'text/plain', Buffer.from(surgeryNote)),
    binary(
      'lab-report',
      tests,
      'application/pdf',
      makeTinyPdf([
        'Clearwater Laboratory',
        'Blood test of Rosa Medina',
        'Long-term blood sugar: see your results',
      ]),
    ),
    binary(
      'knee-picture',
      scan,
      'image/png',
      makeTinyPng({ size: 48, light: [24, 32, 40], dark: [222, 226, 230], inside: isKnee }),
    ),
  ];
}
