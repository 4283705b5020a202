/** What main may ask about what is new. */
import { markSeen, noteShown } from '../claims/keep/claim-history.ts';
import { getNews, type NewsParts } from './ask/get-news.ts';
import { noteLook } from './keep/last-look.ts';

type Asked = { personId: string; today: string };

export function newsOperations(parts: NewsParts) {
  const { db, connections, verdicts } = parts;
  const listIds = (personId: string) => connections.ofPerson(personId).map(({ id }) => id);
  return {
    get: (input: Asked) => getNews(parts, input),
    /** All of it was on the screen today; from tomorrow on it is seen. */
    noteShown({ personId, today }: Asked) {
      db.transaction(() => {
        noteLook(db, personId, today);
        noteShown(db, listIds(personId), today);
        verdicts.noteShown(personId, today);
      })();
      return {};
    },
    markSeen({ personId, today }: Asked) {
      db.transaction(() => {
        noteLook(db, personId, today);
        markSeen(db, listIds(personId), today);
        verdicts.markSeen(personId);
      })();
      return {};
    },
  };
}
