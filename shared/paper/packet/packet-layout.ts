/** A packet or a year book: a cover with what is inside, then person by person, each behind a sheet of their own. */
import type { PacketStatement } from '../../model/papers/packet.ts';
import type { SinglePaper } from '../../model/papers/single-paper.ts';
import type { Block, StatementDocument } from '../document.ts';
import { frameDocument } from '../frame.ts';
import type { Words } from '../words.ts';

type Person = PacketStatement['people'][number];

/** The documents in one language; no sheet holds anything of two people but the cover, which holds their names. */
export function layOutPacket(
  statement: PacketStatement,
  words: Words,
  layOutPaper: (paper: SinglePaper) => StatementDocument,
): StatementDocument[] {
  const { people, options } = statement;
  const isOfSeveral = people.length > 1;
  return [
    layOutCover(statement, words),
    ...people.flatMap((person) => [
      ...(isOfSeveral ? [layOutDivider(person, statement, words)] : []),
      ...person.parts
        .flatMap(({ papers }) => papers)
        .filter((paper) => options.language !== 'bilingual' || isInLanguage(paper, words.language))
        .map(layOutPaper),
    ]),
  ];
}

/** A letter is in one language only. */
function isInLanguage(paper: SinglePaper, language: Words['language']): boolean {
  return paper.kind !== 'letter' || paper.options.language === language;
}

function layOutCover(statement: PacketStatement, words: Words): StatementDocument {
  const { t } = words;
  const { kind, people, year, leftOut } = statement;
  const names = people.map((person) => nameOf(person, words));
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' }).format(names);
  const slots = { names: list, year: year ?? '' };
  const cover = frame(statement, words, {
    title: t(`packet:cover.${kind}`, slots),
    blocks: [
      { kind: 'paragraph', strong: true, text: t('packet:cover.private') },
      ...(leftOut > 0
        ? [{ kind: 'paragraph', strong: true, text: t('packet:cover.leftOut', { count: leftOut }) } as const]
        : []),
      ...people.flatMap((person): Block[] => [
        { kind: 'heading', text: nameOf(person, words) },
        ...listContents(person, words),
      ]),
      { kind: 'paragraph', text: t('origin.none') },
    ],
  });
  // The head of a sheet has no room for many names.
  const fileTitle = t(`packet:cover.file.${kind}`, { year: year ?? '' });
  return { ...cover, fileTitle, running: fileTitle };
}

function layOutDivider(person: Person, statement: PacketStatement, words: Words): StatementDocument {
  return frame(statement, words, { title: nameOf(person, words), blocks: listContents(person, words) });
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
  const name = ({ part }: Person['parts'][number]) => t(`packet:part.${part}`);
  const inside = parts.filter(({ papers }) => papers.length > 0).map(name);
  const missing = parts.filter(({ papers }) => papers.length === 0).map(name);
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

function nameOf({ personName }: Person, { t }: Words): string {
  return personName ?? t('nameNotShared');
}
