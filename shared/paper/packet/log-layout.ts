/** The access log on paper. */
import { localDay } from '../../dates.ts';
import type { AccessRow } from '../../model/access-log.ts';
import type { LogStatement } from '../../model/papers/single-paper.ts';
import { countKinds, sumKinds } from '../../not-shown.ts';
import { nameKinds, sayReasons } from '../../words/not-shown.ts';
import { nameHosts, nameRequest } from '../../words/papers/access-log.ts';
import type { Block, Cell, StatementDocument } from '../document.ts';
import { frameDocument } from '../frame.ts';
import type { Words } from '../words.ts';

export function layOutLog(statement: LogStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, isEveryone, rows } = statement;
  return frameDocument(
    {
      options,
      title: t('access-log:screen'),
      personName: isEveryone ? null : (personName ?? t('nameNotShared')),
      about: [isEveryone ? t('access-log:everyone') : (personName ?? t('nameNotShared'))],
      notABill: t('packet:log.stamp'),
      madeOn,
      origin: t('origin.none'),
      blocks: [
        ...(rows.length === 0 ? [] : layOutHead(statement, words)),
        ...layOutNotShown(statement, words),
        ...(rows.length === 0 ? [] : [layOutRows(statement, words)]),
      ],
    },
    words,
  );
}

function layOutHead(statement: LogStatement, words: Words): Block[] {
  const { isEveryone, isComplete, hosts, hasErased, personName } = statement;
  const { t, language } = words;
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(hosts);
  const whole = isComplete
    ? [t('access-log:complete.yes'), t(`access-log:complete.${hasErased ? 'yesErasedText' : 'yesText'}`)]
    : [t('access-log:complete.no'), t('access-log:complete.noText')];
  return [
    { kind: 'paragraph', text: t('access-log:lead') },
    ...(isEveryone
      ? []
      : [
          {
            kind: 'paragraph',
            text: t('access-log:ofPersonPaper', { name: personName ?? t('nameNotShared') }),
          } as const,
        ]),
    { kind: 'paragraph', strong: true, text: whole.join(' ') },
    { kind: 'paragraph', text: t(`access-log:${nameHosts(hosts, hasErased)}`, { hosts: list }) },
  ];
}

/** What plans sent that is in no list: how much waits for an answer, and of the rest why. */
function layOutNotShown({ notShown, people }: LogStatement, { t, locale }: Words): Block[] {
  if (notShown.length === 0) return [];
  const kept = countKinds(notShown.filter(({ reason }) => reason === 'asked'));
  const count = sumKinds(kept);
  const others = notShown.filter(({ reason }) => reason !== 'asked');
  return [
    { kind: 'heading', text: t('whose:notShown.title') },
    ...(count === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: t('whose:aside.kept', { what: nameKinds(kept, t, locale), count }),
          } as const,
        ]),
    ...[...Map.groupBy(others, ({ connectionId }) => connectionId).values()].flatMap((own): Block[] => {
      const plan = own[0]?.planName ?? '';
      const name = people.find(({ id }) => id === own[0]?.personId)?.name ?? t('nameNotShared');
      return [
        { kind: 'paragraph', strong: true, text: t('whose:notShown.plan', { plan, name }) },
        { kind: 'list', items: sayReasons(own, null, t, locale) },
      ];
    }),
  ];
}

function layOutRows({ rows, isEveryone }: LogStatement, words: Words): Block {
  const { t } = words;
  return {
    kind: 'table',
    isDense: true,
    caption: t('access-log:caption'),
    columns: [
      { title: t('access-log:column.when'), kind: 'date' },
      { title: t('access-log:column.what'), kind: 'text' },
      { title: t('packet:log.where'), kind: 'text' },
      { title: t('access-log:column.result'), kind: 'text' },
    ],
    rows: rows.map((row) => layOutRow(row, isEveryone, words)),
    foot: null,
  };
}

function layOutRow(row: AccessRow, isEveryone: boolean, words: Words): Cell[] {
  const { t, date, locale } = words;
  const moment = new Date(row.at);
  const time = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(moment);
  const when: Cell = [{ text: date(localDay(moment), 'medium') ?? '' }, { text: time, small: true }];
  if (row.erased) return [when, [{ text: t('access-log:erased', { count: row.records ?? 0 }) }], [], []];
  const result =
    row.result === 'ok' && row.records !== null
      ? t('access-log:records', { count: row.records })
      : t(`access-log:result.${row.result}`);
  return [
    when,
    [{ text: nameRequest(t, row), strong: true, more: ` · ${t(`access-log:why.${row.why}`)}` }],
    [
      { text: row.host ?? t('access-log:thisComputer') },
      // The head names the person whom the whole paper is about.
      ...(row.personName === null || !isEveryone ? [] : [{ text: row.personName, small: true as const }]),
    ],
    [{ text: result }],
  ];
}
