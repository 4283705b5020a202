import { type CsvCell, writeCents, writeCsv } from '#shared/csv';
import { localDay } from '#shared/dates';
import type { Language } from '#shared/languages';
import { csvAmountNames } from '#shared/model/claims/amount-table';
import type { ClaimRow, RowAmount, VisitPart } from '#shared/model/claims/claim-row';
import en from '../../../../resources/locales/en/csv.json' with { type: 'json' };
import es from '../../../../resources/locales/es/csv.json' with { type: 'json' };

type Words = typeof en;
const words: Record<Language, Words> = { en, es };

/** One line a claim. An amount that the plan did not state is an empty cell, never 0; its source stands beside it. */
export function writeClaimsCsv(
  rows: readonly ClaimRow[],
  personName: string | null,
  language: Language,
): Uint8Array {
  const text = words[language];
  const { claims } = text;
  const head = [
    claims.person,
    claims.serviceStart,
    claims.serviceEnd,
    claims.decidedOn,
    claims.plan,
    claims.openedOn,
    claims.provider,
    claims.npi,
    claims.kind,
    claims.what,
    claims.decision,
    claims.claimNumber,
    claims.network,
    claims.counted,
    claims.notCounted,
    claims.currency,
    ...csvAmountNames.flatMap((name) => [claims[name], claims.source.replace('{{amount}}', claims[name])]),
  ];
  return writeCsv([head, ...rows.map((row) => writeLine(row, personName, text))]);
}

function writeLine(row: ClaimRow, personName: string | null, text: Words): CsvCell[] {
  return [
    personName,
    row.serviceStart,
    row.serviceEnd,
    row.decidedOn,
    joinParts(row, ({ planName }) => planName),
    row.openedAt && localDay(new Date(row.openedAt)),
    row.providerName,
    row.providerNpi,
    text.kind[row.kind],
    row.what,
    text.state[row.state],
    joinParts(row, ({ claimNumber }) => claimNumber),
    row.network && text.network[row.network],
    row.counted ? text.yes : text.no,
    row.notCountedBecause && text.notCounted[row.notCountedBecause],
    row.currency,
    ...csvAmountNames.flatMap((name) => writeAmount(row[name], row, text)),
  ];
}

/** Of a visit that several plans looked at, what each of its claims says. */
function joinParts(row: ClaimRow, textOf: (part: VisitPart | ClaimRow) => string | null): string | null {
  return (row.visit?.parts ?? [row]).flatMap((part) => textOf(part) ?? []).join(' + ') || null;
}

function writeAmount(amount: RowAmount | null, { openedAt }: ClaimRow, text: Words): [CsvCell, CsvCell] {
  if (amount === null) return [null, null];
  const isFiles = amount.source === 'plan' && openedAt !== null;
  const source = text.source[isFiles ? 'file' : amount.source];
  return [writeCents(amount.cents), amount.partial ? `${source}; ${text.source.partial}` : source];
}
