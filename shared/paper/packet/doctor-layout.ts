/**
 * What a doctor needs, on few sheets and without any amount of money. The first sheet is enough in an emergency:
 * allergies, medicines, problems, insurance, and room for what is wrong or new. Parts share sheets.
 */
import { addMonths } from '../../dates.ts';
import { type ClaimRow, listClaimIds } from '../../model/claims/claim-row.ts';
import type { RecordRow } from '../../model/health/health-record.ts';
import type { DoctorStatement } from '../../model/papers/single-paper.ts';
import { formatNumber } from '../../number.ts';
import {
  type CoverageTranslate,
  cardTitle,
  className,
  classValue,
  memberPhone,
  pharmacyClasses,
} from '../../words/coverage.ts';
import { createFactWords } from '../../words/facts.ts';
import { createRecordWords, type HealthTranslate } from '../../words/health.ts';
import { type HealthGroup, kindsIn } from '../../words/health-groups.ts';
import { partsOf } from '../../words/health-parts.ts';
import { citeName } from '../../words/letters/cite.ts';
import { findLastDay, selectGroup } from '../../words/papers/approvals.ts';
import { fitLists } from '../card-layout.ts';
import {
  type Block,
  type Cell,
  type Column,
  isLargePrint,
  type StatementDocument,
  type TextLine,
  type WalletCard,
} from '../document.ts';
import { drawBlank, frameDocument } from '../frame.ts';
import { describeOrigin, nameSource, type Words } from '../words.ts';
import { nameApproval } from './approvals-layout.ts';

export function layOutDoctor(statement: DoctorStatement, words: Words): StatementDocument {
  const { t, date } = words;
  const { options, personName, birthDate, plans, madeOn } = statement;
  const paper = new DoctorPaper(statement, words);
  const born = date(birthDate);
  const name = personName ?? t('nameNotShared');
  const title = t('packet:doctor.title');
  const document = frameDocument(
    {
      options,
      title: name,
      personName: null,
      about: [
        [title, born && t('health:print.born', { date: born }), date(madeOn)].filter(Boolean).join(' · '),
        t('packet:doctor.inside'),
      ],
      notABill: t('packet:doctor.stamp'),
      madeOn,
      origin: describeOrigin(plans, words),
      blocks: paper.sections().flat(),
    },
    words,
  );
  const running = [name, born && t('health:print.born', { date: born })].filter(Boolean).join(' · ');
  return { ...document, fileTitle: title, running };
}

/** Classes of a coverage that a front desk or a pharmacy asks for. */
const numbersOnCard: ReadonlySet<string> = new Set(['group', ...pharmacyClasses]);

/** The card for an emergency, cut out with those of the plans: what the first sheet says, as far as it has room. */
export function layOutEmergencyCard(statement: DoctorStatement, words: Words): WalletCard {
  return new DoctorPaper(statement, words).card();
}

/** Values of a line that is as wide as a date. */
const mostInTrend = 8;

class DoctorPaper {
  readonly #statement: DoctorStatement;
  readonly #words: Words;
  readonly #health: HealthTranslate;
  readonly #records;
  readonly #factWords;

  constructor(statement: DoctorStatement, words: Words) {
    const { t, exists, english, locale, date, span } = words;
    this.#statement = statement;
    this.#words = words;
    this.#health = (key, values) => t(`health:${key}`, values);
    const formats = {
      t: this.#health,
      exists: (key: string) => exists(`health:${key}`),
      english: (key: string) => english(`health:${key}`),
      locale,
      number: (value: number) => formatNumber(value, locale),
      date: (text: string | null) => date(text, 'medium'),
      span: (start: string | null, end: string | null) => span(start, end, 'long'),
    };
    this.#records = createRecordWords(formats);
    this.#factWords = createFactWords({
      ...formats,
      coded: this.#records.title,
      plain: ({ text, code }) => text ?? code,
    });
  }

  /** In the order in which somebody in a hurry looks. Those with nothing to say are left out, save for allergies. */
  sections(): Block[][] {
    return [
      this.#allergies(),
      this.#medicines(),
      this.#problems(),
      this.#insurance(),
      this.#news(),
      this.#more(),
      this.#results(),
      this.#list('immunization'),
      this.#list('procedure'),
      this.#list('device'),
      this.#list('care-plan'),
      this.#visits(),
      this.#approvals(),
      this.#questions(),
    ];
  }

  card(): WalletCard {
    const { t, date } = this.#words;
    const { personName, birthDate, options, madeOn } = this.#statement;
    const born = date(birthDate);
    const about = [personName ?? t('nameNotShared'), born && t('health:print.born', { date: born })];
    const list = (group: HealthGroup) => {
      const { now, unsure } = this.#of(group);
      const current = now.filter((row) => !unsure.has(row)).map((row) => this.#title(row));
      const names = group === 'medicine' && current.length === 0 ? this.#filled() : current;
      return {
        label: this.#nameOf(group),
        names: names.length === 0 ? [t('packet:doctor.notGiven')] : names,
      };
    };
    const say = (count: number) => t('packet:card.more', { count });
    const blank = drawBlank(options, 0.2);
    const front = {
      title: t('packet:card.title'),
      about: about.filter(Boolean).join(', '),
      rows: [],
      notes: [],
    };
    const back = {
      title: t('coverage:backSide'),
      about: null,
      rows: ['call', 'phone'].map((key) => ({ label: t(`packet:card.${key}`), value: blank })),
      notes: [t('packet:card.copied', { date: date(madeOn) ?? madeOn })],
    };
    return {
      front: fitLists(front, [list('allergy'), list('medicine')], say),
      back: fitLists(back, [list('condition')], say),
    };
  }

  /** `unsure`: of `now`, what waits, is on hold, or whose state is not known: it is never printed as current. */
  #of(group: HealthGroup): { now: RecordRow[]; unsure: ReadonlySet<RecordRow>; past: RecordRow[] } {
    const rows = this.#statement.records.filter(({ kind }) => kindsIn(group).includes(kind));
    const parts = partsOf(group, rows);
    const isUnsure = ({ name }: (typeof parts)[number]) => name === 'waiting' || name === 'unknown';
    return {
      now: parts.filter(({ name }) => name !== 'past').flatMap((part) => part.rows),
      unsure: new Set(parts.filter(isUnsure).flatMap((part) => part.rows)),
      past: parts.find(({ name }) => name === 'past')?.rows ?? [],
    };
  }

  #nameOf(group: HealthGroup): string {
    return this.#health(`group.${group}.title`);
  }

  /** The title with what makes it doubtful. */
  #title({ title, doubt }: RecordRow): string {
    const name = this.#records.title(title);
    return doubt === null ? name : `${name} (${this.#health(`doubt.${doubt}`)})`;
  }

  /** The title; of what is not surely current also its state, in the plan's or our words. */
  #titleCell(row: RecordRow, unsure: ReadonlySet<RecordRow>): Cell {
    const title: TextLine = { text: this.#title(row), strong: true };
    return unsure.has(row) ? [title, { text: ` (${this.#unsureState(row)})`, small: true }] : [title];
  }

  #unsureState(row: RecordRow): string {
    return this.#records.state(row) ?? this.#words.t('packet:doctor.stateNotGiven');
  }

  #day(date: string | null): string {
    return this.#words.date(date, 'medium') ?? this.#words.t('packet:doctor.notGiven');
  }

  #allergies(): Block[] {
    const { t } = this.#words;
    const { now } = this.#of('allergy');
    const name = this.#nameOf('allergy');
    const lines: TextLine[] = now.map((row) => ({
      text: this.#title(row),
      strong: true,
      ...(row.summary !== null && { more: `: ${row.summary}` }),
    }));
    return [
      {
        kind: 'alert',
        title: name,
        lines: lines.length > 0 ? lines : [{ text: t('health:print.noAllergies') }],
      },
    ];
  }

  #medicines(): Block[] {
    const { t } = this.#words;
    const { now, unsure } = this.#of('medicine');
    const name = t('packet:doctor.medicines');
    const rows = now.map((row): Cell[] => {
      const how = row.dosages.map(this.#factWords).join('; ') || this.#records.summary(row);
      const bought = this.#bought(row);
      return [
        this.#titleCell(row, unsure),
        [{ text: how || t('packet:doctor.notGiven') }],
        [{ text: this.#day(bought) }],
      ];
    });
    return [
      ...this.#table(name, ['packet:doctor.medicine', 'packet:doctor.how', 'packet:doctor.bought'], rows),
      ...(rows.length === 0 ? [this.#none(name)] : []),
      ...(rows.length === 0 && this.#otherFills().length > 0
        ? [
            {
              kind: 'paragraph',
              text: t('packet:doctor.seeBought', { list: t('packet:doctor.alsoBought') }),
            } as const,
          ]
        : []),
      { kind: 'paragraph', small: true, text: t('packet:doctor.check') },
    ];
  }

  /** What is not needed in an emergency: what else was bought, and what is over. Each medicine is in one list only. */
  #more(): Block[] {
    const { t } = this.#words;
    const { past } = this.#of('medicine');
    const others = this.#otherFills();
    const ended = (rows: readonly RecordRow[]) =>
      rows.map((row) => `${this.#title(row)} (${this.#stateOf(row)})`);
    const lists = [
      ...this.#small(
        t('packet:doctor.alsoBought'),
        others.map((row) =>
          [row.what, this.#words.date(row.serviceStart, 'medium')].filter(Boolean).join(', '),
        ),
      ),
      ...this.#small(t('packet:doctor.notNow'), ended(past)),
      ...this.#small(t('packet:doctor.before'), ended(this.#of('condition').past)),
    ];
    return lists.length === 0 ? [] : [{ kind: 'heading', text: t('packet:doctor.over') }, ...lists];
  }

  /** When it was last bought, as a pharmacy's claim or the plan's own record says. */
  #bought({ title }: RecordRow): string | null {
    const name = this.#records.title(title).toLowerCase();
    const handedOut = this.#statement.records.find(
      (row) => row.kind === 'dispense' && this.#records.title(row.title).toLowerCase() === name,
    );
    const claim = this.#statement.bought.find(({ what }) => what !== null && hasName(new Set([name]), what));
    return (
      [handedOut?.start ?? null, claim?.serviceStart ?? null]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null
    );
  }

  /** What a pharmacy gave out of medicines that are in no list of the plan, the last time of each. */
  #filled(): string[] {
    const { t, date } = this.#words;
    return this.#otherFills().map(({ what: named, serviceStart }) => {
      const what = named ?? t('packet:pharmacy.unnamed');
      const day = date(serviceStart, 'medium');
      return day === null
        ? t('packet:card.filled', { what })
        : t('packet:card.filledOn', { what, date: day });
    });
  }

  /** What was bought and is no medicine of the plan's records: each medicine is in one list only. */
  #otherFills(): DoctorStatement['bought'] {
    const { now, past } = this.#of('medicine');
    const known = new Set([...now, ...past].map((row) => this.#records.title(row.title).toLowerCase()));
    return this.#statement.bought.filter(({ what }) => what !== null && !hasName(known, what));
  }

  #stateOf(row: RecordRow): string {
    return [this.#records.state(row), row.start?.slice(0, 4)].filter(Boolean).join(', ');
  }

  #problems(): Block[] {
    const { now, unsure } = this.#of('condition');
    const name = this.#nameOf('condition');
    const rows = now.map((row): Cell[] => [this.#titleCell(row, unsure), [{ text: this.#day(row.start) }]]);
    return [
      ...this.#table(name, ['packet:doctor.now', 'packet:doctor.since'], rows),
      ...(rows.length === 0 ? [this.#none(name)] : []),
    ];
  }

  #insurance(): Block[] {
    const words = this.#words;
    const t: CoverageTranslate = (key, values) => words.t(`coverage:${key}`, values);
    const name = words.t('packet:doctor.insurance');
    const cards = this.#statement.cards.map(({ card, numbers }) => {
      const ending =
        card.memberIdEnding === null ? t('notSent') : t('paper.idHidden', { ending: card.memberIdEnding });
      const phone = memberPhone(card);
      const payer = nameSource({ name: card.payerName ?? card.planName, openedAt: card.openedAt }, words);
      const facts = [
        `${t('field.memberId')}: ${numbers?.memberId ?? ending}`,
        ...card.classes.flatMap((one, index) =>
          numbersOnCard.has(one.kind)
            ? `${className(one, t)}: ${classValue(one, t, numbers?.classes[index] ?? null, 'paper.idHidden')}`
            : [],
        ),
        ...(phone === null ? [] : [`${t('field.phone')}: ${phone}`]),
      ];
      return { title: cardTitle(card, t), payer, facts: facts.join(' · ') };
    });
    // Cards of one payer with the same numbers stand on one line.
    const same = Map.groupBy(cards, ({ payer, facts }) => JSON.stringify([payer, facts]));
    const lines = [...same.values()].map((own): Block => {
      const titles = own.map(({ title }) => title).join(', ');
      return { kind: 'paragraph', small: true, text: `${own[0]?.payer} · ${titles} · ${own[0]?.facts}` };
    });
    return lines.length === 0 ? [] : [{ kind: 'heading', text: name }, ...lines];
  }

  /** Room to write, at the end of what is needed in an emergency. */
  #news(): Block[] {
    const { t } = this.#words;
    const { options } = this.#statement;
    const isLarge = isLargePrint(options.size);
    const [half, most] = [drawBlank(options, 0.3), drawBlank(options, isLarge ? 0.5 : 0.68)];
    const lines = [t('packet:doctor.wrong', { blank: most }), t('packet:doctor.emergency', { blank: half })];
    return [{ kind: 'lines', lines }];
  }

  /** The newest of each, without what says nothing that a doctor could use. */
  #results(): Block[] {
    const { t } = this.#words;
    const name = t('packet:doctor.results');
    const rows = (['lab', 'vital', 'observation'] as const)
      .flatMap((group) => this.#of(group).now)
      .filter((row) => this.#records.values(row) !== null)
      .map((row): Cell[] => {
        const [only, second] = row.measurements;
        const range = only && !second ? this.#records.range(only) : null;
        const isUsual = only?.interpretation === 'normal';
        const mark = only && !second && !isUsual ? this.#records.mark(only) : null;
        return [
          [{ text: this.#title(row), strong: true }],
          [
            {
              text: [this.#records.values(row) ?? t('packet:doctor.notGiven'), mark]
                .filter(Boolean)
                .join(' · '),
            },
          ],
          [{ text: range ?? t('packet:doctor.notGiven') }],
          [{ text: this.#day(row.start) }],
          this.#trend(row),
        ];
      });
    const titles = ['packet:doctor.test', 'packet:doctor.newest', 'packet:doctor.usual', 'column.date'];
    const drawn = rows.flatMap((row) => row.at(-1)?.[0]?.trend ?? []);
    // Large print has no columns, and a picture there would stand alone.
    if (drawn.length === 0 || isLargePrint(this.#statement.options.size))
      return this.#table(
        name,
        titles,
        rows.map((row) => row.slice(0, -1)),
      );
    const hasRange = drawn.some(({ low, high }) => low !== null || high !== null);
    return [
      ...this.#table(name, [...titles, 'packet:doctor.last'], rows, 2),
      ...(hasRange ? [{ kind: 'paragraph', small: true, text: t('packet:doctor.dashed') } as const] : []),
    ];
  }

  /** The last values of the same test in the same unit, as a line; nothing where there is but one. */
  #trend(row: RecordRow): Cell {
    const [own] = row.measurements;
    if (own === undefined) return [];
    const isSame = ({ title, removed, state, measurements: [first] }: RecordRow) =>
      title.code === row.title.code &&
      title.text === row.title.text &&
      !removed &&
      state !== 'cancelled' &&
      first?.unit === own.unit &&
      first?.label.code === own.label.code;
    const values = this.#statement.records
      .filter(
        (one) => one.kind === row.kind && one.start !== null && one.start <= (row.start ?? '') && isSame(one),
      )
      .slice(0, mostInTrend)
      .flatMap(({ measurements: [first] }) => (first?.value == null ? [] : [first.value]))
      .reverse();
    if (values.length < 2) return [];
    const { low, high } = own;
    const say = (value: number) => formatNumber(value, this.#words.locale);
    return [{ text: '', trend: { values, low, high, says: values.map(say).join(', ') } }];
  }

  /** Of what was done more than once, the newest and how often. */
  #list(group: HealthGroup): Block[] {
    const { t } = this.#words;
    const name = this.#nameOf(group);
    const { now, unsure } = this.#of(group);
    const own = now.filter(({ removed, state }) => !removed && state !== 'not-done');
    const titleOf = (row: RecordRow) =>
      unsure.has(row) ? `${this.#title(row)} (${this.#unsureState(row)})` : this.#title(row);
    const rows = [...Map.groupBy(own, titleOf)].map(([title, same]): Cell[] => {
      const [newest] = same;
      const more = same.length > 1 ? [t('packet:doctor.times', { count: same.length })] : [];
      return [
        [{ text: title, strong: true }],
        [
          {
            text: [newest && this.#records.summary(newest), newest?.source, ...more]
              .filter(Boolean)
              .join(' · '),
          },
        ],
        [{ text: this.#day(newest?.start ?? null) }],
      ];
    });
    return this.#table(name, ['packet:doctor.what', 'packet:doctor.more', 'column.date'], rows);
  }

  /** Of each provider, all that was done, the newest day and how often. */
  #visits(): Block[] {
    const { t, span } = this.#words;
    const { visits, asked, madeOn } = this.#statement;
    const name = t('packet:doctor.visits');
    const unsure = new Set(asked.flatMap(({ firstId, secondId }) => [firstId, secondId]));
    // Claims with the same words are of one visit, but where the question is open.
    const once = Map.groupBy(visits, (row) => {
      const own = listClaimIds(row).find((id) => unsure.has(id)) ?? null;
      return JSON.stringify([row.providerName, row.what, row.serviceStart, own]);
    });
    const visited = [...once.values()].flatMap(([row]) => row ?? []);
    const byProvider = Map.groupBy(visited, ({ providerName }) => providerName);
    const rows = [...byProvider].map(([provider, own]): Cell[] => {
      const [newest] = own;
      const what = new Set(own.map((row) => row.what ?? t(`common:kind.${row.kind}`)));
      const day = newest && span(newest.serviceStart, newest.serviceEnd, 'short');
      return [
        [{ text: provider ?? t('row.providerNotNamed'), strong: true }],
        [
          {
            text: [[...what].join(', '), ...this.#sayTimes(own), ...this.#sayMaybeOne(provider)].join(' · '),
          },
        ],
        [{ text: day ?? t('row.dateNotGiven') }],
      ];
    });
    const caption = `${name} · ${span(addMonths(madeOn, -6), madeOn, 'long') ?? ''}`;
    return this.#table(caption, ['packet:doctor.who', 'packet:doctor.what', 'column.date'], rows);
  }

  /** How often, of visits of one provider: from all that may be one taken as one, to each on its own. */
  #sayTimes(own: readonly ClaimRow[]): string[] {
    const { t, locale } = this.#words;
    const most = own.length;
    const least = countVisits(own, this.#statement.asked);
    if (most === 1) return [];
    if (least === most) return [t('packet:doctor.times', { count: most })];
    const ends = { least: formatNumber(least, locale), most: formatNumber(most, locale) };
    if (most - least > 1) return [t('packet:doctor.timesTo', ends)];
    const either = new Intl.ListFormat(locale, { type: 'disjunction' }).format([ends.least, ends.most]);
    return [t('packet:doctor.timesOr', { either })];
  }

  /** Of visits of one provider: that two of them, or one and one of another provider, may be one visit. */
  #sayMaybeOne(provider: string | null): string[] {
    const { t } = this.#words;
    const { asked, visits } = this.#statement;
    const byId = new Map(visits.flatMap((row) => listClaimIds(row).map((id) => [id, row] as const)));
    const others = asked.flatMap(({ firstId, secondId }) => {
      const [first, second] = [byId.get(firstId), byId.get(secondId)];
      if (!first || !second) return [];
      if (first.providerName === provider) return [second];
      return second.providerName === provider ? [first] : [];
    });
    const names = new Set(others.map(({ providerName }) => providerName));
    return [...names].map((name) =>
      name === provider
        ? t('packet:doctor.maybeOne')
        : t('packet:doctor.maybeOneWith', { provider: citeName(name, t) ?? t('row.providerNotNamed') }),
    );
  }

  #approvals(): Block[] {
    const { t } = this.#words;
    const name = t('approvals:screen');
    const rows = (['now', 'current'] as const)
      .flatMap((group) => selectGroup(this.#statement.approvals, group))
      .map((view): Cell[] => [
        [{ text: nameApproval(view, this.#words), strong: true }],
        [
          {
            text: t(view.approval.mixed ? 'approvals:mixed' : `approvals:decision.${view.approval.decision}`),
          },
        ],
        [{ text: this.#day(findLastDay(view)) }],
      ]);
    return this.#table(
      name,
      ['packet:doctor.approval', 'packet:doctor.decision', 'packet:doctor.until'],
      rows,
    );
  }

  #questions(): Block[] {
    const { t } = this.#words;
    const lines = ['1.', '2.', '3.'].map((number) => `${number} ${drawBlank(this.#statement.options, 0.9)}`);
    return [
      { kind: 'heading', text: t('packet:doctor.questions') },
      { kind: 'lines', lines },
      { kind: 'heading', text: t('packet:doctor.said') },
      { kind: 'lines', lines },
    ];
  }

  /** `dates`: how many columns at the end are as narrow as a date. */
  #table(caption: string, titles: readonly string[], rows: Cell[][], dates = 1): Block[] {
    if (rows.length === 0) return [];
    const { t } = this.#words;
    const isLarge = isLargePrint(this.#statement.options.size);
    const texts = titles.length - dates;
    const columns = titles.map((title, index): Column => {
      // Large print has no columns: what follows the name stands with its title.
      if (isLarge && index > 0) return { title: t(title), kind: 'amount' };
      return { title: t(title), kind: index < texts ? 'text' : 'date' };
    });
    return [
      { kind: 'table', ...(!isLarge && { isDense: true as const }), caption, columns, rows, foot: null },
    ];
  }

  #none(name: string): Block {
    return { kind: 'paragraph', text: this.#words.t('packet:doctor.none', { name }) };
  }

  #small(label: string, items: readonly string[]): Block[] {
    return items.length === 0
      ? []
      : [{ kind: 'paragraph', small: true, text: `${label}: ${items.join(' · ')}` }];
  }
}

/** Names of plans and of records differ in what follows the name, as a strength or a form. */
function hasName(names: ReadonlySet<string>, what: string): boolean {
  const said = what.toLowerCase();
  return [...names].some((name) => said.startsWith(name) || name.startsWith(said));
}

/** The fewest visits that these may be: each pair that nobody answered yet is taken as one. */
function countVisits(rows: readonly ClaimRow[], asked: DoctorStatement['asked']): number {
  const visits = rows.map((row) => new Set(listClaimIds(row)));
  return asked.reduce((all, { firstId, secondId }) => {
    const [one, other] = [firstId, secondId].map((id) => all.find((visit) => visit.has(id)));
    if (!one || !other || one === other) return all;
    return [...all.filter((visit) => visit !== one && visit !== other), new Set([...one, ...other])];
  }, visits).length;
}
