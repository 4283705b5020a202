/** The services of a claim on its statement: what, when, who and why, each with its parts. */
import { amountNames, sharePartNames } from '../model/claims/amount-table.ts';
import type { ClaimLine, ClaimLinePart } from '../model/claims/claim.ts';
import type { ClaimStatement } from '../model/papers/statement.ts';
import { findReferences, isNetworkMixed } from '../words/line-references.ts';
import { findOwnWords } from '../words/service-kinds.ts';
import { layOutAmount } from './amount-cell.ts';
import { describeQuantity, nameNetworks } from './care-words.ts';
import type { Block, Cell } from './document.ts';
import type { Words } from './words.ts';

export function layOutServices(statement: ClaimStatement, words: Words): Block[] {
  const { claim, row, options } = statement;
  const { t } = words;
  if (claim.lines.length === 0) return [];
  const cells = (line: ClaimLine): Cell[] => [
    layOutService(line, statement, words),
    ...(options.hideBilled ? [] : [layOutAmount(line.amounts.billed, row, words)]),
    layOutAmount(line.amounts.allowed, row, words),
    layOutAmount(line.amounts.planPaid, row, words),
    layOutAmount(line.amounts.yourShare, row, words),
  ];
  return [
    {
      kind: 'table',
      caption: t('claim.services'),
      columns: [
        { title: t('column.service'), kind: 'text' },
        ...(options.hideBilled ? [] : [{ title: t('column.billed'), kind: 'amount' as const }]),
        { title: t('column.approved'), kind: 'amount' },
        { title: t('column.planPaid'), kind: 'amount' },
        { title: t('column.yourShare'), kind: 'amount' },
      ],
      rows: claim.lines.map(cells),
      foot: null,
    },
  ];
}

function layOutService(line: ClaimLine, statement: ClaimStatement, words: Words): Cell {
  const { t, coded, span, money } = words;
  const { showCodes } = statement.options;
  const name =
    (line.isTotal ? t('claim.totalLine') : coded(line.service, showCodes)) ??
    (line.revenue === null ? null : coded(line.revenue, showCodes)) ??
    t('claim.serviceUnknown');
  const cell: Cell = [{ text: name, strong: true }];
  const ours = line.isTotal ? null : findOwnWords(line, words.language);
  if (ours !== null) cell.push({ text: t(`claim:serviceKind.${ours}`), small: true });
  if (line.isReplaced) cell.push({ text: t('claim.replacedLine'), small: true });
  const add = (facts: readonly (string | null)[], separator: string) => {
    const said = facts.filter((fact) => fact !== null && fact !== '');
    if (said.length > 0) cell.push({ text: said.join(separator), small: true });
  };
  const quantity = line.quantity;
  const parts = sharePartNames.map((part) => {
    const stated = line.amounts[part];
    return stated === null ? null : `${t(`amount.${part}`)} ${money(stated.cents, stated.currency)}`;
  });
  const isOne = quantity?.value === 1 && quantity.unit === null;
  add(
    [
      span(line.serviceStart, line.serviceEnd, 'short'),
      quantity === null || isOne ? null : describeQuantity(quantity, words, 'services'),
      ...listReferences(line, statement, words),
      ...parts,
    ],
    ' · ',
  );
  for (const part of line.parts) add([t('claim.part', { what: describePart(part, statement, words) })], '');
  return cell;
}

/** Who did the service and why, and its network, where that is not the same for all of the claim. */
function listReferences(line: ClaimLine, { claim, options }: ClaimStatement, words: Words): string[] {
  const { t, coded } = words;
  const { careTeam, diagnoses, procedures } = findReferences(line, claim);
  const people = careTeam.flatMap((place) => claim.careTeam[place]?.party.name ?? []);
  const name = (places: readonly number[], list: readonly { code: ClaimLine['service'] }[]) =>
    places.flatMap((place) => {
      const found = list[place];
      return found === undefined ? [] : (coded(found.code, options.showCodes) ?? []);
    });
  const reasons = options.hideDiagnoses ? [] : name(diagnoses, claim.diagnoses);
  const done = name(procedures, claim.procedures);
  return [
    ...(people.length > 0 ? [t('claim.lineBy', { who: [...new Set(people)].join(', ') })] : []),
    ...(reasons.length > 0 ? [t('claim.lineFor', { why: reasons.join(', ') })] : []),
    ...(done.length > 0 ? [t('claim.lineDone', { what: done.join(', ') })] : []),
    ...(isNetworkMixed(claim) ? [nameNetworks(line.network, words)].filter((text) => text !== null) : []),
  ];
}

/** A part of a service, with the amounts that are stated for it: they are in the service's own. */
function describePart(part: ClaimLinePart, { options }: ClaimStatement, words: Words): string {
  const { t, coded, money } = words;
  const amounts = amountNames.flatMap((name) => {
    const stated = name === 'mayOwe' || (name === 'billed' && options.hideBilled) ? null : part.amounts[name];
    return stated === null ? [] : `${t(`amount.${name}`)} ${money(stated.cents, stated.currency)}`;
  });
  const what = coded(part.service, options.showCodes) ?? t('claim.serviceUnknown');
  const said = [what, part.quantity && describeQuantity(part.quantity, words, 'services'), ...amounts];
  return said.filter(Boolean).join(', ');
}
