/** Coverage as a subject of the archive. Cards are read when they are looked at: only the plan's phone is kept. */
import type { Subject } from '../archive/subject.ts';
import type { Db } from '../database/database.ts';
import type { Connections } from '../people/connections.ts';
import { markRemoved } from './keep/mark-removed.ts';
import { notePlanPhone } from './keep/note-plan-phone.ts';

export function createCoverageSubject(parts: { db: Db; connections: Connections }): Subject {
  return {
    resourceTypes: ['Coverage'],
    endPass(pass) {
      markRemoved(parts.db, pass);
      notePlanPhone(parts, pass);
      return undefined;
    },
  };
}
