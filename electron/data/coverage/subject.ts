/** Coverage as a subject of the archive. Cards are read when they are looked at, so nothing derived is kept. */
import type { Subject } from '../archive/subject.ts';
import type { Db } from '../database/database.ts';
import { markRemoved } from './keep/mark-removed.ts';

export function createCoverageSubject(db: Db): Subject {
  return {
    resourceTypes: ['Coverage'],
    endPass(pass) {
      markRemoved(db, pass);
      return undefined;
    },
  };
}
