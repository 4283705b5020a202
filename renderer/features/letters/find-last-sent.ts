import type { LetterTemplate, SentLetter } from '#shared/model/bills/letter';

/** The last day on which the person says they sent a letter of that template, `YYYY-MM-DD`. */
export function findLastSent(sent: readonly SentLetter[], template: LetterTemplate): string | null {
  const days = sent.filter((one) => one.template === template).map(({ sentOn }) => sentOn);
  return days.toSorted().at(-1) ?? null;
}
