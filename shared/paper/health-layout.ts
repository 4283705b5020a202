/** Health records on paper: whose, from which plans, then one table for each kind, with what is current first. */

import type { RecordRow } from '../model/health/health-record.ts';
import type { Measurement } from '../model/health/measurement.ts';
import type { FactValue } from '../model/health/record-fact.ts';
import type { HealthStatement } from '../model/papers/statement.ts';
import { formatNumber } from '../number.ts';
import { createFactWords } from '../words/facts.ts';
import {
  createRecordWords,
  type HealthFormats,
  type HealthTranslate,
  type RecordWords,
} from '../words/health.ts';
import { type HealthGroup, healthGroups, kindsIn } from '../words/health-groups.ts';
import { isRepeated, type KindPart, partsOf, saysActive } from '../words/health-parts.ts';
import type { Block, Cell, Column, StatementDocument, TableBlock, TextLine } from './document.ts';
import { frameDocument } from './frame.ts';
import { describeOrigin, nameSource, type Words } from './words.ts';

/** Lays health records out in words. */
export function layOutHealth(statement: HealthStatement, words: Words): StatementDocument {
  const paper = new HealthPaper(statement, words);
  const { t } = paper;
  const { options, personName, birthDate, plans, madeOn } = statement;
  const born = words.date(birthDate);
  const groups = healthGroups.flatMap((group) => paper.group(group));
  const blocks: Block[] =
    groups.length === 0
      ? []
      : [
          { kind: 'paragraph', text: t('lead.claims') },
          { kind: 'paragraph', text: t('lead.ask'), strong: true },
          ...paper.noAllergies(),
          ...paper.activeMedicines(),
          ...groups,
        ];
  return frameDocument(
    {
      options,
      title: t('page'),
      personName,
      about: [
        [personName ?? words.t('nameNotShared'), born && t('print.born', { date: born })]
          .filter(Boolean)
          .join(' · '),
      ],
      notABill: t('print.stamp'),
      madeOn,
      origin: describeOrigin(plans, words),
      blocks,
    },
    words,
  );
}

/** Longer results and notes go under the name: they would be hard to read in a narrow column. */
const longestFigure = 24;
const longestNote = 40;

const longestDate = 24;

/** Breaks a long span into two lines, since its column does not wrap. */
function splitSpan(text: string): TextLine[] {
  const ends = text.length > longestDate ? text.split(/(?<=\s[–-])\s/u) : [text];
  return ends.map((end) => ({ text: end }));
}

class HealthPaper {
  readonly t: HealthTranslate;
  readonly #statement: HealthStatement;
  readonly #paperWords: Words;
  readonly #words: RecordWords;
  readonly #factWords: (value: FactValue) => string;

  constructor(statement: HealthStatement, words: Words) {
    const { t, exists, english, locale, date, span } = words;
    this.#statement = statement;
    this.#paperWords = words;
    this.t = (key, values) => t(`health:${key}`, values);
    const formats: HealthFormats = {
      t: this.t,
      exists: (key) => exists(`health:${key}`),
      english: (key) => english(`health:${key}`),
      locale,
      number: (value) => formatNumber(value, locale),
      date,
      span: (start, end) => span(start, end, 'long'),
    };
    this.#words = createRecordWords(formats);
    this.#factWords = createFactWords({
      ...formats,
      coded: this.#words.title,
      plain: ({ text, code }) => text ?? code,
    });
  }

  group(group: HealthGroup): Block[] {
    const { rows, options } = this.#statement;
    const own = rows.filter(({ kind }) => kindsIn(group).includes(kind));
    if (own.length === 0) return [];
    const parts: KindPart[] =
      options.past && isRepeated(group) ? [{ name: 'now', rows: own }] : partsOf(group, own);
    const shown = parts.filter(({ name }) => options.past || name !== 'past');
    const title = this.t(`group.${group}.title`);
    if (shown.length === 0) return [{ kind: 'paragraph', text: this.t('print.onlyPast', { title }) }];
    const leftOut = parts
      .filter((part) => !shown.includes(part))
      .reduce((sum, part) => sum + part.rows.length, 0);
    return [
      ...shown.map((part) => this.#table(group, part)),
      ...(leftOut > 0
        ? [{ kind: 'paragraph' as const, text: this.t('print.leftOut', { title, count: leftOut }) }]
        : []),
    ];
  }

  /** Without this line, a paper that lists no allergies could be taken to say that there are none. */
  noAllergies(): Block[] {
    const hasSome = this.#statement.rows.some(({ kind }) => kind === 'allergy');
    return hasSome ? [] : [{ kind: 'paragraph', text: this.t('print.noAllergies') }];
  }

  /** Before all tables: at the end it could stand alone on the last sheet. */
  activeMedicines(): Block[] {
    const hasSome = this.#statement.rows.some(({ kind }) => kindsIn('medicine').includes(kind));
    return hasSome ? [{ kind: 'paragraph', text: this.t('group.medicine.note') }] : [];
  }

  #table(group: HealthGroup, { name, rows }: KindPart): TableBlock {
    const values = rows.map((row) => this.#values(row));
    const hasFigures = values.some(({ figure }) => figure.length > 0);
    const columns: Column[] = [
      { title: this.t('print.date'), kind: 'date' },
      { title: this.t('print.name'), kind: 'text' },
      ...(hasFigures ? [{ title: this.t('record.value'), kind: 'amount' as const }] : []),
    ];
    return {
      kind: 'table',
      caption: this.#caption(group, name),
      columns,
      rows: rows.map((row, index) => [
        splitSpan(this.#words.when(row)),
        this.#what(row, name, values[index]?.lines ?? []),
        ...(hasFigures ? [values[index]?.figure ?? []] : []),
      ]),
      foot: null,
    };
  }

  #caption(group: HealthGroup, name: KindPart['name']): string {
    const { t } = this;
    const title = t(`group.${group}.title`);
    if (isRepeated(group)) return this.#statement.options.past ? title : t('print.newestOfEach', { title });
    if (name === 'now' && !saysActive(group)) return title;
    return `${title}: ${t(name === 'past' ? 'print.past' : `part.${name}`)}`;
  }

  /** What it is, with everything a list on screen says about it; first what makes it doubtful. */
  #what(row: RecordRow, part: KindPart['name'], values: readonly string[]): Cell {
    const { t } = this;
    const { title, doubt, state, removed } = row;
    const stands = [
      doubt && t(`doubt.${doubt}`),
      part === 'now' && state === 'active' ? null : this.#words.state(row),
      removed && t('row.removed'),
    ].filter(Boolean);
    const means = this.#words.dateMeans(row);
    const lines: (string | null)[] = [
      stands.length > 0 ? stands.join(' · ') : null,
      this.#words.summary(row),
      row.dosages.map(this.#factWords).join('; '),
      ...values,
      means && t('print.dateMeans', { means }),
      this.#from(row),
    ];
    return [
      { text: this.#words.title(title), strong: true },
      ...lines.flatMap((text): TextLine[] => (text ? [{ text, small: true }] : [])),
    ];
  }

  /** Who says so. A plan is not named where it is the only one. */
  #from({ planName, openedAt, source }: RecordRow): string | null {
    if (this.#statement.plans.length === 1 && openedAt === null)
      return source && this.t('print.from', { source });
    const plan = nameSource({ name: planName, openedAt }, this.#paperWords);
    return source === null ? plan : this.t('row.from', { plan, source });
  }

  /** The values with the plan's ranges and marks: short ones as a figure, others as lines under the name. */
  #values(row: RecordRow): { figure: Cell; lines: string[] } {
    const { measurements } = row;
    const all = this.#words.values(row);
    const [only, second] = measurements;
    if (all === null || !only) return { figure: [], lines: [] };
    const isShort = all.length <= longestFigure;
    const figure: Cell = isShort ? [{ text: all, strong: true }] : [];
    if (second) return { figure, lines: this.#each(measurements, isShort) ?? (isShort ? [] : [all]) };
    if (!isShort) return { figure, lines: [all, ...this.#about(only)] };
    const [range, ...more] = this.#words.rangeLines(only);
    const mark = this.#words.mark(only);
    const notes = [range, mark].filter((note) => note !== undefined && note !== null);
    const isLong = (note: string) => note.length > longestNote;
    return {
      figure: [...figure, ...notes.filter((note) => !isLong(note)).map((text) => ({ text }))],
      lines: [...notes.filter(isLong), ...more],
    };
  }

  /** Several values, one a line; `null` when the plan says nothing more about any of them. */
  #each(measurements: readonly Measurement[], areSaid: boolean): string[] | null {
    const lines = measurements.map((each) => {
      const about = this.#about(each);
      const name = areSaid ? this.#words.title(each.label) : this.#words.named(each);
      return { line: [name, ...about].join(' · '), isMore: about.length > 0 };
    });
    if (!lines.some(({ isMore }) => isMore)) return null;
    return lines.filter(({ isMore }) => isMore || !areSaid).map(({ line }) => line);
  }

  #about(measurement: Measurement): string[] {
    const mark = this.#words.mark(measurement);
    return [...this.#words.rangeLines(measurement), ...(mark === null ? [] : [mark])];
  }
}
