import { useTranslation } from 'react-i18next';
import type { LetterAnswers, LetterLanguage, LetterTemplate, LetterTick } from '#shared/model/bills/letter';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { isCurrent } from '#shared/words/coverage';
import { gatherLetterFacts, type LetterSubject, noAnswers } from '#shared/words/letters/letter-facts';
import { type DraftedLetter, draftLetter } from '#shared/words/letters/letters';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { lookupFrom } from '../../i18n/translate.ts';

/** What a letter is about, but for the member number: that is asked for only where it is wanted. */
export type KnownSubject = Omit<LetterSubject, 'memberNumber'>;
export type LetterMember = { personId: string; connectionId: string };

/** Letters to plans; a provider is given no member number. */
const toPlan: ReadonlySet<LetterTemplate> = new Set(['appeal', 'coordination']);

type About = { template: LetterTemplate; subject: KnownSubject; member: LetterMember | null };
type Written = { language: LetterLanguage; answers: LetterAnswers; fresh: LetterTick | null };

/**
 * The letter as it reads now. `freshLines`: those that were ticked last. `ending`: of the member number; `null` where the
 * letter has none.
 */
export function useDraft(
  { template, subject, member }: About,
  { language, answers, fresh }: Written,
): { draft: DraftedLetter; freshLines: string[]; ending: string | null } {
  const { i18n } = useTranslation();
  const today = useToday();
  const number = useMemberNumber(toPlan.has(template) ? member : null, answers.isNumberWhole);
  const t = lookupFrom(i18n.getFixedT(language, 'letters'));
  const words = { language, t, today };
  const known = { ...subject, memberNumber: number };
  const draft = draftLetter(template, gatherLetterFacts(known, words, answers), t);
  const ticked = fresh && gatherLetterFacts(known, words, { ...noAnswers, ticked: [fresh] });
  const freshLines = ticked ? [ticked.ticked, ticked.also].flatMap((line) => line || []) : [];
  return { draft, freshLines, ending: number.ending };
}

/** The number on the plan's card of that person; the whole one is asked for only once it is wanted. */
function useMemberNumber(member: LetterMember | null, isWhole: boolean): LetterSubject['memberNumber'] {
  const cards = useRequest(
    'coverage.list',
    { personId: member?.personId ?? '' },
    { enabled: member !== null },
  ).data;
  const card = member === null ? undefined : findCard(cards ?? [], member.connectionId);
  const numbers = useRequest(
    'coverage.numbers',
    { coverageId: card?.id ?? '' },
    { enabled: isWhole && card !== undefined },
  ).data;
  return { whole: isWhole ? (numbers?.memberId ?? null) : null, ending: card?.memberIdEnding ?? null };
}

function findCard(cards: readonly CoverageCard[], connectionId: string): CoverageCard | undefined {
  const own = cards.filter((card) => card.connectionId === connectionId && card.memberIdEnding !== null);
  return own.find(isCurrent) ?? own[0];
}
