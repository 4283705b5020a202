import { describe, expect, it } from 'vitest';
import { createAttachments } from '../../../electron/attachments/attachments.ts';
import { largestFile } from '../../../electron/data/health/read/binary.ts';
import { attachmentFileName, openAttachment } from '../../../electron/data/health/read/opened-attachment.ts';
import { AppError, OAuthError } from '../../../electron/errors.ts';
import type { HttpRequest, HttpResponse } from '../../../electron/ports.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { authorized } from '../../support/access/access-rows.ts';
import { MemoryClock } from '../../support/memory-ports.ts';
import { openConnectedStore, storeAll } from '../archive/records.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]);
const pdf = utf8('%PDF-1.7 rest');

describe('what an attachment is', () => {
  it.each([
    ['text/plain; charset=utf-8', 'A <b>note</b>', 'A <b>note</b>'],
    [
      'text/html',
      '<p onclick="x()">A</p><script>steal()</script><img src="https://evil.example.com/p.gif">',
      'A',
    ],
    ['application/xhtml+xml', '<html xmlns="x"><head><title>no</title></head><body>B</body></html>', 'B'],
    [
      'application/hl7-sdo+xml',
      '<ClinicalDocument><title>C</title><text>D</text></ClinicalDocument>',
      'C\nD',
    ],
    [
      'text/xml',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
      '&e;',
    ],
    [null, 'just words', 'just words'],
  ])('shows %s as words', (contentType, content, text) => {
    expect(openAttachment(utf8(content), contentType)).toEqual({ type: 'text', text });
  });

  it('reads Latin-1 where it is declared, and nothing that is not text', () => {
    expect(openAttachment(new Uint8Array([0x4e, 0xe9]), 'text/plain; charset=ISO-8859-1')).toEqual({
      type: 'text',
      text: 'Né',
    });
    expect(openAttachment(new Uint8Array([0x4e, 0xe9]), 'text/plain')).toMatchObject({ type: 'file' });
    expect(openAttachment(new Uint8Array([0x41, 0, 0x42]), 'text/plain')).toMatchObject({ type: 'file' });
  });

  it('shows pictures by their first bytes, whatever they are called', () => {
    const shown = { type: 'image', dataUrl: `data:image/png;base64,${Buffer.from(png).toString('base64')}` };
    expect(openAttachment(png, 'image/png')).toEqual(shown);
    expect(openAttachment(png, 'text/html')).toEqual(shown);
    expect(openAttachment(jpeg, null)).toMatchObject({
      dataUrl: expect.stringMatching(/^data:image\/jpeg;base64,/),
    });
    const html = utf8('<script>steal()</script>');
    expect(openAttachment(html, 'image/png')).toEqual({
      type: 'file',
      contentType: 'image/png',
      bytes: html.length,
    });
    const svg = utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="steal()"/>');
    expect(openAttachment(svg, 'image/svg+xml')).toMatchObject({ type: 'file' });
  });

  it('draws no picture that would fill the memory, however small its file is', () => {
    const sized = (width: number, height: number) => {
      const bytes = Buffer.concat([png.slice(0, 8), Buffer.alloc(25)]);
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      return new Uint8Array(bytes);
    };
    const framed = (width: number, height: number, marker: number) => {
      const frame = Buffer.from([0xff, marker, 0, 17, 8, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      frame.writeUInt16BE(height, 5);
      frame.writeUInt16BE(width, 7);
      return new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, ...frame, 0, 0]);
    };
    for (const bytes of [sized(5000, 7000), framed(5000, 7000, 0xc0), framed(65_000, 65_000, 0xc4)])
      expect(openAttachment(bytes, null)).toMatchObject({ type: 'image' });
    for (const bytes of [sized(30_000, 30_000), framed(30_000, 30_000, 0xc0), framed(65_000, 65_000, 0xc2)])
      expect(openAttachment(bytes, null)).toMatchObject({ type: 'file' });
  });

  it('keeps large pictures, PDFs and everything else as files', () => {
    const large = new Uint8Array(5 * 1024 * 1024 + 1);
    large.set(png);
    expect(openAttachment(large, 'image/png')).toEqual({
      type: 'file',
      contentType: 'image/png',
      bytes: large.length,
    });
    expect(openAttachment(pdf, 'text/plain')).toEqual({
      type: 'file',
      contentType: 'application/pdf',
      bytes: pdf.length,
    });
    expect(openAttachment(utf8('MZ'), 'application/x-msdownload')).toMatchObject({ type: 'file' });
    expect(openAttachment(utf8('x'), 'a<b>/c')).toMatchObject({ type: 'text' });
  });

  it.each([
    ['Lab letter.pdf', pdf, 'application/pdf', 'Lab letter.pdf'],
    ['../../evil.exe', utf8('MZ'), 'application/x-msdownload', 'evil.bin'],
    ['run.exe', pdf, null, 'run.pdf'],
    ['note', utf8('MZ'), 'application/pdf', 'note.bin'],
    [null, utf8('hi'), 'text/plain', 'document.txt'],
    ['CON', pdf, null, 'CON document.pdf'],
    ['nul.txt', pdf, null, 'nul document.pdf'],
    ['../COM1', pdf, null, 'COM1 document.pdf'],
    ['Conclusion', pdf, null, 'Conclusion.pdf'],
    ['page', utf8('<script>'), 'text/html', 'page.bin'],
    ['Größe: 3/4', jpeg, 'image/jpeg', 'Größe 3 4.jpg'],
    ['...', png, null, 'document.png'],
    ['x'.repeat(500), png, null, `${'x'.repeat(80)}.png`],
  ])('names %s safely', (title, bytes, contentType, name) => {
    expect(attachmentFileName(title, bytes, contentType)).toBe(name);
  });
});

const base = 'https://plan.example.com/fhir';

type Written = { data?: Uint8Array; url?: string; title?: string };

/** A stored document with one file, and what the plan answers for it. */
function setUp(
  { data, title = 'Note', ...place }: Written,
  answers: (Partial<HttpResponse> | Error)[] = [],
  origin: 'plan' | 'file' = 'plan',
) {
  const requests: HttpRequest[] = [];
  const rows: AccessEntry[] = [];
  const woken: string[] = [];
  const { db, store, connectionId, personId } = openConnectedStore({ fhirBaseUrl: base });
  const file = data === undefined ? place : { ...place, data: Buffer.from(data).toString('base64') };
  const content = [{ attachment: { contentType: 'text/plain', title, ...file } }];
  storeAll(store, connectionId, [{ resourceType: 'DocumentReference', id: 'd', status: 'current', content }]);
  // What a page brings is a plan's; this connection is a file's from here on.
  db.prepare("UPDATE connection SET record = json_set(record, '$.origin', ?)").run(origin);
  const { health, connection } = store;
  const clock = new MemoryClock();
  const attachments = createAttachments({
    data: {
      health: {
        attachment: async (asked) => health.attachment(asked),
        openFile: async (answered) => health.openFile(answered),
        nameFile: async (answered) => health.nameFile(answered),
      },
      connection: { list: async () => connection.list() },
    },
    authorizedFetch: authorized(
      async (asked, request) => {
        expect(asked).toBe(connectionId);
        requests.push(request);
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return { status: 200, headers: {}, body: new Uint8Array(), ...answer };
      },
      rows,
      clock,
    ),
    clock,
    beforeAsking: async ({ id }) => void woken.push(id),
  });
  const recordId = `${connectionId}/DocumentReference/d`;
  const open = () => attachments.open(recordId, 0);
  const code = () =>
    open().then(
      () => 'opened',
      (error) => (error instanceof AppError ? error.code : String(error)),
    );
  return { attachments, recordId, open, code, requests, rows, woken, connectionId, personId };
}

const binary = (content: Uint8Array, contentType = 'text/plain'): Partial<HttpResponse> => ({
  headers: { 'content-type': 'application/fhir+json' },
  body: utf8(
    JSON.stringify({ resourceType: 'Binary', contentType, data: Buffer.from(content).toString('base64') }),
  ),
});

describe('opening attachments', () => {
  it('asks nobody for what came with the record', async () => {
    const { open, requests, rows } = setUp({ data: utf8('Hello') });
    expect(await open()).toEqual({ type: 'text', text: 'Hello' });
    expect([requests, rows]).toEqual([[], []]);
  });

  it.each(['Binary/b1', '/fhir/Binary/b1', `${base}/Binary/b1`])(
    'asks the plan for %s, with a row in the access log',
    async (url) => {
      const { open, requests, rows, woken, connectionId, personId } = setUp({ url }, [binary(utf8('Hi'))]);
      expect(await open()).toEqual({ type: 'text', text: 'Hi' });
      expect(requests.map((request) => request.url)).toEqual([`${base}/Binary/b1`]);
      expect(woken).toEqual([connectionId]);
      expect(rows).toEqual([
        expect.objectContaining({
          what: 'document',
          why: 'you-asked',
          result: 'ok',
          host: 'plan.example.com',
          path: '/fhir/Binary/…',
          personId,
          connectionId,
        }),
      ]);
    },
  );

  it('takes a Binary as JSON, and the bytes themselves', async () => {
    expect(await setUp({ url: 'Binary/b' }, [binary(png, 'application/pdf')]).open()).toMatchObject({
      type: 'image',
    });
    const raw = { headers: { 'content-type': 'text/html' }, body: utf8('<p>Raw</p>') };
    expect(await setUp({ url: 'Binary/b' }, [raw]).open()).toEqual({ type: 'text', text: 'Raw' });
    const json = { headers: { 'content-type': 'application/json' }, body: utf8('{"a":1}') };
    expect(await setUp({ url: 'Binary/b' }, [json]).open()).toMatchObject({ type: 'file', bytes: 7 });
  });

  it.each([
    'https://elsewhere.example.com/Binary/b1',
    'https://plan.example.com/other/Binary/b1',
    'https://plan.example.com.evil.example.com/fhir/Binary/b1',
    'http://plan.example.com/fhir/Binary/b1',
    '//elsewhere.example.com/b1',
    '../secret',
    'https://user@plan.example.com/fhir/Binary/b1',
    'file:///etc/passwd',
    'data:text/plain,hi',
    'javascript:steal()',
  ])('refuses %s and sends nothing', async (url) => {
    const { code, requests, rows } = setUp({ url });
    expect(await code()).toBe('fhir/foreign-link');
    expect([requests, rows]).toEqual([[], []]);
  });

  it('follows a redirect inside the plan, and none that leaves it', async () => {
    const inside = { status: 302, headers: { location: `${base}/Binary/b2` } };
    const { open, requests } = setUp({ url: 'Binary/b1' }, [inside, binary(utf8('Hi'))]);
    expect(await open()).toEqual({ type: 'text', text: 'Hi' });
    expect(requests).toHaveLength(2);
    const away = { status: 302, headers: { location: 'https://elsewhere.example.com/b' } };
    expect(await setUp({ url: 'Binary/b1' }, [away]).code()).toBe('fhir/foreign-link');
    expect(
      await setUp(
        { url: 'Binary/b1' },
        Array.from({ length: 9 }, () => inside),
      ).code(),
    ).toBe('fhir/rejected');
  });

  it('takes no file above 20 MB', async () => {
    const large = new Uint8Array(largestFile + 1);
    expect(await setUp({ data: large }).code()).toBe('fhir/too-large');
    const { code, requests } = setUp({ url: 'Binary/b1' }, [{ body: large }]);
    expect(await code()).toBe('fhir/too-large');
    expect(requests[0]?.maxBytes).toBeLessThan(2 * largestFile);
  });

  it.each([
    [{ status: 404 }, 'fhir/not-found', 'refused'],
    [{ status: 403 }, 'fhir/forbidden', 'refused'],
    [{ status: 503 }, 'fhir/server-error', 'failed'],
    [new OAuthError('oauth/reconnect-needed', 'again'), 'oauth/reconnect-needed', 'refused'],
  ])('says what went wrong: %o', async (answer, expected, result) => {
    const { code, rows } = setUp({ url: 'Binary/b1' }, [answer]);
    expect(await code()).toBe(expected);
    expect(rows.map((row) => row.result)).toEqual([result]);
  });

  it('takes no message or empty Binary for a file', async () => {
    const outcome = { body: utf8('{"resourceType":"OperationOutcome","issue":[]}') };
    expect(await setUp({ url: 'Binary/b' }, [outcome]).code()).toBe('fhir/rejected');
    expect(await setUp({ url: 'Binary/b' }, [{ body: utf8('{"resourceType":"Binary"}') }]).code()).toBe(
      'fhir/malformed',
    );
  });

  it('has nobody to ask for a file that names no bytes, or came from a file', async () => {
    expect(await setUp({}).code()).toBe('store/not-found');
    const fromFile = setUp({ url: 'Binary/b1' }, [], 'file');
    expect(await fromFile.code()).toBe('fhir/foreign-link');
    expect(fromFile.requests).toEqual([]);
  });

  it('hands out the whole file with a safe name', async () => {
    const file = { url: 'Binary/b1', title: 'My/letter.exe' };
    const { attachments, recordId, personId } = setUp(file, [binary(pdf)]);
    expect(await attachments.file(recordId, 0)).toEqual({ name: 'My letter.pdf', personId, bytes: pdf });
  });
});
