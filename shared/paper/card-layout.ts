/** Insurance cards on paper, to cut out for a wallet or in large print. */

import { localDay } from '../dates.ts';
import type { CoverageCard, CoverageNumbers } from '../model/coverage.ts';
import type { CardStatement } from '../model/statement.ts';
import { formatNumber } from '../number.ts';
import {
  type CoverageTranslate,
  cardTitle,
  className,
  classValue,
  contactName,
  costName,
  costNetwork,
  costValue,
  hasGroup,
  memberPhone,
  pharmacyClasses,
  relationshipText,
  validText,
} from '../words/coverage.ts';
import type { Block, CardSide, StatementDocument, WalletCard } from './document.ts';
import { nameSource, type Words } from './words.ts';

type Item = CardStatement['cards'][number];
type Row = { label: string; value: string; strong?: true };

/** Lays cards out in words. A number that people expect on a card is marked as missing where the plan sent none. */
export function layOutCards(statement: CardStatement, words: Words): StatementDocument {
  const paper = new CardWords(words);
  const { t } = paper;
  const { options, cards } = statement;
  const isLarge = options.size === 'large';
  const title = t(cards.length === 1 ? 'paper.one' : 'paper.title');
  const made = t('paper.made', { date: words.date(statement.madeOn) ?? statement.madeOn });
  return {
    language: options.language,
    paper: options.paper,
    size: isLarge ? 'large' : 'regular',
    title,
    fileTitle: title,
    running: t('paper.running'),
    about: isLarge ? [] : [t('paper.cut')],
    notABill: t('paper.foot'),
    cards: isLarge ? [] : cards.map((item) => paper.wallet(item)),
    blocks: isLarge ? [...cards.flatMap((item) => paper.large(item)), { kind: 'paragraph', text: made }] : [],
    made: isLarge ? null : made,
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

  wallet(item: Item): WalletCard {
    const { card } = item;
    const front = [...this.#memberRows(item), ...this.#groupRows(item), ...this.#planRows(card)];
    const phones = card.contacts.filter(({ phones }) => phones.length > 0);
    const back: Row[] = [
      ...this.#classRows(item, (kind) => pharmacyClasses.includes(kind)),
      ...phones.map((contact) => ({ label: contactName(contact, this.t), value: contact.phones.join(', ') })),
      ...this.#payerId(card),
    ];
    return {
      front: { ...this.#head(card), rows: front.slice(0, mostFront), notes: [] },
      back: {
        ...this.#head(card),
        title: this.t('backSide'),
        about: null,
        rows: back.slice(0, mostBack),
        notes: this.#foot(card),
      },
    };
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
      { kind: 'heading', text: [cardTitle(card, t), this.#payer(card)].join(' · ') },
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
    return { title: this.#payer(card), about: cardTitle(card, this.t) };
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
      ...this.#subscriberRows(card, numbers),
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
    return [
      ...(card.type?.text ? [{ label: t('field.planType'), value: card.type.text }] : []),
      ...(valid === null ? [] : [{ label: t('field.valid'), value: valid }]),
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

/** Rows that fit on a side of 2.125 inches. */
const mostFront = 8;
const mostBack = 9;
