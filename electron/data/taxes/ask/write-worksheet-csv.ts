import { type CsvCell, writeCents, writeCsv } from '#shared/csv';
import type { Language } from '#shared/languages';
import { findLeftOutCents, type Worksheet, type WorksheetRow } from '#shared/model/bills/worksheet';
import enCommon from '../../../../resources/locales/en/common.json' with { type: 'json' };
import enTaxes from '../../../../resources/locales/en/taxes.json' with { type: 'json' };
import esCommon from '../../../../resources/locales/es/common.json' with { type: 'json' };
import esTaxes from '../../../../resources/locales/es/taxes.json' with { type: 'json' };

type Words = { common: typeof enCommon; taxes: typeof enTaxes };
const words: Record<Language, Words> = {
  en: { common: enCommon, taxes: enTaxes },
  es: { common: esCommon, taxes: esTaxes },
};

/**
 * Names and order are fixed, in English for programs; days are ISO dates, amounts decimals. What the codes of `kind` and
 * `left_out_reason` mean stands in the last two, in the person's language.
 */
const columns = [
  'person',
  'kind',
  'provider',
  'service_from',
  'service_to',
  'date_paid',
  'amount_paid',
  'currency',
  'how_paid',
  'account_used',
  'amount_repaid',
  'date_repaid',
  'repaid_by',
  'net',
  'counts_for',
  'left_out_reason',
  'amount_left_out',
  'claim_no',
  'bill_account',
  'receipt_attached',
  'miles',
  'rate_cents',
  'note',
  'source',
  'amount_asked',
  'amount_not_owed',
  'kind_in_words',
  'left_out_in_words',
] as const;

/** One line a row, then what was left out, which carries its amount and why; no line is a sum. `names`: of people, by id. */
export function writeWorksheetCsv(
  { rows, others }: Pick<Worksheet, 'rows' | 'others'>,
  names: ReadonlyMap<string, string | null>,
  language: Language,
): Uint8Array {
  const lines = [...rows, ...others].map((row) => {
    const cells = writeCells(row, names.get(row.personId) ?? null, words[language]);
    return columns.map((column) => cells[column]);
  });
  return writeCsv([columns, ...lines]);
}

function writeCells(
  row: WorksheetRow,
  person: string | null,
  { common, taxes }: Words,
): Record<(typeof columns)[number], CsvCell> {
  const isPaid = row.paidOn !== null && !row.leftOut.includes('not-paid');
  const isRefund = row.leftOut.includes('refund-without-payment');
  const { hsa, fsa, hra } = row.accountCents;
  const accounts = Object.entries({ hsa, fsa, hra }).filter(([, cents]) => cents > 0);
  return {
    person,
    kind: row.premium === null ? row.kind : `premium ${row.premium}`,
    provider: row.provider,
    service_from: row.serviceStart,
    service_to: row.serviceEnd,
    date_paid: isPaid && !isRefund ? row.paidOn : null,
    amount_paid: isPaid && !isRefund ? writeCents(row.cents) : null,
    currency: row.currency,
    how_paid: isRefund ? null : row.way,
    account_used: accounts.map(([name]) => name).join(' ') || null,
    amount_repaid: row.repaidCents === 0 ? null : writeCents(row.repaidCents),
    date_repaid: isRefund ? row.paidOn : row.repaidOn,
    repaid_by: isRefund ? row.way : row.repaidBy.join(' ') || null,
    net: writeCents(row.ownCents),
    counts_for: row.countsFor.join(' ') || 'none',
    left_out_reason: row.leftOut.join(' ') || null,
    amount_left_out: writeCents(findLeftOutCents(row)),
    claim_no: row.claimNumber,
    bill_account: row.billAccount,
    receipt_attached: row.hasReceipt ? 'yes' : 'no',
    miles: row.mileTenths === null ? null : { plain: (row.mileTenths / 10).toFixed(1) },
    rate_cents: row.rateTenths === null ? null : { plain: (row.rateTenths / 10).toFixed(1) },
    note: row.note || null,
    source: row.source,
    // A bill may ask for more than is left of the share.
    amount_asked: row.toMarkCents === null ? null : writeCents(row.cents),
    amount_not_owed: row.overpaidCents === 0 ? null : writeCents(row.overpaidCents),
    kind_in_words:
      row.premium === null
        ? { ...common.kind, ...taxes.kind }[row.kind]
        : `${taxes.kind.premium}: ${taxes.premium[row.premium]}`,
    left_out_in_words: row.leftOut.map((reason) => taxes.reason[reason]).join('; ') || null,
  };
}
