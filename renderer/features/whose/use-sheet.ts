import { useState } from 'react';
import type { Undecided, WhoseChoice } from '#shared/model/people/whose';
import type { Authority } from '#shared/model/plans/connection';
import { isOpenQuestion } from '#shared/not-shown';
import type { WhoseSearch } from './whose-search.ts';

/** What the person answered just now, with the question as it was then. `authority`: by which they helped until then. */
export type GivenAnswer = { question: Undecided; answer: WhoseChoice | null; authority: Authority | null };

export type SheetState = {
  /** The question in view; `null` at the end. */
  question: Undecided | null;
  /** True for a question that was answered before. */
  isChange: boolean;
  /** Place of the question among those of this visit, from 1, and how many these are. */
  number: number;
  total: number;
  /** What can be undone. */
  last: GivenAnswer | null;
  /** Whose records an answer had erased that was undone: what is erased does not come back by that. */
  undone: Undecided | null;
  /** True while the person reads how to tell the plan that it sent somebody else's records. */
  isTelling: boolean;
  /** `isToTell`: the plan should know what it did. */
  noteAnswer(given: GivenAnswer, isToTell: boolean): void;
  noteUndone(): void;
  /** Puts the question off until the next visit. */
  putOff(question: Undecided): void;
  /** Begins again with what was put off. */
  resume(): void;
  change(question: Undecided): void;
  /** One step back; false where only leaving the screen is left. */
  goBack(): boolean;
};

/** True where the answer erased what an earlier one had kept. */
function isErasing({ question, answer }: GivenAnswer): boolean {
  return answer === 'left-out' && question.answer !== 'left-out';
}

const keyOf = ({ connectionId, cause }: Pick<Undecided, 'connectionId' | 'cause'>) =>
  `${connectionId} ${cause}`;

/** One question after the other: those of the plan that was chosen first, none twice in one visit. */
export function useSheet(causes: readonly Undecided[], { plan, change }: WhoseSearch): SheetState {
  const [handled, setHandled] = useState<readonly string[]>([]);
  const [changing, setChanging] = useState(
    plan && change ? keyOf({ connectionId: plan, cause: change }) : null,
  );
  const [last, setLast] = useState<GivenAnswer | null>(null);
  const [undone, setUndone] = useState<Undecided | null>(null);
  const [isTelling, setTelling] = useState(false);
  const open = causes
    .filter((one) => isOpenQuestion(one) && !handled.includes(keyOf(one)))
    .toSorted((a, b) => Number(b.connectionId === plan) - Number(a.connectionId === plan));
  const changed = causes.find((one) => keyOf(one) === changing);
  const question = isTelling ? null : (changed ?? open[0] ?? null);
  const isHandled = question !== null && handled.includes(keyOf(question));
  const note = (one: Undecided) => {
    const key = keyOf(one);
    setHandled((before) => (before.includes(key) ? before : [...before, key]));
    setChanging(null);
    setUndone(null);
  };
  return {
    question,
    isChange: changed !== undefined && changed.answer !== null,
    number: handled.length + (isHandled ? 0 : 1),
    total: handled.length + open.length,
    last,
    undone,
    isTelling,
    noteAnswer(given, isToTell) {
      note(given.question);
      setLast(given);
      setTelling(isToTell);
    },
    noteUndone() {
      const key = last === null ? null : keyOf(last.question);
      setHandled((before) => before.filter((one) => one !== key));
      setUndone(last !== null && isErasing(last) ? last.question : null);
      setLast(null);
      setTelling(false);
    },
    putOff(one) {
      note(one);
      setLast(null);
    },
    resume() {
      setHandled([]);
      setLast(null);
    },
    change(one) {
      setChanging(keyOf(one));
      setLast(null);
      setUndone(null);
      setTelling(false);
    },
    goBack() {
      const isInside = isTelling || changed !== undefined;
      setTelling(false);
      setChanging(null);
      return isInside;
    },
  };
}
