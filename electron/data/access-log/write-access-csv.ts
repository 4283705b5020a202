import { createTexts } from '#shared/create-texts';
import { type CsvCell, writeCsv } from '#shared/csv';
import type { AccessRow } from '#shared/model/access-log';
import { nameRequest } from '#shared/words/papers/access-log';
import enLog from '../../../resources/locales/en/access-log.json' with { type: 'json' };
import en from '../../../resources/locales/en/csv.json' with { type: 'json' };
import enPlans from '../../../resources/locales/en/plans.json' with { type: 'json' };
import esLog from '../../../resources/locales/es/access-log.json' with { type: 'json' };
import es from '../../../resources/locales/es/csv.json' with { type: 'json' };
import esPlans from '../../../resources/locales/es/plans.json' with { type: 'json' };

const heads = { en: en.log, es: es.log };
type Language = keyof typeof heads;

/** The words of the screen: one request has one name everywhere. */
const texts = createTexts('access-log', { en: enLog, es: esLog });
texts.addResourceBundle('en', 'plans', enPlans);
texts.addResourceBundle('es', 'plans', esPlans);

/** One line a row of the access log. */
export function writeAccessCsv(rows: readonly AccessRow[], language: Language): Uint8Array {
  const log = heads[language];
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
  return writeCsv([head, ...rows.map((row) => writeLine(row, language))]);
}

function writeLine(row: AccessRow, language: Language): CsvCell[] {
  if (row.erased)
    return [
      row.at,
      null,
      null,
      heads[language].erased,
      null,
      null,
      null,
      null,
      row.records,
      null,
      null,
      null,
    ];
  const t = texts.getFixedT(language);
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
