/** What main may ask about calls and letters. */
import type { About } from '#shared/model/bills/about';
import type { CallFacts } from '#shared/model/bills/call';
import type {
  LetterAnswers,
  LetterLanguage,
  LetterTemplate,
  SentLetterFacts,
} from '#shared/model/bills/letter';
import type { CallTable } from './keep/call-table.ts';
import type { LetterTable } from './keep/letter-table.ts';

export function callOperations(calls: CallTable) {
  return {
    add: ({ about, facts }: { about: About; facts: CallFacts }) => ({ callId: calls.add(about, facts) }),
    remove({ callId }: { callId: string }) {
      calls.remove(callId);
      return {};
    },
  };
}

type OneLetter = { about: About; template: LetterTemplate };
type SavedLetter = OneLetter & {
  language: LetterLanguage;
  text: string | null;
  answers?: LetterAnswers | undefined;
};

export function letterOperations(letters: LetterTable, calls: CallTable) {
  return {
    get: ({ about, template }: OneLetter) => letters.get(about, template),
    save({ about, template, language, text, answers }: SavedLetter) {
      letters.save(about, template, language, text, answers);
      return {};
    },
    noteSent: ({ about, facts }: { about: About; facts: SentLetterFacts }) => ({
      sentId: calls.add(about, facts),
    }),
    removeSent({ sentId }: { sentId: string }) {
      calls.remove(sentId);
      return {};
    },
  };
}
