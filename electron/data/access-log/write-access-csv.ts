import { type CsvCell, writeCsv } from '#shared/csv';
import type { AccessRow } from '#shared/model/access-log';
import en from '../../../resources/locales/en/csv.json' with { type: 'json' };
import es from '../../../resources/locales/es/csv.json' with { type: 'json' };

const words = { en, es };
type Language = keyof typeof words;
type Words = typeof en;

/** One line a row of the access log. */
export function writeAccessCsv(rows: readonly AccessRow[], language: Language): Uint8Array {
  const text = words[language];
  const { log } = text;
  const head = [
    log.at,
    log.person,
    log.host,
    log.what,
    log.page,
    log.why,
    log.result,
    log.status,
    log.records,
    log.bytes,
    log.method,
    log.path,
  ];
  return writeCsv([head, ...rows.map((row) => writeLine(row, text))]);
}

function writeLine(row: AccessRow, text: Words): CsvCell[] {
  if (row.erased)
    return [row.at, null, null, text.log.erased, null, null, null, null, row.records, null, null, null];
  return [
    row.at,
    row.personName,
    row.host,
    text.what[row.what],
    row.page,
    text.why[row.why],
    text.result[row.result],
    row.status,
    row.records,
    row.bytes,
    row.method,
    row.path,
  ];
}
