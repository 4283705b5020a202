/** PDFs of a few kilobytes that unpack to gigabytes: made here, without ever holding what they unpack to. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

const megabyte = 1024 * 1024;

/** `start`, and so many megabytes of `filling`, deflated twice. */
function deflateTwice(megabytes: number, filling = ' ', start = ''): Buffer {
  // Blocks that end in a full flush stand by themselves, so one can be repeated; a reader needs no check sum.
  const deflateBlock = (text: Buffer) =>
    deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const block = deflateBlock(Buffer.alloc(megabyte, filling));
  const once = Buffer.concat([
    Buffer.from([0x78, 0xda]),
    deflateBlock(Buffer.from(start)),
    ...Array.from({ length: megabytes }, () => block),
    Buffer.from([0x03, 0x00]),
  ]);
  return deflateSync(once, { level: 9 });
}

type Stream = { bytes: Uint8Array; entries: string };

/** A PDF of one page, whose content is these streams. */
function makeStreamPdf(streams: readonly Stream[]): Uint8Array<ArrayBuffer> {
  const first = 4;
  const contents = streams.map((_, index) => `${first + index} 0 R`).join(' ');
  const parts: (string | Uint8Array)[] = [
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n',
    `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> /Contents [${contents}] >>\nendobj\n`,
    ...streams.flatMap(({ bytes, entries }, index) => [
      `${first + index} 0 obj\n<< /Length ${bytes.length} ${entries} >>\nstream\n`,
      bytes,
      '\nendstream\nendobj\n',
    ]),
    'trailer\n<< /Root 1 0 R >>\n%%EOF\n',
  ];
  return new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
  );
}

const twice = '/Filter [/FlateDecode /FlateDecode]';

/** One stream that unpacks to so many megabytes. */
export const deflatedBomb = (megabytes: number) =>
  makeStreamPdf([{ bytes: deflateTwice(megabytes), entries: twice }]);

/** So many streams, none larger than a scanned page. */
export const bombOfMany = (streams: number) =>
  makeStreamPdf(Array.from({ length: streams }, () => ({ bytes: deflateTwice(100), entries: twice })));

/** One stream, no larger than a scanned page, that holds an array of fifty million numbers. */
export const bombOfNumbers = () => makeStreamPdf([{ bytes: deflateTwice(100, '0 ', '['), entries: twice }]);
