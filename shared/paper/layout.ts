/**
 * Lays a statement out in words. Both renderers (the page's paper route and pdfmake) draw the result, so rows and
 * totals cannot differ between them.
 */
import type { ClaimsStatement, Statement } from '../model/statement.ts';
import { layOutCards } from './card-layout.ts';
import { layOutClaim, titleOfClaim } from './claim-blocks.ts';
import type { StatementDocument } from './document.ts';
import { layOutHealth } from './health-layout.ts';
import { layOutLetter } from './letter-layout.ts';
import { layOutList } from './list-layout.ts';
import { tidyTexts } from './tidy-text.ts';
import { describeOrigin, nameSource, type Words } from './words.ts';
import { layOutYear } from './year-blocks.ts';

/** The statement in words. All its texts have been through {@link tidyTexts}. */
export function layOutStatement(statement: Statement, words: Words): StatementDocument {
  return fitMargins(tidyTexts(addLeftOut(layOut(statement, words), statement, words)));
}

/** Letters that fit in two lines of large print, and in four lines beside the page number. */
const longestRunning = 80;
const longestMade = 200;

/** Shortens or moves what is too long for a header or footer: it would run into the text. */
function fitMargins(document: StatementDocument): StatementDocument {
  const { running, made, blocks } = document;
  const isShort = made === null || made.length <= longestMade;
  return {
    ...document,
    running:
      running.length <= longestRunning ? running : `${[...running].slice(0, longestRunning - 1).join('')}…`,
    made: isShort ? made : null,
    blocks: isShort || blocks.length === 0 ? blocks : [...blocks, { kind: 'paragraph', text: made }],
  };
}

/** Says at the top what does not fit on paper. */
function addLeftOut(document: StatementDocument, { leftOut }: Statement, { t }: Words): StatementDocument {
  if (leftOut === 0) return document;
  const said = t('leftOut', { count: leftOut });
  return { ...document, blocks: [{ kind: 'paragraph', strong: true, text: said }, ...document.blocks] };
}

function layOut(statement: Statement, words: Words): StatementDocument {
  if (statement.kind === 'card') return layOutCards(statement, words);
  if (statement.kind === 'health') return layOutHealth(statement, words);
  if (statement.kind === 'bills' || statement.kind === 'news' || statement.kind === 'visits')
    return layOutList(statement, words);
  if (statement.kind === 'letter') return layOutLetter(statement, words);
  return layOutClaims(statement, words);
}

function layOutClaims(statement: ClaimsStatement, words: Words): StatementDocument {
  const { options } = statement;
  const { t } = words;
  const isYear = statement.kind === 'year';
  const isLarge = options.size === 'large';
  const title = isYear ? t('yearTitle', { year: statement.year }) : titleOfClaim(statement, words);
  const blocks = isYear ? layOutYear(statement, words) : layOutClaim(statement, words);
  const made = describeOrigin(statement.plans, statement.madeOn, words);
  return {
    language: options.language,
    paper: options.paper,
    size: options.size,
    title,
    fileTitle: isYear ? title : t('claim.fileTitle'),
    running: [title, statement.personName].filter((part) => part !== null).join(' · '),
    about: describeStatement(statement, words),
    notABill: t('notABill'),
    cards: [],
    blocks: isLarge ? [...blocks, { kind: 'paragraph', text: made }] : blocks,
    made: isLarge ? null : made,
    pageOf: t('page', { page: '{page}', pages: '{pages}' }),
  };
}

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
  const lines =
    plans.length === 1
      ? [`${person} · ${named[0]}`, span && t('span', { span }), phones[0]]
      : [
          person,
          ...named.map((name, index) => [name, phones[index]].filter(Boolean).join(' · ')),
          span && t('span', { span }),
        ];
  return lines.filter((line) => line !== null && line !== undefined);
}
