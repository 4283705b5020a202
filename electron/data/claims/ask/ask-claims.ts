/** Questions in words: what they mean, what they may become while they are typed, and where to go on without an answer. */
import { everyClaim } from '#shared/every-claim';
import type { ClaimFilter } from '#shared/model/claims/claims-view';
import {
  type AskedClaims,
  mostSuggestions,
  mostWays,
  type Question,
  type Suggestion,
  type WaysOn,
} from '#shared/model/claims/question';
import { isNearWord } from '#shared/near-words';
import { foldText, splitWords } from '#shared/split-words';
import { askingPhrases, findMeaning } from '#shared/words/ask/ask-words';
import { type KnownNames, type ReadQuestion, readQuestion } from '#shared/words/ask/read-question';
import { listPlace } from '../keep/search-text.ts';
import { createWordsReader, filterRows } from './filter-claims.ts';
import { type ClaimParts, countClaims } from './list-claims.ts';
import type { PersonRows, RowEntry } from './person-rows.ts';

type Asked = {
  filter: ClaimFilter;
  text: string;
  /** `YYYY-MM-DD` */
  today: string;
  /** Knows no doctor, place or drug by name. */
  withoutNames?: boolean;
};

const mostCompletions = 4;
const mostNames = 4;

/** What the words mean beside what was understood before (`filter`), and what they may become. */
export function askClaims(parts: ClaimParts, asked: Asked): AskedClaims {
  const read = readAsked(parts, asked);
  const reading = read && !isPoorer(parts, asked, read) ? read : null;
  const questions = [...(reading ? [reading] : []), ...completeQuestion(parts, asked)];
  const names = asked.withoutNames ? [] : listNamed(parts, asked);
  const usual = listUsual(asked.filter).filter((one) => !isAmong(questions, one));
  const suggestions = [
    ...dropRepeated(questions)
      .slice(0, mostCompletions)
      .map((question) => suggest(parts, 'question', question)),
    ...names.filter((one) => !isAmong(questions, one)).map((question) => suggest(parts, 'name', question)),
    ...usual.map((question) => suggest(parts, 'usual', question)),
  ];
  const shown = suggestions.filter(
    ({ question, count, group }) =>
      count > 0 || question === reading || question.about !== null || group === 'usual',
  );
  return { reading, suggestions: shown.slice(0, mostSuggestions) };
}

/** True where the question finds nothing, but its words, searched for as they are, find claims. */
function isPoorer(parts: ClaimParts, { filter, text }: Asked, question: Question): boolean {
  return !isAnswered(question, parts) && countClaims(parts, { ...filter, text: text.trim() }).count > 0;
}

function suggest(parts: ClaimParts, group: Suggestion['group'], question: Question): Suggestion {
  const { count, sums } = countClaims(parts, question.filter);
  return { group, question, count, sums };
}

/** The words as a question; `null` where they are none. */
function readAsked(parts: ClaimParts, { filter, text, today, withoutNames }: Asked): Question | null {
  return readIn(parts, { filter, today, ...(withoutNames && { withoutNames }) }, text).question;
}

type Context = Omit<Asked, 'text'>;

function readIn(
  parts: ClaimParts,
  { filter, today, withoutNames = false }: Context,
  text: string,
): { question: Question | null; isBeyond: boolean } {
  const { personId } = filter;
  const person = parts.rows.of(personId);
  const known = withoutNames ? noNames : knowNames(parts, person);
  const people = parts.connections.people();
  const { question, isBeyond } = readQuestion(text, {
    names: { ...known, people: people.length > 1 ? people : [] },
    today,
    year: filter.year,
    hasWord: (word) => filterRows(parts.db, person, { ...everyClaim(personId), text: word }).length > 0,
  });
  return { question: question && joinQuestion(filter, question), isBeyond };
}

/** What is said anew stands in place of what was said of it before; kinds and decisions are added to it. */
function joinQuestion(before: ClaimFilter, { filter, about, sum, left }: ReadQuestion): Question {
  const isOtherDate = filter.from !== undefined || filter.to !== undefined || filter.year !== undefined;
  const dates = isOtherDate ? { year: null, from: null, to: null } : {};
  const kinds = [...new Set([...before.kinds, ...(filter.kinds ?? [])])];
  const states = [...new Set([...before.states, ...(filter.states ?? [])])];
  return {
    filter: { ...before, ...dates, ...filter, kinds, states, text: left === '' ? null : left },
    about,
    sum,
  };
}

const noNames: Omit<KnownNames, 'people'> = { providers: [], drugs: [], doctors: [] };

const namesOf = new WeakMap<readonly RowEntry[], Omit<KnownNames, 'people'>>();

/** Names in a person's claims, kept until one of them changes. */
function knowNames({ db }: ClaimParts, person: PersonRows): Omit<KnownNames, 'people'> {
  const kept = namesOf.get(person.listed);
  if (kept) return kept;
  const providers = new Set<string>();
  const drugs = new Set<string>();
  for (const { row } of person.listed) {
    if (row.providerName !== null) providers.add(row.providerName);
    if (row.kind === 'pharmacy' && row.what !== null) drugs.add(row.what);
  }
  const wordsOf = createWordsReader(db);
  const doctors = new Set(person.entries.flatMap(({ key }) => listPlace(wordsOf(key), 'person')));
  const names = { providers: [...providers], drugs: [...drugs], doctors: [...doctors] };
  namesOf.set(person.listed, names);
  return names;
}

/** What the last word, which may be but begun, can become: kinds, decisions, months that have claims, what is owed. */
function completeQuestion(parts: ClaimParts, asked: Asked): Question[] {
  const text = asked.text.trim();
  const begun = text.match(/[\p{L}\p{N}\p{M}]+/gu)?.at(-1) ?? '';
  const before = text.endsWith(begun) ? text.slice(0, text.length - begun.length) : text;
  const prefix = foldText(begun);
  if (prefix.length < 2 || before === text) return [];
  const meant = new Map<string, string>();
  for (const [phrase, meaning] of askingPhrases)
    if (isBegun(phrase, meaning.is, prefix) && !meant.has(JSON.stringify(meaning)))
      meant.set(JSON.stringify(meaning), phrase);
  const years = /^\d{2,3}$/.test(prefix)
    ? listYears(parts, asked.filter.personId).filter((year) => String(year).startsWith(prefix))
    : [];
  return [...meant.values(), ...years.map(String)].flatMap((phrase) => {
    const { question } = readIn(parts, asked, `${before} ${phrase}`);
    return question && question.filter.text === null ? [question] : [];
  });
}

/** Questions that are no filter have many words: two letters say too little of them. */
function isBegun(phrase: string, is: string, prefix: string): boolean {
  return phrase.startsWith(prefix) && (is !== 'about' || prefix.length > 3);
}

function listYears({ rows }: ClaimParts, personId: string): number[] {
  return [...new Set(rows.of(personId).listed.flatMap(({ year }) => year ?? []))];
}

/** Doctors, places and drugs one of whose words begins as the last words typed; the rest of the words is read, too. */
function listNamed(parts: ClaimParts, asked: Asked): Question[] {
  const { filter, text } = asked;
  const rest = readAsked(parts, asked);
  const typed = splitWords(rest ? (rest.filter.text ?? '') : text);
  if (typed.length === 0 || typed.every((word) => word.length < 2)) return [];
  const { providers, drugs, doctors } = knowNames(parts, parts.rows.of(filter.personId));
  const isTyped = (name: string) => {
    const words = splitWords(name);
    return typed.every((part) => words.some((word) => word.startsWith(part)));
  };
  const base: Question = rest ?? { filter, about: null, sum: null };
  const named = (more: Partial<ClaimFilter>): Question => ({
    ...base,
    filter: { ...base.filter, text: null, ...more },
  });
  return [
    ...providers.filter(isTyped).map((provider) => named({ provider })),
    ...doctors.filter(isTyped).map((doctor) => named({ doctor })),
    ...drugs.filter(isTyped).map((drug) => named({ drug })),
  ].slice(0, mostNames);
}

/** What many ask, while nothing else was asked. */
function listUsual(filter: ClaimFilter): Question[] {
  if (hasFilter(filter)) return [];
  const whole = everyClaim(filter.personId);
  return [
    { filter: { ...whole, states: ['plan-did-not-pay'] }, about: null, sum: null },
    { filter: whole, about: 'owe', sum: null },
    { filter: whole, about: 'deductible', sum: null },
  ];
}

function hasFilter(filter: ClaimFilter): boolean {
  return JSON.stringify({ ...filter, text: null }) !== JSON.stringify(everyClaim(filter.personId));
}

function isAmong(questions: readonly Question[], one: Question): boolean {
  return questions.some((each) => JSON.stringify(each) === JSON.stringify(one));
}

function dropRepeated(questions: readonly Question[]): Question[] {
  return [...new Map(questions.toReversed().map((one) => [JSON.stringify(one), one])).values()].toReversed();
}

/**
 * Where to go on from a filter that lets no claim through: its words as a question, without its words, without one part of
 * it, and words of claims that are near to those that none has.
 */
export function findWaysOn(
  parts: ClaimParts,
  { filter, today, withoutNames = false }: { filter: ClaimFilter; today: string; withoutNames?: boolean },
): WaysOn {
  const text = filter.text ?? '';
  const others: ClaimFilter = { ...filter, text: null };
  const read = text === '' ? null : readIn(parts, { filter: others, today, withoutNames }, text);
  const ofWords = (more: ClaimFilter): Question => ({ filter: more, about: null, sum: null });
  const readings = [
    ...(read?.question ? [read.question] : []),
    ...completeQuestion(parts, { filter: others, text, today, withoutNames }),
  ].filter((question) => isAnswered(question, parts));
  const questions = [
    ...readings,
    ...(withoutNames ? [] : findNearWords(parts, filter)).flatMap((near) => [
      ofWords({ ...filter, text: near }),
      ofWords({ ...everyClaim(filter.personId), text: near }),
    ]),
    ...listSingleWords(text).map((word) => ofWords({ ...others, text: word })),
    ...(text === '' ? [] : [ofWords(others)]),
    ...listWithout(filter).map(ofWords),
  ];
  const ways = dropRepeated(questions)
    .filter(
      (question) => hasFilter(question.filter) || question.filter.text !== null || question.about !== null,
    )
    .filter((question) => isAnswered(question, parts))
    .map((question) => ({ question, count: countClaims(parts, question.filter).count }));
  return {
    isQuestion: readings.some((question) => question.filter.text === null),
    isUnderstood: read === null || read.question !== null || !read.isBeyond,
    searched: countClaims(parts, text === '' ? everyClaim(filter.personId) : others).count,
    ways: ways.slice(0, mostWays),
  };
}

/** True where claims, bills, limits or payments say something to it. */
function isAnswered({ filter, about, sum }: Question, parts: ClaimParts): boolean {
  // Nobody of that name was paid where no claim has it.
  const isPaid = sum === 'paid' && filter.text === null;
  return about !== null || isPaid || countClaims(parts, filter).count > 0;
}

/** Of several words, those that may be in claims by themselves. */
function listSingleWords(text: string): string[] {
  const words = splitWords(text);
  return words.length < 2 ? [] : words.filter((word) => word.length > 2 && findMeaning(word) === undefined);
}

/** The filter without one of its parts, each time another. */
function listWithout(filter: ClaimFilter): ClaimFilter[] {
  const { personId } = filter;
  const none = everyClaim(personId);
  const isOn = (name: keyof ClaimFilter) => JSON.stringify(filter[name]) !== JSON.stringify(none[name]);
  const groups: (keyof ClaimFilter)[][] = [
    ['year', 'from', 'to'],
    ['kinds'],
    ['states'],
    ['provider'],
    ['doctor'],
    ['drug'],
    ['amount'],
    ['minBilledCents', 'maxBilledCents'],
    ['connectionIds'],
    ['network'],
    ['counted'],
  ];
  const on = groups.filter((group) => group.some(isOn));
  return on.map((group) => ({
    ...filter,
    ...Object.fromEntries(group.map((name) => [name, none[name]])),
  }));
}

/** The text with its last word that no claim has put right; of words of names and services, at most two. */
function findNearWords(parts: ClaimParts, { personId, text }: ClaimFilter): string[] {
  const person = parts.rows.of(personId);
  const typed = splitWords(text ?? '');
  const known = new Set(
    person.listed.flatMap(({ row }) => splitWords(`${row.providerName ?? ''} ${row.what ?? ''}`)),
  );
  const wrong = typed.filter((word) => word.length >= 5 && !known.has(word));
  const near = wrong.flatMap((word) =>
    [...known]
      .filter((one) => isNearWord(word, one))
      .map((one) => typed.map((each) => (each === word ? one : each)).join(' ')),
  );
  return near.slice(0, 2);
}
