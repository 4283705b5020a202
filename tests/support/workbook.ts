/** Workbooks as bytes: a zip of parts, written as any program writes one. */
import { crc32, deflateRawSync } from 'node:zlib';

export type Part = {
  name: string;
  content: string | Buffer /** Instead of what the content packs to. */;
  packed?: Buffer;
  size?: number;
};

/** A zip of the parts. */
export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, packed, size } of parts) {
    const bytes = Buffer.from(content);
    const body = packed ?? deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(size ?? bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, Buffer.from(name), body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, rest, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from('504b0506', 'hex'), end]);
}

const rels = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;
const workbook = `<workbook xmlns:r="r"><sheets><sheet name="Claims" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** The parts of a workbook of one sheet; `rows`: what stands in its element of rows. */
export function workbookParts(rows: string, more: readonly Part[] = []): Part[] {
  return [
    { name: 'xl/workbook.xml', content: workbook },
    { name: 'xl/_rels/workbook.xml.rels', content: rels },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    ...more,
  ];
}

/** A row of texts. */
export function textRow(cells: readonly string[]): string {
  const written = cells.map(
    (cell) => `<c t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`,
  );
  return `<row>${written.join('')}</row>`;
}
