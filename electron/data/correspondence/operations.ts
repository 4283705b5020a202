/** What main may ask about calls and letters. */
import type { About } from '#shared/model/bills/about';
import type { CallFacts } from '#shared/model/bills/call';
import type {
  LetterAnswers,
  LetterLanguage,
  LetterTemplate,
  SentLetterFacts,
} from '#shared/model/bills/letter';
import type { RemovedRows } from '../database/removed-rows.ts';
import type { CallTable } from './keep/call-table.ts';
import type { LetterTable } from './keep/letter-table.ts';

export function callOperations(calls: CallTable, removed: RemovedRows) {
  return {
    add: ({ about, facts }: { about: About; facts: CallFacts }) => ({ callId: calls.add(about, facts) }),
    remove: ({ callId }: { callId: string }) => ({ removedId: calls.remove(removed, callId) }),
  };
}

type OneLetter = { about: About; template: LetterTemplate };
type SavedLetter = OneLetter & {
  language: LetterLanguage;
  text: string | null;
  answers?: LetterAnswers | undefined;
};

export function letterOperations(letters: LetterTable, calls: CallTable, removed: RemovedRows) {
  return {
    get: ({ about, template }: OneLetter) => letters.get(about, template),
    save({ about, template, language, text, answers }: SavedLetter) {
      letters.save(about, template, language, text, answers);
      return {};
    },
    noteSent: ({ about, facts }: { about: About; facts: SentLetterFacts }) => ({
      sentId: calls.add(about, facts),
    }),
    removeSent: ({ sentId }: { sentId: string }) => ({ removedId: calls.remove(removed, sentId) }),
  };
}
