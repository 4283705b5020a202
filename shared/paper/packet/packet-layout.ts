/** A packet or a year book: a cover with what is inside, then person by person, each behind a sheet of their own. */
import { sumOpenBills } from '../../model/bills/bill-lists.ts';
import { doctorParts, type PacketStatement } from '../../model/papers/packet.ts';
import type { SinglePaper } from '../../model/papers/single-paper.ts';
import { type HealthGroup, kindsIn } from '../../words/health-groups.ts';
import type { Block, StatementDocument } from '../document.ts';
import { getSheet, getTypeSizes } from '../fit/sheet.ts';
import { countLines, measureText } from '../fit/text-width.ts';
import { frameDocument, listSources } from '../frame.ts';
import { describeOrigin, type Words } from '../words.ts';
import { layOutShares } from '../year-blocks.ts';
import { layOutEmergencyCard } from './doctor-layout.ts';

type Person = PacketStatement['people'][number];

/** The documents in one language; no sheet holds anything of two people but the cover, which holds their names. */
export function layOutPacket(
  statement: PacketStatement,
  words: Words,
  layOutPaper: (paper: SinglePaper) => StatementDocument,
): StatementDocument[] {
  const { people, options } = statement;
  const isForDoctor = people.every(
    ({ parts }) =>
      parts.some(({ part }) => part === 'doctor') && parts.every(({ part }) => isDoctorPart(part)),
  );
  const laid = people.map((person): Laid => {
    const split = person.parts
      .flatMap(({ papers }) => papers)
      .filter((paper) => options.language !== 'bilingual' || isInLanguage(paper, words.language))
      .map((paper) => layOutPaper(isForDoctor ? leaveOutCosts(paper) : paper))
      .map((document) => (isForDoctor ? addEmergencyCard(document, person, words) : document))
      .map((document) => splitCards(document, isForDoctor));
    return {
      person,
      sheets: split.flatMap(({ sheets }) => sheets),
      rest: split.flatMap(({ rest }) => rest),
    };
  });
  const hasDividers = people.length > 1 && !isForDoctor;
  return [
    ...(isForDoctor ? [] : [layOutCover(statement, laid, words)]),
    ...laid.flatMap((one) => [...(hasDividers ? [layOutDivider(one, statement, words)] : []), ...one.sheets]),
  ];
}

/** Of one person; `rest`: what had no room on their cards, nor below them. */
type Laid = { person: Person; sheets: StatementDocument[]; rest: Block[] };

/** What care costs stands on cards in large print; it is nothing that a doctor needs. */
function leaveOutCosts(paper: SinglePaper): SinglePaper {
  if (paper.kind !== 'card') return paper;
  const cards = paper.cards.map((item) => {
    const { costs, notes, ...card } = item.card;
    return { ...item, card: { ...card, costs: [], notes: notes.filter((note) => !note.includes('$')) } };
  });
  return { ...paper, cards };
}

/** Who cuts out cards has one for an emergency, too, where it takes no sheet of its own: the first page says the same. */
function addEmergencyCard(document: StatementDocument, { parts }: Person, words: Words): StatementDocument {
  const doctor = parts.flatMap(({ papers }) => papers).find((paper) => paper.kind === 'doctor');
  if (document.cards.length === 0 || doctor === undefined) return document;
  const longer = { ...document, cards: [...document.cards, layOutEmergencyCard(doctor, words)] };
  return splitCards(longer, true).sheets.length > splitCards(document, true).sheets.length
    ? document
    : longer;
}

/** The first sheet of what a doctor needs is its own cover. */
function isDoctorPart(part: Person['parts'][number]['part']): boolean {
  return doctorParts.some((one) => one === part);
}

/** Cards to cut out that one sheet holds below a title and a line, and below more than that. */
const cardsOnSheet = { most: 4, least: 3 };

/** Heights on a sheet of cards, in points: of a card with its margins, and of what stands below cards, more than less. */
const heights = { card: 165, heading: 36, fact: 30 };

/** True for headings and facts that the room of so many cards holds. */
function fitBelow(blocks: readonly Block[], cards: number): boolean {
  const used = blocks.reduce((sum, block) => {
    if (block.kind === 'heading') return sum + heights.heading;
    return sum + (block.kind === 'facts' ? block.rows.length * heights.fact : Number.POSITIVE_INFINITY);
  }, 0);
  return used <= cards * heights.card;
}

/**
 * Cards stand alone, a sheet at a time. What had no room on them stands below the last ones, or is the rest where it has no
 * room there; what a doctor needs says the numbers of each plan itself.
 */
function splitCards(document: StatementDocument, isForDoctor: boolean): Pick<Laid, 'sheets' | 'rest'> {
  const { cards, blocks, title, notABill, size } = document;
  if (cards.length === 0) return { sheets: [document], rest: [] };
  // Whose they are, and how to cut.
  const about = document.about.join(' · ');
  const { width, side } = getSheet(document);
  const type = getTypeSizes(size);
  const room = width - 2 * side;
  const stamp = measureText(notABill ?? '', type.text) + 40;
  const isLow = countLines(title, type.title, room - stamp) === 1 && countLines(about, type.text, room) === 1;
  const most = isLow ? cardsOnSheet.most : cardsOnSheet.least;
  const count = Math.ceil(cards.length / most);
  const rest = isForDoctor ? [] : blocks;
  const isBelow = fitBelow(rest, count * most - cards.length);
  const sheets = Array.from({ length: count }, (_, sheet) => ({
    ...document,
    about: [about],
    blocks: isBelow && sheet === count - 1 ? rest : [],
    cards: cards.slice(sheet * most, (sheet + 1) * most),
  }));
  return { sheets, rest: isBelow ? [] : rest };
}

/** A letter is in one language only. */
function isInLanguage(paper: SinglePaper, language: Words['language']): boolean {
  return paper.kind !== 'letter' || paper.options.language === language;
}

function layOutCover(statement: PacketStatement, laid: readonly Laid[], words: Words): StatementDocument {
  const { t } = words;
  const { kind, people, year, leftOut } = statement;
  const names = people.map((person) => nameOf(person, words));
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' }).format(names);
  const slots = { names: list, year: year ?? '' };
  const saysOrigin = people.length === 1 && people[0]?.share !== null;
  const cover = frame(statement, words, {
    title: t(`packet:cover.${kind}`, slots),
    blocks: [
      { kind: 'paragraph', strong: true, text: t('packet:cover.private') },
      ...(leftOut > 0
        ? [{ kind: 'paragraph', strong: true, text: t('packet:cover.leftOut', { count: leftOut }) } as const]
        : []),
      ...laid.flatMap((one): Block[] => [
        { kind: 'heading', text: nameOf(one.person, words) },
        // Of several people the cover holds no more than names: the rest stands on a sheet of each one's own.
        ...(laid.length > 1 ? listContents(one.person, words) : layOutPerson(one, words)),
      ]),
      ...(saysOrigin ? [] : [{ kind: 'paragraph', text: t('origin.none') } as const]),
    ],
  });
  // The head of a sheet has no room for many names.
  const fileTitle = t(`packet:cover.file.${kind}`, { year: year ?? '' });
  return { ...cover, fileTitle, running: fileTitle };
}

/** What the bills inside ask for altogether, and what of it agrees: the sums of the Bills screen. One with an example in it says so. */
function layOutOwed({ parts }: Person, { t, money }: Words): Block[] {
  const bills = parts
    .flatMap(({ papers }) => papers)
    .flatMap((paper) => (paper.kind === 'bills' ? paper.rows : []));
  const examples = sumOpenBills(bills.filter(({ bill }) => bill.isExample));
  const markIf = (label: string, isExample: boolean) => (isExample ? `${label} (${t('example')})` : label);
  return sumOpenBills(bills).map(({ currency, cents, bills: count, match, toAsk, twiceCents }): Block => {
    const example = examples.find((one) => one.currency === currency);
    return {
      kind: 'facts',
      rows: [
        {
          label: markIf(t('bills.open', { count }), example !== undefined),
          value: `${money(cents, currency)} · ${t('packet:cover.asked')}`,
        },
        ...(match.bills > 0
          ? [
              {
                label: markIf(t('bills:sum.match'), (example?.match.bills ?? 0) > 0),
                value: money(match.cents, currency),
              },
            ]
          : []),
        ...(toAsk.bills > 0
          ? [
              {
                label: markIf(t('bills:sum.ask'), (example?.toAsk.bills ?? 0) > 0),
                value: money(toAsk.cents, currency),
              },
            ]
          : []),
        ...(twiceCents > 0
          ? [
              {
                label: markIf(t('bills:sum.twice'), (example?.twiceCents ?? 0) > 0),
                value: money(twiceCents, currency),
              },
            ]
          : []),
      ],
    };
  });
}

function hasTotals({ totals }: { totals: readonly unknown[] }): boolean {
  return totals.length > 0;
}

/** What the claims of a year come to, apart from bills: it may be on them already. */
function layOutYearShare({ share }: Person, words: Words): Block[] {
  if (share === null) return [];
  return [
    { kind: 'heading', text: words.t('packet:cover.share', { year: share.year }) },
    ...layOutShares(share, words),
    { kind: 'paragraph', text: describeOrigin(listSources(share.byPlan.filter(hasTotals)), words) },
  ];
}

function layOutDivider(one: Laid, statement: PacketStatement, words: Words): StatementDocument {
  return frame(statement, words, { title: nameOf(one.person, words), blocks: layOutPerson(one, words) });
}

/** What is inside, what it comes to, and what of the cards has no room elsewhere. */
function layOutPerson({ person, rest }: Laid, words: Words): Block[] {
  return [
    ...listContents(person, words),
    ...layOutOwed(person, words),
    ...layOutYearShare(person, words),
    ...rest,
  ];
}

function frame(
  { options, madeOn }: PacketStatement,
  words: Words,
  { title, blocks }: { title: string; blocks: Block[] },
): StatementDocument {
  const { t } = words;
  return frameDocument(
    {
      options,
      title,
      personName: null,
      about: [],
      notABill: t('notABill'),
      madeOn,
      origin: '',
      blocks,
    },
    words,
  );
}

/** What is behind this sheet, in order, and what was asked for and is not here. */
function listContents({ parts }: Person, { t, language }: Words): Block[] {
  const name = ({ part, papers }: Person['parts'][number]) =>
    part === 'attention' && !papers.some(({ kind }) => kind === 'letter')
      ? t('packet:part.withoutLetters')
      : t(`packet:part.${part}`);
  const found = parts.map((one) =>
    one.part === 'medicines' && one.papers.length > 0
      ? splitMedicines(one.papers, t)
      : {
          inside: one.papers.length > 0 ? [name(one)] : [],
          missing: one.papers.length > 0 ? [] : [name(one)],
        },
  );
  const inside = found.flatMap((one) => one.inside);
  const missing = found.flatMap((one) => one.missing);
  return [
    ...(inside.length === 0 ? [] : [{ kind: 'list', items: inside } as const]),
    ...(missing.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: t('packet:cover.missing', {
              list: new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(missing),
            }),
          } as const,
        ]),
  ];
}

/** What of medicines and allergies is there: what was bought at a pharmacy is neither a list of medicines nor of allergies. */
function splitMedicines(
  papers: readonly SinglePaper[],
  t: Words['t'],
): { inside: string[]; missing: string[] } {
  const kinds = papers.flatMap((paper) =>
    paper.kind === 'health' ? paper.rows.map(({ kind }) => kind) : [],
  );
  const has = (group: HealthGroup) => kinds.some((kind) => kindsIn(group).includes(kind));
  const isBought = papers.some(({ kind }) => kind === 'pharmacy');
  const groups = (['medicine', 'allergy'] as const).map((group) => ({
    title: t(`health:group.${group}.title`),
    isThere: has(group),
    isMissed: !has(group) && !(group === 'medicine' && isBought),
  }));
  return {
    inside: [
      ...groups.filter(({ isThere }) => isThere).map(({ title }) => title),
      ...(isBought ? [t('packet:pharmacy.title')] : []),
    ],
    missing: groups.filter(({ isMissed }) => isMissed).map(({ title }) => title),
  };
}

function nameOf({ personName }: Person, { t }: Words): string {
  return personName ?? t('nameNotShared');
}
