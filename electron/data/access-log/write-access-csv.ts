import { type CsvCell, writeCsv } from '#shared/csv';
import type { AccessRow } from '#shared/model/access-log';
import en from '../../../resources/locales/en/csv.json' with { type: 'json' };
import enPlans from '../../../resources/locales/en/plans.json' with { type: 'json' };
import es from '../../../resources/locales/es/csv.json' with { type: 'json' };
import esPlans from '../../../resources/locales/es/plans.json' with { type: 'json' };

const words = { en: { ...en, kind: enPlans.category }, es: { ...es, kind: esPlans.category } };
type Language = keyof typeof words;
type Words = (typeof words)[Language];

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
    nameWhat(row, text),
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

/** What was asked for; of health records, which kind. */
function nameWhat({ what, category }: AccessRow, text: Words): string {
  const name = text.what[what];
  return what === 'health-record' && category !== null ? `${name}: ${text.kind[category].name}` : name;
}
