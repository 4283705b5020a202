/** The plan's own count of its limits, as a claim states it. */
import type { BenefitBalance, Coded } from '../model/claims/claim.ts';
import type { ClaimStatement } from '../model/papers/statement.ts';
import { findBalanceWord, findToldBalances } from '../words/balances.ts';
import type { Block, Cell } from './document.ts';
import type { Words } from './words.ts';

/** Limits and how much of them is used; nothing where the plan sent none. */
export function layOutLimits({ claim }: ClaimStatement, words: Words): Block[] {
  const { t, date } = words;
  const balances = findToldBalances(claim.balances);
  if (balances.length === 0) return [];
  const day = date(claim.decidedOn);
  return [
    {
      kind: 'table',
      caption: t('limits.title'),
      columns: [
        { title: t('limits.what'), kind: 'text' },
        { title: t('limits.limit'), kind: 'amount' },
        { title: t('limits.used'), kind: 'amount' },
      ],
      rows: balances.flatMap((balance) => layOutBalance(balance, words)),
      foot: null,
    },
    { kind: 'paragraph', text: day === null ? t('limits.count') : t('limits.countOn', { date: day }) },
  ];
}

function layOutBalance(balance: BenefitBalance, words: Words): Cell[][] {
  const { t, coded } = words;
  const { network, unit, term, category, description, isExcluded, limits } = balance;
  const word = (what: Parameters<typeof findBalanceWord>[0], value: Coded | null) => {
    const known = value && findBalanceWord(what, value);
    return known ? t(`limits.${known}`) : value && coded(value, false);
  };
  const about = balance.name ?? (category && coded(category, false));
  const whose = [
    word('network', network),
    word('unit', unit),
    word('term', term),
    isExcluded ? t('limits.excluded') : null,
    description,
  ];
  const cell = (name: string | null, more: readonly (string | null)[]): Cell => {
    const said = more.filter((text) => text !== null);
    return [
      { text: name ?? about ?? t('limits.notNamed'), strong: true },
      ...(said.length > 0 ? [{ text: said.join(' · ') }] : []),
    ];
  };
  const side = (value: BenefitBalance['limits'][number]['used']): Cell => [
    {
      text: value?.amount
        ? words.figure(value.amount.cents, value.amount.currency)
        : (value?.text ?? t('row.notStated')),
    },
  ];
  if (limits.length === 0) return [[cell(null, whose), [], []]];
  return limits.map(({ type, allowed, used }) => {
    const name = word('type', type);
    return [cell(name, [name === null ? null : about, ...whose]), side(allowed), side(used)];
  });
}
