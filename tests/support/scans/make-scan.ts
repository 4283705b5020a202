/** PDFs for tests of scans, written by hand: what stands on them is invented. */

/** A text at a place, in points from the upper left corner of a letter page. */
export type Printed = { text: string; x: number; y: number; size?: number };

type PdfOptions = {
  /** The number of pages that it names. */
  count?: string;
  /** Further entries of the catalog. */
  catalog?: string;
  /** Further entries of each page; of one that is there already, the last counts. */
  page?: string;
  /** Further entries of the trailer. */
  trailer?: string;
};

/** A PDF with these pages, in a font that every reader has. */
export function makePdf(
  pages: readonly (readonly Printed[])[],
  options: PdfOptions = {},
): Uint8Array<ArrayBuffer> {
  const first = 4;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ''} >>`,
    `<< /Type /Pages /Count ${options.count ?? pages.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((printed, index) => {
      const content = printed.map(writeText).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R ${options.page ?? ''} >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

function writeText({ text, x, y, size = 10 }: Printed): string {
  const escaped = text.replaceAll(/[\\()]/g, '\\$&');
  return `BT /F ${size} Tf ${x} ${792 - y} Td (${escaped}) Tj ET`;
}

/** Lines under each other, each a text or several at the left, the middle and the right. */
export function printLines(lines: readonly (string | readonly string[])[]): Printed[] {
  const places = [60, 250, 430, 520];
  return lines.flatMap((line, index) =>
    (typeof line === 'string' ? [line] : line).map((text, column) => ({
      text,
      x: places[column] ?? 560,
      y: 60 + index * 20,
    })),
  );
}

const surgeryPages = [
  printLines([
    'NORTHGATE SURGERY CENTER',
    ['Statement date: 03/20/2026', 'Account number: A260774410'],
    '',
    ['Date of service', 'Description', 'Charges'],
    ['03/12/2026', 'Outpatient surgery', '8,240.00'],
    '',
    ['AMOUNT DUE', '', '$962.10'],
    ['DUE DATE', '', '03/28/2026'],
  ]),
  printLines(['Questions about this bill? Call 1-555-555-0122.']),
];

/** A bill of two pages from a surgery center. */
export const surgeryBill = makePdf(surgeryPages);

/** That bill, naming another number of pages. */
export function withCount(count: string): Uint8Array<ArrayBuffer> {
  return makePdf(surgeryPages, { count });
}
