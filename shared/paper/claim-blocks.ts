/** The statement of one claim: the answer, how the plan got there, services, people, and what to check. */
import { localDay } from '../dates.ts';
import { amountNames } from '../model/amount-table.ts';
import { findWhoPaysNotCovered } from '../model/not-covered.ts';
import { findPharmacyShare } from '../model/pharmacy-share.ts';
import type { ClaimStatement } from '../model/statement.ts';
import { isDisagreement } from '../words/checks.ts';
import { isNetworkMixed } from '../words/line-references.ts';
import { findNextPlan } from '../words/visit-story.ts';
import { describeDiagnosis, describeQuantity, nameNetworks } from './care-words.ts';
import { layOutChain } from './claim-chain.ts';
import { layOutBalance, layOutDenial } from './denial-blocks.ts';
import type { Block, Cell, TextLine } from './document.ts';
import { layOutLimits } from './limit-blocks.ts';
import { layOutServices } from './service-blocks.ts';
import { layOutStories } from './visit-story.ts';
import { nameSource, sayOpened, type Words } from './words.ts';
import { layOutNotes } from './year-blocks.ts';

export function titleOfClaim({ row }: ClaimStatement, { t }: Words): string {
  return row.providerName ?? t('row.providerNotNamed');
}

export function layOutClaim(statement: ClaimStatement, words: Words): Block[] {
  const { t } = words;
  return [
    ...layOutFile(statement, words),
    layOutAnswer(statement, words),
    ...layOutChain(statement, words),
    ...layOutAmounts(statement, words),
    ...layOutStories(statement, words),
    ...layOutReasons(statement, words),
    ...layOutBalance(statement.claim, words),
    ...layOutServices(statement, words),
    ...layOutLimits(statement, words),
    { kind: 'heading', text: t('claim.people') },
    { kind: 'facts', rows: listFacts(statement, words) },
    { kind: 'heading', text: t('check.title') },
    { kind: 'checks', items: [t('check.visit'), t('check.bill'), t('check.call')] },
  ];
}

/** A paper that a file's claim is on says so before anything else. */
function layOutFile({ row }: ClaimStatement, { t, date }: Words): Block[] {
  if (row.openedAt === null) return [];
  const day = date(localDay(new Date(row.openedAt))) ?? '';
  const name = row.planName ?? t('claim.plan');
  return [{ kind: 'paragraph', strong: true, text: t('file.claim', { date: day, name }) }];
}

function layOutAnswer(statement: ClaimStatement, words: Words): Block {
  const { row, claim } = statement;
  const { t, date, money } = words;
  const decided = date(row.decidedOn);
  const lines: TextLine[] = [{ text: titleOfAnswer(statement, words), strong: true }];
  const figure = row.kind === 'pharmacy' ? findPharmacyShare(row) : row.mayOwe;
  const facts = [
    figure === null
      ? null
      : figure.source === 'plan' && row.openedAt !== null
        ? sayOpened(row.openedAt, words)
        : t(`source.${figure.source}`),
    figure?.partial ? t('row.partial') : null,
    decided === null ? null : t('claim.decided', { date: decided }),
  ].filter((fact) => fact !== null);
  if (facts.length > 0) lines.push({ text: facts.join(' · ') });
  if (row.kind !== 'pharmacy' && row.mayOwe !== null) {
    const { alreadyPaid } = claim.amounts;
    lines.push({
      text:
        alreadyPaid === null
          ? t('claim.paidUnknown')
          : t('claim.paidKnown', { amount: money(alreadyPaid.cents, alreadyPaid.currency) }),
    });
  }
  const next = findNextPlan(statement.stories, row.id);
  if (next && (row.mayOwe?.cents ?? 0) > 0)
    lines.push({
      text: t('story.followed', {
        plan: nameSource({ name: next.planName ?? t('story.otherPlan'), openedAt: next.openedAt }, words),
      }),
    });
  return { kind: 'box', big: figure === null ? '' : money(figure.cents, row.currency), lines };
}

function titleOfAnswer({ row, stories }: ClaimStatement, words: Words): string {
  const { t } = words;
  if (!row.counted && row.notCountedBecause !== null && row.notCountedBecause !== 'being-decided')
    return t('claim.notCounted', { why: t(`because.${row.notCountedBecause}`) });
  if (row.kind === 'pharmacy' && findPharmacyShare(row) !== null) return t('claim.pharmacy');
  if (row.mayOwe !== null && row.mayOwe.cents > 0 && findNextPlan(stories, row.id))
    return t('story.leftAfter', {
      plan: nameSource({ name: row.planName ?? t('claim.plan'), openedAt: row.openedAt }, words),
    });
  if (row.mayOwe !== null)
    return t('claim.mayOwe', { provider: row.providerName ?? t('row.providerNotNamed') });
  return t(row.state === 'plan-is-deciding' ? 'claim.notDecided' : 'claim.notStated');
}

const ledger = amountNames.filter((name) => name !== 'mayOwe');

function layOutAmounts({ claim, row, options }: ClaimStatement, words: Words): Block[] {
  const { t, money } = words;
  const rows: Cell[][] = [];
  for (const name of ledger) {
    const amount = claim.amounts[name];
    if (amount === null || (name === 'billed' && options.hideBilled)) continue;
    rows.push([
      [
        { text: t(`amount.${name}`) },
        ...(amount.source === 'plan' ? [] : [{ text: t(`source.${amount.source}`) }]),
        ...(amount.partial ? [{ text: t('row.partial') }] : []),
      ],
      [{ text: money(amount.cents, amount.currency) }],
    ]);
  }
  for (const { label, amount, lineNumber } of claim.amounts.other)
    if (lineNumber === null) rows.push([[{ text: label }], [{ text: money(amount.cents, amount.currency) }]]);
  const blocks: Block[] = [];
  if (rows.length > 0)
    blocks.push(
      {
        kind: 'table',
        caption: t('claim.how'),
        columns: [
          { title: t('column.whatAmount'), kind: 'text' },
          { title: t('column.amount'), kind: 'amount' },
        ],
        rows,
        foot: null,
      },
      ...(row.openedAt === null ? [{ kind: 'paragraph', text: t('claim.fromPlan') } as const] : []),
    );
  const { notCovered } = claim.amounts;
  const payer = findWhoPaysNotCovered(claim.amounts)?.who;
  if (notCovered !== null && (payer === 'ask' || payer === 'not-yours'))
    blocks.push({
      kind: 'paragraph',
      strong: true,
      text: t(payer === 'ask' ? 'claim.notCovered' : 'claim.notCoveredOutside', {
        amount: money(notCovered.cents, notCovered.currency),
      }),
    });
  if (claim.checks.some(isDisagreement)) blocks.push({ kind: 'paragraph', text: t('claim.doesNotAddUp') });
  const overpaid = claim.checks.find(({ code }) => code === 'paid-more-than-share')?.differenceCents ?? null;
  if (overpaid !== null)
    blocks.push({
      kind: 'paragraph',
      strong: true,
      text: t('claim.paidMore', { amount: money(overpaid, claim.amounts.alreadyPaid?.currency ?? 'USD') }),
    });
  return blocks;
}

function layOutReasons({ claim, denial }: ClaimStatement, words: Words): Block[] {
  const { t } = words;
  const [title, ...notes] = layOutNotes(
    claim.reasons.map((reason, index) => ({ number: index + 1, reason })),
    words,
  );
  const blocks: Block[] = title ? [{ kind: 'heading', text: t('claim.why') }, ...notes] : [];
  return denial === null ? blocks : [...blocks, ...layOutDenial(claim, denial, words)];
}

function listFacts(statement: ClaimStatement, words: Words): { label: string; value: string }[] {
  const { claim, row, options } = statement;
  const { t, date, coded, span } = words;
  const rows: { label: string; value: string }[] = [];
  const add = (label: string, value: string | null) => {
    if (value !== null && value !== '') rows.push({ label: t(`claim.${label}`), value });
  };
  add(
    'kind',
    row.daysSupply === null
      ? t(`kind.${row.kind}`)
      : t('row.days', { what: t(`kind.${row.kind}`), count: row.daysSupply }),
  );
  add('drug', claim.drug === null ? null : coded(claim.drug.name, options.showCodes));
  add('dispensed', claim.drug?.quantity ? describeQuantity(claim.drug.quantity, words, 'labeled') : null);
  add(
    'madeOf',
    claim.drug?.compoundOf.flatMap((part) => coded(part, options.showCodes) ?? []).join(', ') ?? null,
  );
  add(
    row.kind === 'inpatient' ? 'stay' : 'careDates',
    claim.stay === null ? null : span(claim.stay.admitted, claim.stay.discharged, 'long'),
  );
  add('billedBy', row.providerName ?? (row.providerNpi === null ? null : `NPI ${row.providerNpi}`));
  add('careTeam', nameCareTeam(statement));
  add('facility', claim.facility?.name ?? null);
  add(
    'plan',
    row.planName === null ? null : nameSource({ name: row.planName, openedAt: row.openedAt }, words),
  );
  add('otherInsurance', claim.otherCoverageNames.join(', '));
  add('payee', namePayee(statement, words));
  add('number', row.claimNumber);
  add('received', date(claim.receivedOn));
  add('decidedOn', date(claim.decidedOn));
  add('paidOn', date(claim.paidOn));
  add('network', isNetworkMixed(claim) ? t('claim.networkMixed') : nameNetworks(claim.network, words));
  if (!options.hideDiagnoses)
    add(
      'diagnoses',
      claim.diagnoses
        .map((diagnosis) =>
          describeDiagnosis(diagnosis, claim.diagnoses, { words, withCode: options.showCodes }),
        )
        .filter((text) => text !== null)
        .join('; '),
    );
  return rows;
}

/** Everyone named on the claim besides the one who billed. */
function nameCareTeam({ claim, row }: ClaimStatement): string {
  const names = claim.careTeam.flatMap(({ party }) => party.name ?? []);
  return [...new Set(names)].filter((name) => name !== row.providerName).join(', ');
}

/** Who gets the plan's payment, where that is not plain: the provider who billed is not named again. */
function namePayee({ claim, row }: ClaimStatement, { t }: Words): string | null {
  const { payee, payeeKind, payeeWords } = claim;
  if (payeeKind === 'you') return t('claim.payeeYou');
  if (payee?.name) return payee.name === row.providerName ? null : payee.name;
  return payeeKind === 'other' ? (payeeWords ?? t('claim.payeeUnnamed')) : null;
}
