/** A call sheet: whom to call, room for what was said, and a page for notes. */
import type { CallsStatement } from '../../model/papers/single-paper.ts';
import { citeName } from '../../words/letters/cite.ts';
import type { Block, StatementDocument } from '../document.ts';
import { drawBlank, frameDocument } from '../frame.ts';
import { nameSource, type Words } from '../words.ts';

/** So many that they fill one sheet, in large print two. */
const calls = { regular: 3, large: 2, 'extra-large': 2 };
const noteLines = { regular: 8, large: 8, 'extra-large': 6 };

export function layOutCalls(statement: CallsStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, plans } = statement;
  const { size } = options;
  const line = drawBlank(options, 1);
  const phones = plans.map((plan) => {
    const id = citeName(plan.memberId, t);
    return {
      label: nameSource(plan, words),
      value: [citeName(plan.phone, t) ?? t('packet:calls.noPhone'), id === null ? null : t('member', { id })]
        .filter((part) => part !== null)
        .join(' · '),
    };
  });
  const half = drawBlank(options, size === 'regular' ? 0.3 : 0.5);
  const call = (number: number): Block[] => [
    { kind: 'heading', text: t('packet:calls.call', { number }) },
    {
      kind: 'lines',
      lines: [
        size === 'regular'
          ? t('packet:calls.when', { blank: half })
          : t('packet:calls.whenLarge', { blank: half }),
        ...(size === 'regular'
          ? [t('packet:calls.who', { blank: half })]
          : [t('packet:calls.spoke', { blank: half }), t('packet:calls.reference', { blank: half })]),
        t('packet:calls.said'),
        line,
        t('packet:calls.next'),
        line,
      ],
    },
  ];
  return frameDocument(
    {
      options,
      title: t('packet:calls.title'),
      personName,
      about: [personName ?? t('nameNotShared')],
      notABill: t('notABill'),
      madeOn,
      origin: t('origin.none'),
      blocks: [
        ...(phones.length === 0 ? [] : [{ kind: 'facts', rows: phones } as const]),
        { kind: 'paragraph', text: t('packet:calls.tip') },
        ...Array.from({ length: calls[size] }, (_, index) => call(index + 1)).flat(),
        { kind: 'heading', text: t('packet:calls.notes') },
        { kind: 'lines', lines: Array.from({ length: noteLines[size] }, () => line) },
      ],
    },
    words,
  );
}
