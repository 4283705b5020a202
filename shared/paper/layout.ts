/**
 * Lays a statement out in words. Both renderers (the page's paper route and pdfmake) draw the result, so rows and
 * totals cannot differ between them.
 */

import { coveredText, hasCovered } from '../cover-texts.ts';
import { languageCodes } from '../languages.ts';
import { isPacket, type Paper } from '../model/papers/packet.ts';
import type { SinglePaper } from '../model/papers/single-paper.ts';
import type { ClaimsStatement, YearStatement } from '../model/papers/statement.ts';
import { layOutBill } from './bill-layout.ts';
import { layOutCards } from './card-layout.ts';
import { layOutClaim, titleOfClaim } from './claim-blocks.ts';
import { layOutClaimList } from './claim-list-layout.ts';
import type { StatementDocument } from './document.ts';
import { fitDocument, keepExtras } from './fit/fit-document.ts';
import { frameDocument } from './frame.ts';
import { layOutHealth } from './health-layout.ts';
import { layOutHelper } from './letters/helper-layout.ts';
import { layOutLetter } from './letters/letter-layout.ts';
import { layOutList } from './list-layout.ts';
import { layOutAtHand } from './next-year/at-hand-layout.ts';
import { layOutNextYear } from './next-year/next-year-layout.ts';
import { layOutApprovals } from './packet/approvals-layout.ts';
import { layOutCalls } from './packet/calls-layout.ts';
import { layOutConsent } from './packet/consent-layout.ts';
import { layOutDoctor } from './packet/doctor-layout.ts';
import { layOutCharts, layOutLimitsPaper } from './packet/limits-layout.ts';
import { layOutLog } from './packet/log-layout.ts';
import { layOutPacket } from './packet/packet-layout.ts';
import { layOutAttention, layOutRecent } from './packet/recent-layout.ts';
import { layOutWorksheet } from './packet/worksheet-layout.ts';
import { tidyTexts } from './tidy-text.ts';
import { describeOrigin, nameSource, type Words } from './words.ts';
import { layOutYear } from './year-blocks.ts';

/**
 * The paper as documents that follow each other, each from a new sheet: those of one language of the paper, then those of
 * the other.
 */
export function layOutDocuments(
  statement: Paper,
  wordsIn: (language: Words['language']) => Words,
): StatementDocument[] {
  const { language } = statement.options;
  const languages = language === 'bilingual' ? languageCodes : [language];
  return languages.flatMap((one) => {
    const words = wordsIn(one);
    const other = () => wordsIn(languageCodes.find((code) => code !== one) ?? one);
    if (isPacket(statement))
      return layOutPacket(statement, words, (paper) => layOutStatement(paper, words, other)).map(tidyTexts);
    return layOutStatement(statement, words, other);
  });
}

/**
 * The statement in one language, with the parts that it has room for in the other one, too. All its texts have been
 * through {@link tidyTexts}.
 */
export function layOutStatement(
  statement: SinglePaper,
  words: Words,
  other: () => Words = () => words,
): StatementDocument {
  return keepExtras(layOutAndFit(statement, words), () => layOutAndFit(statement, other()));
}

function layOutAndFit(statement: SinglePaper, words: Words): StatementDocument {
  const document = tidyTexts(
    sayCovered(
      addMedicare(addLeftOut(layOut(statement, words), statement, words), statement, words),
      statement.kind,
      words,
    ),
  );
  return fitDocument(fitRunning(document), words.t('wholeNames'));
}

/** Letters that fit in two lines of large print. */
const longestRunning = 80;

/** Shortens what is too long for the head of further sheets: it would run into the text. */
function fitRunning(document: StatementDocument): StatementDocument {
  const { running } = document;
  if (running.length <= longestRunning) return document;
  return { ...document, running: `${[...running].slice(0, longestRunning - 1).join('')}…` };
}

/** Says at the top what does not fit on paper. */
function addLeftOut(document: StatementDocument, { leftOut }: SinglePaper, { t }: Words): StatementDocument {
  if (leftOut === 0) return document;
  const said = t('leftOut', { count: leftOut });
  return { ...document, blocks: [{ kind: 'paragraph', strong: true, text: said }, ...document.blocks] };
}

/** Says at the end what Medicare's terms ask for: never above what the person looks for. */
function addMedicare(document: StatementDocument, statement: SinglePaper, { t }: Words): StatementDocument {
  if (!('ofMedicare' in statement) || !statement.ofMedicare) return document;
  const said = { kind: 'paragraph', small: true, text: t('common:medicare') } as const;
  return { ...document, blocks: [...document.blocks, said] };
}

const withoutSums: ReadonlySet<SinglePaper['kind']> = new Set(['doctor', 'health', 'approvals', 'letter']);

/** Says at the top, and in place of each text, what the person chose to leave out. */
function sayCovered(document: StatementDocument, kind: SinglePaper['kind'], { t }: Words): StatementDocument {
  if (!hasCovered(document)) return document;
  const said = t(withoutSums.has(kind) ? 'covered.saysRecords' : 'covered.says');
  const { blocks, ...rest } = replaceTexts(document, coveredText, t('covered.text'));
  return { ...rest, blocks: [{ kind: 'paragraph', strong: true, text: said }, ...blocks] };
}

function replaceTexts<T>(value: T, from: string, to: string): T {
  if (typeof value === 'string') return value.replaceAll(from, to) as T;
  if (Array.isArray(value)) return value.map((one) => replaceTexts(one, from, to)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, replaceTexts(inner, from, to)]),
  ) as T;
}

function layOut(statement: SinglePaper, words: Words): StatementDocument {
  switch (statement.kind) {
    case 'card':
      return layOutCards(statement, words);
    case 'health':
      return layOutHealth(statement, words);
    case 'bill':
      return layOutBill(statement, words);
    case 'next-year':
      return layOutNextYear(statement, words);
    case 'at-hand':
      return layOutAtHand(statement, words);
    case 'bills':
    case 'news':
    case 'visits':
      return layOutList(statement, words);
    case 'list':
      return layOutClaimList(statement, words);
    case 'helper':
      return layOutHelper(statement, words);
    case 'letter':
      return layOutLetter(statement, words);
    case 'approvals':
      return layOutApprovals(statement, words);
    case 'calls':
      return layOutCalls(statement, words);
    case 'worksheet':
      return layOutWorksheet(statement, words);
    case 'access-log':
      return layOutLog(statement, words);
    case 'consent':
      return layOutConsent(statement, words);
    case 'recent':
    case 'pharmacy':
      return layOutRecent(statement, words);
    case 'attention':
      return layOutAttention(statement, words);
    case 'doctor':
      return layOutDoctor(statement, words);
    case 'charts':
      return layOutCharts(statement, words);
    case 'limits':
      return layOutLimitsPaper(statement, words);
    case 'claim':
    case 'year':
      return layOutClaims(statement, words);
  }
}

function layOutClaims(statement: ClaimsStatement, words: Words): StatementDocument {
  const { options } = statement;
  const { t } = words;
  const isYear = statement.kind === 'year';
  const title = isYear ? t('yearTitle', { year: statement.year }) : titleOfClaim(statement, words);
  const blocks = isYear ? layOutYear(statement, words) : layOutClaim(statement, words);
  const document = frameDocument(
    {
      options,
      title,
      personName: statement.personName,
      about: describeStatement(statement, words),
      notABill: t('notABill'),
      madeOn: statement.madeOn,
      origin: describeOrigin(statement.plans, words),
      blocks,
    },
    words,
  );
  return isYear ? document : { ...document, fileTitle: t('claim.fileTitle') };
}

/** Letters that fit on one line below the title. */
const longestLine = 78;

function describeStatement(statement: ClaimsStatement, words: Words): string[] {
  const { t } = words;
  const { plans, options } = statement;
  const person = statement.personName ?? t('nameNotShared');
  const named = plans.map(({ memberId, ...plan }) =>
    memberId === null
      ? nameSource(plan, words)
      : `${nameSource(plan, words)} · ${t(options.fullMemberId ? 'memberFull' : 'member', { id: memberId })}`,
  );
  const phones = plans.map(({ phone }) => (phone === null ? null : t('planPhone', { phone })));
  const span =
    statement.kind === 'year'
      ? words.span(statement.from, statement.to, 'long')
      : words.span(statement.row.serviceStart, statement.row.serviceEnd, 'long');
  const isDollars = statement.kind === 'claim' ? statement.row.currency === 'USD' : hasDollars(statement);
  const currency = isDollars ? t('inDollars') : null;
  const joinFacts = (...facts: (string | null | undefined)[]) => facts.filter(Boolean).join(' · ');
  // The dates have a line of their own where they would break this one.
  const joinLines = (first: string | null, ...facts: (string | null | undefined)[]) => {
    const line = joinFacts(first, ...facts);
    return line.length <= longestLine ? [line] : [first, joinFacts(...facts)];
  };
  const dates = statement.kind === 'year' ? span && t('span', { span }) : span;
  const lines =
    plans.length === 1
      ? [joinFacts(person, named[0]), ...joinLines(dates, phones[0], currency)]
      : [person, ...named.map((name, index) => joinFacts(name, phones[index])), joinFacts(dates, currency)];
  if (statement.kind === 'year' && statement.ofPlan !== null)
    lines.push(t('ofPlan', { plan: statement.ofPlan }));
  return lines.filter((line): line is string => Boolean(line));
}

/** True where amounts in tables are US dollars without a sign. */
function hasDollars({ totals }: YearStatement): boolean {
  return totals.some(({ currency }) => currency === 'USD');
}
