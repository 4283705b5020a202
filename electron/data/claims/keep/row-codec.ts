/**
 * List rows as short JSON text: values in a fixed order instead of named fields, so that ten thousand of them are read
 * quickly at start. The database says beside it whose row it is. A new order needs a new `readingVersion`.
 */
import { mapNames, rowAmountNames } from '#shared/model/claims/amount-table';
import { amountSources } from '#shared/model/claims/claim';
import type { ClaimRow, RowAmount } from '#shared/model/claims/claim-row';
import { shortenText } from '../../fhir/resource.ts';
import type { RowOwner } from '../read/claim-row.ts';
import { nameSource } from '../read/name-sources.ts';

const fields = [
  'claimNumber',
  'kind',
  'state',
  'counted',
  'notCountedBecause',
  'serviceStart',
  'serviceEnd',
  'decidedOn',
  'providerName',
  'providerNpi',
  'what',
  'daysSupply',
  'network',
  'currency',
  'attention',
] as const satisfies readonly (keyof ClaimRow)[];

/** A plan's own amount is a bare number; else cents, source, and 1 when it is partial. */
type ShortAmount = number | null | [cents: number, source: number, partial: 0 | 1];

/** The row as short text. */
export function encodeRow(resourceId: string, row: ClaimRow): string {
  const values: unknown[] = [resourceId];
  for (const field of fields) values.push(row[field]);
  for (const name of rowAmountNames) values.push(encodeAmount(row[name]));
  return JSON.stringify(values);
}

/** Spread first and then filled where an amount is stated, which is quick. */
const noRowAmounts = mapNames(rowAmountNames, (): RowAmount | null => null);

/** The row behind {@link encodeRow}'s text: the id of the resource, then the fields, then the amounts. */
export function decodeRow(text: string, owner: RowOwner): ClaimRow {
  const values = JSON.parse(text) as unknown[];
  const at = <T>(index: number): T => values[index] as T;
  const row: ClaimRow = {
    ...noRowAmounts,
    id: joinClaimId(owner.connectionId, at<string>(0)),
    connectionId: owner.connectionId,
    personId: owner.personId,
    claimNumber: at(1),
    kind: at(2),
    state: at(3),
    counted: at(4),
    notCountedBecause: at(5),
    serviceStart: at(6),
    serviceEnd: at(7),
    decidedOn: at(8),
    providerName: shortenText(at<string | null>(9)),
    providerNpi: at(10),
    what: shortenText(at<string | null>(11)),
    daysSupply: at(12),
    planName: owner.planName,
    openedAt: owner.openedAt,
    network: at(13),
    currency: at(14),
    attention: at(15),
  };
  if (owner.way) row.way = owner.way;
  for (let index = 0; index < rowAmountNames.length; index++) {
    const name = rowAmountNames[index];
    const amount = at<ShortAmount>(1 + fields.length + index);
    if (name !== undefined && amount !== null) row[name] = decodeAmount(amount, owner);
  }
  return row;
}

/** The id of a claim in all of Claimfolio. */
export function joinClaimId(connectionId: string, resourceId: string): string {
  return `${connectionId}/${resourceId}`;
}

/** The connection that a claim's id names. */
export function connectionOfClaim(claimId: string): string {
  return claimId.slice(0, claimId.indexOf('/'));
}

function encodeAmount(amount: RowAmount | null): ShortAmount {
  if (amount === null) return null;
  if (amount.source === 'plan' && !amount.partial) return amount.cents;
  return [amount.cents, amountSources.indexOf(amount.source), amount.partial ? 1 : 0];
}

function decodeAmount(amount: NonNullable<ShortAmount>, { way }: RowOwner): RowAmount {
  if (typeof amount === 'number') return { cents: amount, source: nameSource('plan', way) };
  const [cents, index, partial] = amount;
  const source = nameSource(amountSources[index] ?? 'computed', way);
  return partial === 1 ? { cents, source, partial: true } : { cents, source };
}
