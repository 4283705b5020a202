/** Insurance cards on paper, to cut out for a wallet or in large print. */

import { localDay } from '../dates.ts';
import type { CardStatement } from '../model/papers/statement.ts';
import type { CoverageCard, CoverageNumbers } from '../model/plans/coverage.ts';
import { formatNumber } from '../number.ts';
import {
  assistanceText,
  type CoverageTranslate,
  cardTitle,
  className,
  classValue,
  contactName,
  costName,
  costNetwork,
  costValue,
  hasGroup,
  isCurrent,
  memberPhone,
  pharmacyClasses,
  planTypeText,
  relationshipText,
  validText,
} from '../words/coverage.ts';
import type { Block, CardSide, StatementDocument, WalletCard } from './document.ts';
import { countLines, measureText } from './fit/text-width.ts';
import { nameSource, type Words } from './words.ts';

type Item = CardStatement['cards'][number];
type Row = { label: string; value: string; strong?: true };

/** Lays cards out in words. A number that people expect on a card is marked as missing where the plan sent none. */
export function layOutCards(statement: CardStatement, words: Words): StatementDocument {
  const paper = new CardWords(words);
  const { t } = paper;
  const { options, cards } = statement;
  const isLarge = options.size !== 'wallet';
  const hasEnded = !cards.some(({ card }) => isCurrent(card));
  const title = t(hasEnded ? 'paper.ended' : cards.length === 1 ? 'paper.one' : 'paper.title');
  const names = [...new Set(cards.flatMap(({ card }) => card.memberName ?? []))].join(', ');
  const wallets = cards.map((item) => ({ item, ...paper.wallet(item) }));
  const date = words.date(statement.madeOn, isLarge ? 'medium' : 'long') ?? statement.madeOn;
  return {
    language: words.language,
    paper: options.paper,
    size: options.size === 'wallet' ? 'regular' : options.size,
    title,
    fileTitle: title,
    running: t('paper.running'),
    about: [names, isLarge ? '' : t('paper.cut')].filter((line) => line !== ''),
    notABill: t('paper.foot'),
    cards: isLarge ? [] : wallets.map(({ card }) => card),
    leftEmpty: t('paper.leftEmpty'),
    blocks: isLarge
      ? cards.flatMap((item) => paper.large(item))
      : wallets.flatMap(({ item, rest }) => paper.rest(item, rest)),
    made: words.t(isLarge ? 'madeShort' : 'madeBy', { date }),
    pageOf: words.t('page', { page: '{page}', pages: '{pages}' }),
  };
}

class CardWords {
  readonly t: CoverageTranslate;
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
    this.t = (key, values) => words.t(`coverage:${key}`, values);
  }

  /** A card with as many rows as fit on its sides, and the others to stand beneath it. */
  wallet(item: Item): { card: WalletCard; rest: Row[] } {
    const { card } = item;
    const front = [
      ...this.#memberRows(item),
      ...this.#groupRows(item),
      ...this.#subscriberRows(card, item.numbers),
      ...this.#planRows(card),
    ];
    const phones = card.contacts.filter(({ phones }) => phones.length > 0);
    const back: Row[] = [
      ...this.#classRows(item, (kind) => pharmacyClasses.includes(kind)),
      ...phones.map((contact) => ({ label: contactName(contact, this.t), value: contact.phones.join(', ') })),
      ...this.#payerId(card),
    ];
    const head = this.#head(card);
    const notes = this.#foot(card);
    const { side, height, text, head: headSize, line } = cardSizes;
    const title = countLines(head.title, headSize, side) * headSize;
    const about = head.about === null ? 0 : countLines(head.about, text, side) * text;
    const [onFront, moreFront] = fitRows(front, height - (title + about) * line);
    const said = notes.reduce((sum, note) => sum + countLines(note, text, side), 0);
    const [onBack, moreBack] = fitRows(back, height - (title + said * text) * line);
    return {
      card: {
        front: { ...head, rows: onFront, notes: [] },
        back: { ...head, title: this.t('backSide'), about: null, rows: onBack, notes },
      },
      rest: [...moreFront, ...moreBack],
    };
  }

  /** What has no room on the small card. */
  rest({ card }: Item, rows: Row[]): Block[] {
    if (rows.length === 0) return [];
    return [
      { kind: 'heading', text: this.t('paper.more', { name: this.#payer(card) }) },
      { kind: 'facts', rows: rows.map(({ label, value }) => ({ label, value })) },
    ];
  }

  large(item: Item): Block[] {
    const { card } = item;
    const { t } = this;
    const numbers = [
      ...this.#groupRows(item),
      ...this.#classRows(item, (kind) => kind !== 'plan' && kind !== 'group'),
    ];
    const costs = card.costs.map((cost) => ({
      label: [costName(cost, t), costNetwork(cost, t)].filter(Boolean).join(', '),
      value: [
        costValue(cost, this.#formats()),
        ...cost.exceptions.map((text) => t('costs.except', { text })),
      ].join('. '),
    }));
    const contacts = card.contacts.map((contact) => ({
      label: contactName(contact, t),
      value: [...contact.phones, ...contact.websites, contact.address].filter(Boolean).join(', '),
    }));
    const section = (title: string, rows: Row[]): Block[] =>
      rows.length === 0
        ? []
        : [
            { kind: 'heading', text: title },
            { kind: 'facts', rows },
          ];
    return [
      { kind: 'heading', text: [this.#name(card), this.#payer(card)].join(' · ') },
      {
        kind: 'facts',
        rows: [...this.#memberRows(item), ...this.#planRows(card), ...numbers, ...this.#payerId(card)],
      },
      ...section(t('contacts.title'), contacts),
      ...section(t('costs.title'), costs),
      ...card.notes.map((text): Block => ({ kind: 'paragraph', text })),
      { kind: 'paragraph', text: t('copied', { date: this.#seenOn(card) }) },
      ...(card.source === 'assembled' ? [{ kind: 'paragraph' as const, text: t('assembled') }] : []),
    ];
  }

  #head(card: CoverageCard): Pick<CardSide, 'title' | 'about'> {
    return { title: this.#payer(card), about: this.#name(card) };
  }

  /** What it is called; one that may not be used any more says so. */
  #name(card: CoverageCard): string {
    const { t } = this;
    const title = cardTitle(card, t);
    return isCurrent(card) ? title : `${title} · ${t(card.removed ? 'state.removed' : 'state.past')}`;
  }

  /** Whoever is handed the card reads whether a plan or a file says so. */
  #payer({ payerName, planName, openedAt }: CoverageCard): string {
    return nameSource({ name: payerName ?? planName, openedAt }, this.#words);
  }

  #memberRows({ card, numbers }: Item): Row[] {
    const { t } = this;
    const { memberName, memberIdEnding } = card;
    return [
      ...(memberName === null ? [] : [{ label: t('field.member'), value: memberName }]),
      {
        label: t('field.memberId'),
        value: this.#number(memberIdEnding, numbers?.memberId ?? null),
        strong: true as const,
      },
    ];
  }

  #groupRows(item: Item): Row[] {
    const [group] = this.#classRows(item, (kind) => kind === 'group');
    if (group !== undefined) return [group];
    return hasGroup(item.card) ? [{ label: this.t('field.group'), value: this.t('notSent') }] : [];
  }

  #subscriberRows(card: CoverageCard, numbers: CoverageNumbers | null): Row[] {
    const { t } = this;
    const { subscriberName, memberName, dependent, subscriberIdEnding, memberIdEnding } = card;
    const isOther = subscriberName !== null && subscriberName !== memberName;
    const number =
      subscriberIdEnding === null || subscriberIdEnding === memberIdEnding
        ? null
        : this.#number(subscriberIdEnding, numbers?.subscriberId ?? null);
    const value = [isOther ? subscriberName : null, number].filter((part) => part !== null).join(', ');
    const relationship = isOther ? relationshipText(card, t) : null;
    return [
      ...(value === '' ? [] : [{ label: t(isOther ? 'field.subscriber' : 'field.subscriberId'), value }]),
      ...(relationship === null ? [] : [{ label: t('field.relationship'), value: relationship }]),
      ...(dependent === null ? [] : [{ label: t('field.dependent'), value: dependent }]),
    ];
  }

  #number(ending: string | null, whole: string | null): string {
    if (whole !== null) return whole;
    return ending === null ? this.t('notSent') : this.t('paper.idHidden', { ending });
  }

  #planRows(card: CoverageCard): Row[] {
    const { t } = this;
    const valid = validText(card, this.#formats());
    const type = planTypeText(card, t, this.#words.locale);
    return [
      ...(type === null ? [] : [{ label: t('field.planType'), value: type }]),
      ...(valid === null ? [] : [{ label: t('field.valid'), value: valid }]),
      ...card.assistance.map((one) => ({
        label: t('assistance.title'),
        value: assistanceText(one, this.#formats()),
      })),
    ];
  }

  #classRows({ card, numbers }: Item, isWanted: (kind: string) => boolean): Row[] {
    return card.classes.flatMap((one, index) =>
      isWanted(one.kind)
        ? [
            {
              label: className(one, this.t),
              value: classValue(one, this.t, numbers?.classes[index] ?? null, 'paper.idHidden'),
            },
          ]
        : [],
    );
  }

  #payerId(card: CoverageCard): Row[] {
    return card.otherNumbers
      .filter(({ label }) => label === 'payer-id')
      .map(({ value }) => ({ label: this.t('otherNumber.payer-id'), value }));
  }

  #foot(card: CoverageCard): string[] {
    const date = this.#seenOn(card);
    const phone = memberPhone(card);
    return [
      ...(phone === null ? [`${this.t('field.phone')}: ${this.t('notSent')}`] : []),
      this.t('paper.copiedShort', { date }),
      ...(card.source === 'assembled' ? [this.t('paper.notProof')] : []),
    ];
  }

  #seenOn({ seenAt }: CoverageCard): string {
    return this.#date(localDay(new Date(seenAt))) ?? '';
  }

  #date(text: string | null): string | null {
    return this.#words.date(text);
  }

  #formats() {
    const { money, locale } = this.#words;
    return {
      t: this.t,
      money: (cents: number, currency = 'USD') => money(cents, currency),
      number: (value: number) => formatNumber(value, locale),
      date: (text: string | null) => this.#date(text),
    };
  }
}

/**
 * A side of 3.375 by 2.125 inches inside its padding and rules, and its type, in points; none is under 10.5 points.
 * `line`: the height of a line in `text`s.
 */
export const cardSizes = {
  side: 219,
  height: 128,
  text: 10.5,
  head: 12,
  member: 11,
  line: 1.2,
  labelGap: 8,
} as const;

/** How wide the labels stand beside their values. */
export function measureLabels(rows: readonly Pick<Row, 'label'>[]): number {
  return Math.min(
    cardSizes.side * 0.38,
    Math.max(0, ...rows.map(({ label }) => measureText(label, cardSizes.text))),
  );
}

type Names = { label: string; names: readonly string[] };

/**
 * A side with rows of names above its other rows, each with as many of its first names as there is room for. The longest
 * list is cut first, the one that comes first last of all; each says how many more there are.
 */
export function fitLists(
  { title, about, rows: others, notes }: CardSide,
  lists: readonly Names[],
  sayMore: (count: number) => string,
): CardSide {
  const { side, height, text, head, line } = cardSizes;
  const lines = [...(about === null ? [] : [about]), ...notes].reduce(
    (sum, one) => sum + countLines(one, text, side),
    0,
  );
  const room = height - (countLines(title, head, side) * head + lines * text) * line;
  const shown = lists.map(({ names }) => names.length);
  const makeRows = (): Row[] => [
    ...lists.map(({ label, names }, index) => {
      const left = names.length - (shown[index] ?? 0);
      const value = names.slice(0, shown[index]).join(', ');
      return { label, value: left === 0 ? value : `${value}, ${sayMore(left)}` };
    }),
    ...others,
  ];
  let rows = makeRows();
  while (fitRows(rows, room)[1].length > 0 && Math.max(...shown) > 1) {
    const lengths = shown.map((count, index) => (count > 1 ? (rows[index]?.value.length ?? 0) : 0));
    const later = lengths.slice(1);
    const longest = Math.max(0, ...later) > 0 ? 1 + later.indexOf(Math.max(...later)) : 0;
    shown[longest] = (shown[longest] ?? 1) - 1;
    rows = makeRows();
  }
  return { title, about, rows, notes };
}

/** The rows that fit into so many points one under the other, labels before values, and the others. */
function fitRows(rows: readonly Row[], room: number): [Row[], Row[]] {
  const { side, text, member, line, labelGap } = cardSizes;
  const labels = measureLabels(rows);
  let used = 0;
  const fitting = rows.filter(({ label, value, strong }) => {
    const size = strong ? member : text;
    const lines = Math.max(
      countLines(value, size, side - labels - labelGap),
      countLines(label, text, labels),
    );
    const height = lines * size * line + 1.5;
    if (used + height > room) return false;
    used += height;
    return true;
  });
  return [fitting, rows.filter((row) => !fitting.includes(row))];
}
