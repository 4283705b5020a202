import { addTexts, createTexts } from '#shared/create-texts';
import { type CsvCell, writeCsv } from '#shared/csv';
import type { Language } from '#shared/languages';
import type { AccessRow } from '#shared/model/access-log';
import { nameRequest } from '#shared/words/papers/access-log';
import enLog from '../../../resources/locales/en/access-log.json' with { type: 'json' };
import en from '../../../resources/locales/en/csv.json' with { type: 'json' };
import enPlans from '../../../resources/locales/en/plans.json' with { type: 'json' };
import esLog from '../../../resources/locales/es/access-log.json' with { type: 'json' };
import es from '../../../resources/locales/es/csv.json' with { type: 'json' };
import esPlans from '../../../resources/locales/es/plans.json' with { type: 'json' };

/** The words of the screen: one request has one name everywhere. */
const texts = createTexts('access-log', { en: enLog, es: esLog });
addTexts(texts, 'csv', { en, es });
addTexts(texts, 'plans', { en: enPlans, es: esPlans });

const columns = [
  'csv:log.at',
  'csv:log.person',
  'csv:log.host',
  'csv:log.what',
  'csv:log.page',
  'csv:log.why',
  'csv:log.result',
  'csv:log.status',
  'csv:log.records',
  'csv:log.bytes',
  'csv:log.method',
  'csv:log.path',
] as const;

/** One line a row of the access log. */
export function writeAccessCsv(rows: readonly AccessRow[], language: Language): Uint8Array {
  const t = texts.getFixedT(language);
  return writeCsv([columns.map((column) => t(column)), ...rows.map((row) => writeLine(row, t))]);
}

function writeLine(row: AccessRow, t: ReturnType<typeof texts.getFixedT>): CsvCell[] {
  if (row.erased)
    return [row.at, null, null, t('csv:log.erased'), null, null, null, null, row.records, null, null, null];
  return [
    row.at,
    row.personName,
    row.host,
    // The page has a column of its own.
    nameRequest((key, values) => t(key, values ?? {}), { ...row, page: null }),
    row.page,
    t(`why.${row.why}`),
    t(`result.${row.result}`),
    row.status,
    row.records,
    row.bytes,
    row.method,
    row.path,
  ];
}
