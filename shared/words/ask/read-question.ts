/**
 * What a person asks about their claims, read from their words by rules: each part is a filter that the list has, or is
 * not understood. Nothing is guessed from what is left; a word that asks for more than a sum makes all of it no question.
 */
import { addDays, addMonths, monthOf, yearOf } from '../../dates.ts';
import type { ClaimKind, ClaimState } from '../../model/claims/claim.ts';
import type { ClaimFilter } from '../../model/claims/claims-view.ts';
import type { AskedAbout, AskedSum } from '../../model/claims/question.ts';
import { isNearWord } from '../../near-words.ts';
import { foldText, splitWords } from '../../split-words.ts';
import { readTypedCents } from '../../typed-amount.ts';
import { findCareName } from '../care-names.ts';
import { askingPhrases, findMeaning, longestPhrase, type Meaning } from './ask-words.ts';

/** Names that a question may hold. `people`: those with records here. */
export type KnownNames = {
  readonly providers: readonly string[];
  readonly drugs: readonly string[];
  readonly doctors: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string | null }[];
};

export type AskingContext = {
  readonly names: KnownNames;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The year of a chip that is there already: a month alone is one of it. */
  readonly year: number | null;
  /** True for a word that claims have: it is never taken for a mistyped one. */
  hasWord(word: string): boolean;
};

/** What was understood: filters that are named, everything else left out. */
export type ReadQuestion = {
  readonly filter: Partial<ClaimFilter>;
  readonly about: AskedAbout | null;
  readonly sum: AskedSum | null;
  /** Words that were not understood, as they were typed. */
  readonly left: string;
};

/** `isBeyond`: its words ask for what no sum of claims answers. */
export type QuestionAnswer = { readonly question: ReadQuestion | null; readonly isBeyond: boolean };

type Token = { readonly raw: string; readonly word: string; readonly cents: number | null };

/** Amounts, and words; what a sign holds together with a digit in it, as claim numbers and dates, is one word. */
const tokenPattern =
  /(?:US)?\$\s?\d[\d.,]{0,15}|\d[\d.,]{0,15}\s?\$|\d[\d,]{0,15}\.\d{2}|[\p{L}\p{N}\p{M}]+(?:[-/][\p{L}\p{N}\p{M}]+)*/gu;

function splitTokens(text: string): Token[] {
  const parts = [...text.matchAll(tokenPattern)].flatMap(([part]) =>
    /[-/]/.test(part) && !/\p{N}/u.test(part) ? part.split(/[-/]/) : [part],
  );
  return parts.map((raw) => {
    const typed = raw.replace(/\s/g, '').replace(/[.,]$/, '');
    const cents = /[$.,]/.test(typed) ? readTypedCents(typed) : null;
    return { raw, word: foldText(raw), cents };
  });
}

type Edge = Extract<Meaning, { is: 'edge' }>['edge'];
type Bound = Extract<Meaning, { is: 'bound' }>['bound'];
type Span = { edge: Edge | null; year: number | null; month: number | null; day: number | null };

class Beyond extends Error {}

/** Reads what was typed. */
export function readQuestion(text: string, context: AskingContext): QuestionAnswer {
  try {
    const question = new Reader(splitTokens(text), context).read();
    return { question, isBeyond: false };
  } catch (error) {
    if (error instanceof Beyond) return { question: null, isBeyond: true };
    throw error;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #context: AskingContext;
  readonly #kinds = new Set<ClaimKind>();
  readonly #states = new Set<ClaimState>();
  readonly #spans: Span[] = [];
  readonly #filter: Partial<ClaimFilter> = {};
  readonly #left: string[] = [];
  #about: AskedAbout | null = null;
  #sum: AskedSum | null = null;
  #isPlanPaid = false;
  #asksAmount = false;
  #edge: { edge: Edge; raw: string } | null = null;
  #bound: { bound: Bound; raw: string } | null = null;
  /** True while only words of no weight came after the last part of a date. */
  #isInDate = false;
  /** What was said, part by part: kinds and decisions of "dental denied" are one of each. */
  readonly #said: Part[] = [];
  /** The part before an "or". */
  #before: Part | null = null;

  constructor(tokens: readonly Token[], context: AskingContext) {
    this.#tokens = tokens;
    this.#context = context;
  }

  read(): ReadQuestion | null {
    for (let at = 0; at < this.#tokens.length; ) at += this.#take(at);
    for (const marker of [this.#edge, this.#bound]) if (marker) this.#left.push(marker.raw);
    if (this.#isPlanPaid && (this.#asksAmount || this.#sum !== null)) this.#setSum('planPaid');
    else if (this.#isPlanPaid) for (const state of paidStates) this.#states.add(state);
    this.#fillDates();
    const { from, to, year } = this.#filter;
    if (from && to && from > to) throw new Beyond();
    if (this.#kinds.size > 0) this.#filter.kinds = [...this.#kinds];
    if (this.#states.size > 0) this.#filter.states = [...this.#states];
    this.#checkTogether();
    const left = this.#left.join(' ');
    // "How much did the blood test cost" asks for the claims of that care.
    const isOfCare = this.#left.length < this.#tokens.length && findCareName(left) !== null;
    const isNothing = Object.keys(this.#filter).length === 0 && !this.#about && !this.#sum && !isOfCare;
    return isNothing || (year !== undefined && (year ?? 0) > 2100)
      ? null
      : { filter: this.#filter, about: this.#about, sum: this.#sum, left };
  }

  /** Bounds are of the billed amount; of a share or a payment they are no filter. A limit is of a plan, not of claims. */
  #checkTogether(): void {
    const { minBilledCents: least, maxBilledCents: most } = this.#filter;
    const hasBound = least !== undefined || most !== undefined;
    if (hasBound && ((this.#sum !== null && this.#sum !== 'billed') || this.#about !== null))
      throw new Beyond();
    if ((least ?? 0) > (most ?? Number.POSITIVE_INFINITY)) throw new Beyond();
    // "May 5 or 6", "5 to 10 May": another day is meant.
    if (this.#spans.some(({ day }) => day !== null) && this.#left.some((word) => readDay(word) !== null))
      throw new Beyond();
    if (this.#about === null) return;
    if (this.#left.length > 0 || (this.#sum !== null && partSums.has(this.#sum))) throw new Beyond();
    if (this.#about === 'owe' || this.#about === 'next-bill') return;
    if (this.#about === 'taxes') {
      this.#sum = null;
      return;
    }
    const { year: _, personId: __, ...others } = this.#filter;
    if (Object.keys(others).length > 0 || this.#sum === 'billed' || this.#sum === 'planPaid')
      throw new Beyond();
    this.#sum = null;
  }

  /** Takes what begins at this token; answers how many it is. */
  #take(at: number): number {
    const token = this.#tokens[at];
    if (!token) return 1;
    if (token.cents !== null && this.#takeCents(token.cents, token.raw)) return 1;
    if (/^\d{1,6}(?:st|nd|rd|th)?$/.test(token.word)) {
      const taken = this.#takeNumber(at);
      if (taken > 0) return taken;
    }
    const phrase = this.#findPhrase(at);
    const name = this.#findName(at);
    if (name && name.length > (phrase?.length ?? 0)) {
      this.#say('name');
      name.use();
      this.#isInDate = false;
      return name.length;
    }
    if (phrase && this.#apply(phrase.meaning, at, phrase.length)) return phrase.length;
    const near = this.#findNear(token);
    if (near && this.#apply(near, at, 1)) return 1;
    this.#leave(token.raw);
    return 1;
  }

  #leave(raw: string): void {
    this.#left.push(raw);
    this.#isInDate = false;
  }

  #findPhrase(at: number): { meaning: Meaning; length: number } | null {
    const words = this.#tokens.slice(at, at + longestPhrase).map(({ word }) => word);
    for (let length = words.length; length > 0; length--) {
      const meaning = findMeaning(words.slice(0, length).join(' '));
      if (meaning) return { meaning, length };
    }
    return null;
  }

  /** The longest run of words that one name alone begins with; of drugs, also several of one name. */
  #findName(at: number): { length: number; use(): void } | null {
    const words = this.#tokens.slice(at).map(({ word }) => word);
    const { providers, drugs, doctors, people } = this.#context.names;
    const person = findRun(words, people, ({ name }) => name ?? '');
    if (person && person.found.length === 1)
      return { length: person.length, use: () => this.#setPerson(person.found[0]?.id ?? '') };
    const provider = findRun(words, providers, (name) => name);
    const doctor = findRun(words, doctors, (name) => name, 'anywhere');
    const drug = findRun(words, drugs, (name) => name);
    if (drug && drug.length >= (provider?.length ?? 0)) {
      const named = splitRaw(drug.found[0] ?? '')
        .slice(0, drug.length)
        .join(' ');
      return { length: drug.length, use: () => this.#setOnce('drug', named) };
    }
    for (const [slot, run] of [
      ['provider', provider],
      ['doctor', doctor],
    ] as const) {
      const [only, ...more] = run?.found ?? [];
      const isLonger = slot === 'doctor' || (run?.length ?? 0) >= (doctor?.length ?? 0);
      if (run && isLonger && only !== undefined && more.length === 0)
        return { length: run.length, use: () => this.#setOnce(slot, only) };
    }
    return null;
  }

  /** "Or" holds only between parts of one kind: all parts together must be true. */
  #say(part: Part): void {
    if (this.#before !== null && this.#before !== part) throw new Beyond();
    this.#before = null;
    if (this.#said.at(-1) !== part) this.#said.push(part);
    // "Pharmacy denied, dental paid" asks for two things.
    const pairs = this.#said.filter((one) => one === 'kinds' || one === 'states');
    if (pairs.filter((one, at) => one !== pairs[at - 1]).length > 3) throw new Beyond();
  }

  #setPerson(id: string): void {
    this.#setOnce('personId', id);
  }

  #setOnce<Name extends 'provider' | 'doctor' | 'drug' | 'personId' | 'amount'>(
    name: Name,
    value: NonNullable<ClaimFilter[Name]>,
  ): void {
    if (this.#filter[name] !== undefined && this.#filter[name] !== value) throw new Beyond();
    this.#filter[name] = value as ClaimFilter[Name];
  }

  /** What a mistyped word means, where just one thing is near and no claim has the word. */
  #findNear({ word }: Token): Meaning | null {
    // A word with a digit is a name or a number, and mistyped for nothing.
    if (word.length < 6 || /\d/.test(word) || this.#context.hasWord(word)) return null;
    const near = askingPhrases.filter(([phrase]) => isNearWord(word, phrase));
    const meanings = new Map(near.map(([, meaning]) => [JSON.stringify(meaning), meaning]));
    return meanings.size === 1 ? ([...meanings.values()][0] ?? null) : null;
  }

  /** Takes a meaning; false where it does not hold here. */
  #apply(meaning: Meaning, at: number, length: number): boolean {
    if (meaning.is !== 'small' && meaning.is !== 'month') this.#isInDate = false;
    const part = partOf[meaning.is];
    if (part) this.#say(part);
    const raw = this.#tokens
      .slice(at, at + length)
      .map((token) => token.raw)
      .join(' ');
    switch (meaning.is) {
      case 'beyond':
        throw new Beyond();
      case 'small':
        if (/^(?:or|o|u)$/.test(this.#tokens[at]?.word ?? '')) this.#before = this.#said.at(-1) ?? null;
        return true;
      case 'howMuch':
        this.#asksAmount = true;
        return true;
      case 'kinds':
        return this.#takeKinds(meaning.kinds, at, length);
      case 'states':
        for (const state of meaning.states) this.#states.add(state);
        return true;
      case 'about':
        this.#setAbout(meaning.about);
        return true;
      case 'pastDue':
        this.#setAbout('owe');
        this.#setDay('to', addDays(this.#context.today, -1));
        return true;
      case 'sum':
        this.#setSum(meaning.sum);
        return true;
      case 'planPaid':
        this.#isPlanPaid = true;
        return true;
      case 'bound':
        this.#bound = { bound: meaning.bound, raw };
        return true;
      case 'edge':
        this.#edge = { edge: meaning.edge, raw };
        return true;
      case 'year':
        this.#addSpan({ year: yearOf(this.#context.today) - meaning.ago });
        return true;
      case 'monthsAgo': {
        const day = addMonths(`${this.#context.today.slice(0, 7)}-01`, -meaning.ago);
        this.#addSpan({ year: yearOf(day), month: monthOf(day) });
        return true;
      }
      case 'month':
        return this.#takeMonth(meaning, at);
    }
  }

  /** A part of the share that is named says more than the share, or what was paid of it. */
  #setSum(sum: AskedSum): void {
    const [part, other] = partSums.has(sum) ? [sum, this.#sum] : [this.#sum, sum];
    const isPartOf = part !== null && partSums.has(part) && (other === 'paid' || other === 'yourShare');
    if (this.#sum !== null && this.#sum !== sum && !isPartOf) throw new Beyond();
    this.#sum = isPartOf ? part : sum;
  }

  #setAbout(about: AskedAbout): void {
    if (this.#about !== null && this.#about !== about) throw new Beyond();
    this.#about = about;
  }

  /** "Doctor Reyes" is a name: only what follows says that it is no kind of care. */
  #takeKinds(kinds: readonly ClaimKind[], at: number, length: number): boolean {
    const next = this.#tokens[at + length];
    const isTitle =
      length === 1 &&
      /^doctor[a]?$/.test(this.#tokens[at]?.word ?? '') &&
      next !== undefined &&
      /^\p{L}{3,}$/u.test(next.word) &&
      this.#findPhrase(at + 1) === null;
    if (!isTitle) for (const kind of kinds) this.#kinds.add(kind);
    return true;
  }

  /** A short name of a month is one only beside a year; else it is a word like others. */
  #takeMonth({ month, isShort }: Extract<Meaning, { is: 'month' }>, at: number): boolean {
    if (isShort && !this.#isBesideYear(at)) return false;
    const next = this.#tokens[at + 1]?.word ?? '';
    const day = readDay(next);
    this.#addSpan({ month });
    const span = this.#spans.at(-1);
    if (day !== null && span && span.day === null && this.#tokens[at + 1]?.cents === null) span.day = day;
    return true;
  }

  #isBesideYear(at: number): boolean {
    const isYear = (token: Token | undefined) => token !== undefined && readYear(token.word) !== null;
    const after = this.#tokens.slice(at + 1).find(({ word }) => findMeaning(word)?.is !== 'small');
    return isYear(after) || isYear(this.#tokens[at - 1]);
  }

  /** "A partir de marzo", "up to March": of a date it is where a span begins or ends. */
  #turnBound(): void {
    const { bound, raw } = this.#bound ?? {};
    if (raw === undefined || (bound !== 'least' && bound !== 'most')) return;
    this.#edge = { edge: bound === 'least' ? 'from' : 'to', raw };
    this.#bound = null;
  }

  /** Joins a part of a date to the one before it that lacks it. */
  #addSpan(part: Partial<Omit<Span, 'edge'>>): void {
    this.#say('date');
    this.#turnBound();
    const last = this.#spans.at(-1);
    const joins =
      last !== undefined &&
      this.#isInDate &&
      this.#edge === null &&
      !(part.year !== undefined && last.year !== null) &&
      !(part.month !== undefined && last.month !== null);
    if (joins) Object.assign(last, part);
    else {
      this.#spans.push({ edge: this.#edge?.edge ?? null, year: null, month: null, day: null, ...part });
      this.#edge = null;
    }
    this.#isInDate = true;
  }

  /** A number: of a bound, of a day, of a year; 0 where it says nothing. */
  #takeNumber(at: number): number {
    const { word = '', raw = '' } = this.#tokens[at] ?? {};
    const next = this.#tokens[at + 1]?.word ?? '';
    const year = readYear(word);
    const isEdgeOfYear = year !== null && this.#bound?.bound === 'least';
    if (isEdgeOfYear && this.#bound) {
      this.#edge = { edge: 'from', raw: this.#bound.raw };
      this.#bound = null;
    }
    if (this.#bound && /^\d+$/.test(word)) {
      this.#takeCents(Number(word) * 100, raw);
      return /^(dollars?|dolares|usd)$/.test(next) ? 2 : 1;
    }
    if (/^(dollars?|dolares|usd)$/.test(next) && /^\d+$/.test(word)) {
      this.#takeCents(Number(word) * 100, `$${word}`);
      return 2;
    }
    if (year !== null) {
      this.#addSpan({ year });
      return 1;
    }
    const day = readDay(word);
    const before = this.#spans.at(-1);
    if (day !== null && before && before.day === day && this.#isInDate) return 1;
    const month = this.#tokens[at + 1] && this.#findMonthAfter(at + 1);
    if (day === null || !month) return 0;
    this.#addSpan({ month: month.month, day });
    return month.until - at;
  }

  /** "5 de marzo", "5 March": the month that the words after a day name. */
  #findMonthAfter(at: number): { month: number; until: number } | null {
    for (let index = at; index < at + 2; index++) {
      const meaning = findMeaning(this.#tokens[index]?.word ?? '');
      if (meaning?.is === 'month' && !meaning.isShort) return { month: meaning.month, until: index + 1 };
      if (meaning?.is !== 'small') return null;
    }
    return null;
  }

  /** An amount: of the bound before it, else one to find. */
  #takeCents(cents: number, raw: string): boolean {
    const bound = this.#bound?.bound ?? (this.#edge && edgeBounds[this.#edge.edge]) ?? null;
    if (bound === null) {
      if (!raw.includes('$')) return false;
      this.#setOnce('amount', raw.replace(/\s/g, ''));
      return true;
    }
    this.#bound = null;
    this.#edge = null;
    const isLeast = bound === 'over' || bound === 'least';
    const name = isLeast ? 'minBilledCents' : 'maxBilledCents';
    if (this.#filter[name] !== undefined) throw new Beyond();
    this.#filter[name] = bound === 'over' ? cents + 1 : bound === 'under' ? cents - 1 : cents;
    return true;
  }

  #fillDates(): void {
    const [first, second, ...others] = this.#spans;
    if (first && second && others.length === 0) joinSpans(first, second);
    for (const span of this.#spans) this.#fillSpan(span);
  }

  #fillSpan(span: Span): void {
    const { edge, month, day } = span;
    if (edge === null && this.#filter.year !== undefined) throw new Beyond();
    if (edge === null && month === null) {
      if (this.#filter.from !== undefined || this.#filter.to !== undefined) throw new Beyond();
      this.#filter.year = span.year;
      return;
    }
    const year = span.year ?? this.#yearOfMonth(month ?? 1);
    const two = (value: number) => String(value).padStart(2, '0');
    const first = `${year}-${two(month ?? 1)}-${two(day ?? 1)}`;
    if (day !== null && day > daysOfMonth(year, month ?? 1)) throw new Beyond();
    const last =
      day !== null ? first : addDays(month === null ? `${year + 1}-01-01` : addMonths(first, 1), -1);
    if (edge === null || edge === 'from' || edge === 'after')
      this.#setDay('from', edge === 'after' ? addDays(last, 1) : first);
    if (edge === null || edge === 'to' || edge === 'before')
      this.#setDay('to', edge === 'before' ? addDays(first, -1) : last);
  }

  #setDay(name: 'from' | 'to', day: string): void {
    if (this.#filter[name] !== undefined) throw new Beyond();
    this.#filter[name] = day;
  }

  /** Of a month without a year: that of the chip, else the latest one that has begun. */
  #yearOfMonth(month: number): number {
    const { year, today } = this.#context;
    return year ?? (month <= (monthOf(today) ?? 12) ? yearOf(today) : yearOf(today) - 1);
  }
}

/**
 * "2025 since March" and "since March until June 2025" say the year once, for both; of "2024 through 2025" the first is where
 * it begins. Two that say nothing of how they go together are beyond.
 */
function joinSpans(first: Span, second: Span): void {
  const { edge: firstEdge, year: firstYear } = first;
  const isYear = (span: Span) => span.edge === null && span.month === null;
  if (isYear(first) && second.year === null) second.year = firstYear;
  else if (isYear(second) && first.year === null) first.year = second.year;
  else if (firstEdge === null && second.edge === 'to') first.edge = 'from';
  else if (isYear(first) || isYear(second)) throw new Beyond();
  if (first.edge !== 'from' || second.edge !== 'to' || (first.year === null) === (second.year === null))
    return;
  if (first.month === null || second.month === null || first.month > second.month) throw new Beyond();
  first.year ??= second.year;
  second.year ??= firstYear;
}

type Part = 'kinds' | 'states' | 'date' | 'name' | 'amount' | 'about' | 'sum';

const partOf: Partial<Record<Meaning['is'], Part>> = {
  kinds: 'kinds',
  states: 'states',
  planPaid: 'states',
  year: 'date',
  monthsAgo: 'date',
  about: 'about',
  pastDue: 'about',
  sum: 'sum',
};

const partSums: ReadonlySet<AskedSum> = new Set(['copay', 'coinsurance']);
const paidStates = ['plan-paid', 'plan-paid-part'] as const;
const edgeBounds = { from: 'least', to: 'most', before: 'under', after: 'over' } as const;

function daysOfMonth(year: number, month: number): number {
  const next = addMonths(`${year}-${String(month).padStart(2, '0')}-01`, 1);
  return Number(addDays(next, -1).slice(8));
}

function readYear(word: string): number | null {
  return /^(?:19|20)\d\d$/.test(word) ? Number(word) : null;
}

function readDay(word: string): number | null {
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? 0);
  return day >= 1 && day <= 31 ? day : null;
}

function splitRaw(name: string): string[] {
  return name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/**
 * The longest run of words, from the first on, that names begin with or have anywhere, and these names. One word that has a
 * meaning of its own, or is short, is no name.
 */
function findRun<T>(
  words: readonly string[],
  all: readonly T[],
  nameOf: (one: T) => string,
  where: 'beginning' | 'anywhere' = 'beginning',
): { found: T[]; length: number } | null {
  const [first = ''] = words;
  let best: { found: T[]; length: number } | null = null;
  for (const one of all) {
    const name = splitWords(nameOf(one));
    const starts = where === 'beginning' ? [0] : name.keys();
    const length = Math.max(0, ...[...starts].map((start) => countSame(name.slice(start), words)));
    const isShort = length === 0 || (length === 1 && (first.length < 3 || findMeaning(first) !== undefined));
    if (isShort || (best !== null && length < best.length)) continue;
    if (best !== null && length === best.length) best.found.push(one);
    else best = { found: [one], length };
  }
  return best;
}

/** How many words agree. Behind the first one, at least four letters stand for the word of the name that they begin. */
function countSame(name: readonly string[], words: readonly string[]): number {
  const isSame = (at: number) => {
    const [own = '', typed = ''] = [name[at], words[at]];
    return own === typed || (at > 0 && typed.length >= 4 && own.startsWith(typed) && !findMeaning(typed));
  };
  let length = 0;
  while (length < Math.min(name.length, words.length) && isSame(length)) length++;
  return length;
}
