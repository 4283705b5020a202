/** The statement of one claim: the answer, how the plan got there, services, people, and what to check. */
import { localDay } from '../dates.ts';
import type { AmountName } from '../model/claims/amount-table.ts';
import type { ClaimRow } from '../model/claims/claim-row.ts';
import { findWhoPaysNotCovered } from '../model/claims/not-covered.ts';
import type { ClaimStatement } from '../model/papers/statement.ts';
import { type Answer, canHaveSupplement, deriveAnswer } from '../words/answer.ts';
import { isDisagreement } from '../words/checks.ts';
import { findDisputedShare, nameOtherAmount } from '../words/disputed-share.ts';
import { isNetworkMixed } from '../words/line-references.ts';
import { findNextPlan } from '../words/visit-story.ts';
import { describeDiagnosis, describeQuantity, nameNetworks } from './care-words.ts';
import { layOutChain } from './claim-chain.ts';
import { layOutBalance, layOutDenial } from './denial-blocks.ts';
import type { Block, Cell, Sum, TextLine } from './document.ts';
import { layOutLimits } from './limit-blocks.ts';
import { numberNotes } from './note-blocks.ts';
import { layOutServices } from './service-blocks.ts';
import { layOutAskedVisits, layOutStories } from './visit-story.ts';
import { nameSource, sayOpened, type Words } from './words.ts';

export function titleOfClaim({ row }: ClaimStatement, { t }: Words): string {
  return row.providerName ?? t('row.providerNotNamed');
}

export function layOutClaim(statement: ClaimStatement, words: Words): Block[] {
  const { t } = words;
  const facts: Block[] = [
    { kind: 'heading', text: t('claim.people') },
    { kind: 'facts', rows: listFacts(statement, words) },
  ];
  const hasAmount = deriveAnswer(statement.claim).kind === 'amount';
  const check: Block[] = [
    { kind: 'heading', text: t('check.title') },
    {
      kind: 'checks',
      items: [
        t('check.visit'),
        ...(hasAmount && statement.denial === null ? [t('check.billMatches')] : []),
        t('check.bill'),
        t('check.call'),
      ],
    },
  ];
  const amounts = layOutAmounts(statement, words);
  const why = layOutReasons(statement, words);
  const denial = statement.denial === null ? null : layOutDenial(statement, statement.denial, words);
  return [
    ...layOutFile(statement, words),
    layOutAnswer(statement, words),
    ...layOutChain(statement, words),
    ...(amounts.length === 0 ? facts : [{ kind: 'sides', left: amounts, right: facts } as const]),
    ...layOutWarnings(statement, words),
    ...layOutAskedVisits(statement, words),
    ...layOutStories(statement, words),
    ...layOutBalance(statement.claim, words),
    ...layOutServices(statement, words),
    ...layOutLimits(statement, words),
    ...(denial === null
      ? layOutBeside(why, check)
      : [...layOutBeside([...why, ...check], denial.steps), ...denial.appeal]),
  ];
}

/** Both beside each other, or the only one by itself. */
function layOutBeside(left: Block[], right: Block[]): Block[] {
  if (left.length === 0 || right.length === 0) return [...left, ...right];
  return [{ kind: 'sides', left, right }];
}

/** A paper that a file's claim is on says so before anything else. */
function layOutFile({ row }: ClaimStatement, { t, date }: Words): Block[] {
  if (row.openedAt === null) return [];
  const day = date(localDay(new Date(row.openedAt))) ?? '';
  const name = row.planName ?? t('claim.plan');
  return [
    {
      kind: 'paragraph',
      strong: true,
      text: t(`file.claim.${row.way ?? 'file'}`, { date: day, name }),
    },
  ];
}

function layOutAnswer(statement: ClaimStatement, words: Words): Block {
  const { row, claim } = statement;
  const { t, date } = words;
  const answer = deriveAnswer(claim);
  const amount = answer.kind === 'amount' ? answer.amount : null;
  const decided = date(row.decidedOn);
  const facts = [
    amount === null
      ? null
      : amount.source !== 'computed' && row.openedAt !== null
        ? sayOpened(row, words)
        : t(`source.${amount.source}`),
    amount?.partial ? t('row.partial') : null,
    decided === null ? null : t('claim.decided', { date: decided }),
  ].filter((fact) => fact !== null);
  const { big, lines } = sayAnswer(statement, answer, words);
  return {
    kind: 'box',
    big,
    lines: [...lines, ...(facts.length === 0 ? [] : [{ text: facts.join(' · ') }])],
    sums: listSums(statement, words),
    ...(amount !== null && row.kind !== 'pharmacy' && { note: sayPaid(claim, words) }),
  };
}

/** The answer in the words of the screen: an amount with what it is, or what the plan did instead. */
function sayAnswer(
  { row, claim, stories }: ClaimStatement,
  answer: Answer,
  { t, money, ...words }: Words,
): { big: string; lines: TextLine[] } {
  const say = (key: string, values?: Record<string, string>) => t(`claim:answer.${key}`, values);
  const strong = (text: string): TextLine => ({ text, strong: true });
  if (answer.kind === 'words') {
    const text = say(`${answer.words}Text`);
    if (answer.words === 'notPaid' || answer.words === 'notPaidDrug')
      return { big: say(answer.words), lines: [strong(text)] };
    const list = findDisputedShare(claim)
      ?.map(({ name, cents, currency }) => say(`part.${name}`, { amount: money(cents, currency) }))
      .join(', ');
    return { big: '', lines: [strong(say(answer.words, { list: list ?? '' })), { text }] };
  }
  const { amount, words: kind } = answer;
  const big = money(amount.cents, amount.currency);
  if (kind === 'pharmacy' || kind === 'pharmacyPaid')
    return { big, lines: [strong(say(kind)), { text: say('pharmacyText') }] };
  if (kind !== 'mayOwe' && kind !== 'refused') return { big, lines: [strong(say(kind))] };
  const next = findNextPlan(stories, row.id);
  const nameOf = (name: string, { openedAt, way }: ClaimRow) =>
    nameSource({ name, openedAt, way }, { t, money, ...words });
  if (next !== null) {
    const plan = nameOf(row.planName ?? t('claim.plan'), row);
    const followed = t('story.followed', {
      plan: nameOf(next.planName ?? t('story.otherPlan'), next),
    });
    return { big, lines: [strong(t('story.leftAfter', { plan })), { text: followed }] };
  }
  const provider = claim.provider.name;
  const owed = provider === null ? say(`${kind}NoProvider`) : say(kind, { provider });
  const hasOther = amount.cents > 0 && canHaveSupplement(claim, row.planName);
  return {
    big,
    lines: [
      ...(kind === 'refused' ? [strong(say('refusedFirst'))] : []),
      strong(owed),
      ...(hasOther ? [{ text: say('otherInsurance') }] : []),
    ],
  };
}

/** What was paid already, as far as the plan says. */
function sayPaid({ amounts: { alreadyPaid } }: ClaimStatement['claim'], { t, money }: Words): string {
  return alreadyPaid === null
    ? t('claim.paidUnknown')
    : t('claim.paidKnown', { amount: money(alreadyPaid.cents, alreadyPaid.currency) });
}

/** What was billed, what the plan paid, and what the person wrote down as paid. */
function listSums({ row, options, written }: ClaimStatement, { t, money, amount }: Words): Sum[] {
  const isExample = written?.isExample ? ` (${t('example')})` : '';
  return [
    ...(options.hideBilled ? [] : [{ label: t('column.billed'), value: amount(row.billed, row.currency) }]),
    { label: t('column.planPaid'), value: amount(row.planPaid, row.currency) },
    ...(written === null
      ? []
      : [{ label: `${t('share.written')}${isExample}`, value: money(written.cents, written.currency) }]),
  ];
}

/** The way from the amount billed to your share: `minus` is taken off, `of` is a part of the share before it. */
const way = [
  ['billed', null],
  ['discount', 'minus'],
  ['notCovered', 'minus'],
  ['drugPrice', null],
  ['allowed', 'equals'],
  ['planPaid', 'minus'],
  ['paidToYou', null],
  ['otherInsurerPaid', 'minus'],
  ['yourShare', 'equals'],
  ['deductible', 'of'],
  ['copay', 'of'],
  ['coinsurance', 'of'],
  ['alreadyPaid', null],
] as const satisfies readonly (readonly [AmountName, string | null])[];

function layOutAmounts({ claim, row, options }: ClaimStatement, words: Words): Block[] {
  const { t, figure } = words;
  const { amounts } = claim;
  const rows: Cell[][] = [];
  const hasShare = amounts.yourShare !== null;
  let left: number | null = null;
  for (const [name, step] of way) {
    const amount = amounts[name];
    if (amount === null || (name === 'billed' && options.hideBilled)) continue;
    const { cents, currency } = amount;
    const isPart = step === 'of' && hasShare;
    // An equals sign stands only where the amounts before it come to that to the cent.
    const sign = step === 'minus' && cents > 0 ? '− ' : step === 'equals' && left === cents ? '= ' : '';
    if (step === 'minus') left = left === null ? null : left - cents;
    else if (name === 'billed' || step === 'equals') left = cents;
    const label = t(`amount.${name}`);
    rows.push([
      [
        isPart
          ? { text: t('claim.partOf', { part: label }), small: true }
          : { text: label, ...(name === 'yourShare' && { strong: true as const }) },
        ...(amount.source === 'plan' ? [] : [{ text: t(`source.${amount.source}`), small: true as const }]),
        ...(amount.partial ? [{ text: t('row.partial'), small: true as const }] : []),
      ],
      [
        {
          text: sign + figure(cents, currency),
          ...(name === 'yourShare' && { strong: true as const }),
        },
      ],
    ]);
  }
  // Beside the amounts with a name, a zero without one only seems to deny them; a share that disagrees is to be seen.
  const isTold = ({ code, amount }: (typeof amounts.other)[number]) =>
    amount.cents !== 0 || code === 'memberliability';
  for (const other of amounts.other)
    if (other.lineNumber === null && isTold(other))
      rows.push([
        [{ text: nameOtherAmount(other, t('claim:other.statedShare')) }],
        [{ text: figure(other.amount.cents, other.amount.currency) }],
      ]);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      isDense: true,
      caption: t('claim.how'),
      columns: [
        { title: t('column.whatAmount'), kind: 'text' },
        { title: t('column.amount'), kind: 'amount' },
      ],
      rows,
      foot: null,
    },
    ...(row.openedAt === null ? [{ kind: 'paragraph', text: t('claim.fromPlan') } as const] : []),
  ];
}

/** What is open or does not agree among the amounts. */
function layOutWarnings({ claim, row, options }: ClaimStatement, { t, money }: Words): Block[] {
  const blocks: Block[] = [];
  const { notCovered } = claim.amounts;
  const payer = findWhoPaysNotCovered(claim.amounts)?.who;
  if (notCovered !== null && claim.counted && (payer === 'ask' || payer === 'not-yours'))
    blocks.push({
      kind: 'paragraph',
      strong: true,
      text: t(payer === 'ask' ? 'claim.notCovered' : 'claim.notCoveredOutside', {
        amount: money(notCovered.cents, notCovered.currency),
      }),
    });
  if (claim.checks.some(isDisagreement))
    blocks.push({
      kind: 'paragraph',
      text: row.openedAt === null ? t('claim.doesNotAddUp') : t(`claim.doesNotAddUpIn.${row.way ?? 'file'}`),
    });
  if (claim.checks.some(({ code }) => code === 'paid-though-draft'))
    blocks.push({ kind: 'paragraph', text: t('claim.paidThoughDraft') });
  const overpaid = claim.checks.find(({ code }) => code === 'paid-more-than-share')?.differenceCents ?? null;
  if (overpaid !== null)
    blocks.push({
      kind: 'paragraph',
      strong: true,
      text: t('claim.paidMore', { amount: money(overpaid, claim.amounts.alreadyPaid?.currency ?? 'USD') }),
    });
  const above = claim.checks.find(({ code }) => code === 'above-billed');
  if (above && !options.hideBilled)
    blocks.push({
      kind: 'paragraph',
      text: t('claim.aboveBilled', {
        name: t(`amount.${above.amount}`),
        amount: money(above.differenceCents ?? 0, row.currency),
      }),
    });
  return blocks;
}

function layOutReasons({ claim }: ClaimStatement, words: Words): Block[] {
  const { items } = numberNotes(claim.reasons, words);
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: words.t('claim.why') },
    { kind: 'list', isPlain: true, items },
  ];
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
  // The provider is the title, and the plan stands beneath it where no file names another.
  add('billedBy', row.providerName === null && row.providerNpi !== null ? `NPI ${row.providerNpi}` : null);
  add('careTeam', nameCareTeam(statement));
  add('facility', claim.facility?.name ?? null);
  add(
    'plan',
    row.planName === null ||
      statement.plans.some(
        ({ name, openedAt, way }) =>
          name === row.planName && (way === undefined ? openedAt === row.openedAt : way === row.way),
      )
      ? null
      : nameSource({ name: row.planName, openedAt: row.openedAt, way: row.way }, words),
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
