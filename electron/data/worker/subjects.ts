/** Every subject, in the order in which they are asked whether a resource is theirs: claims before prior authorizations. */
import { createApprovalSubject } from '../approvals/subject.ts';
import type { Subject } from '../archive/subject.ts';
import { createClaimSubject } from '../claims/subject.ts';
import { createCoverageSubject } from '../coverage/subject.ts';
import type { Db } from '../database/database.ts';
import { createHealthSubject } from '../health/subject.ts';
import type { Connections } from '../people/connections.ts';
import { createPersonSubject } from '../people/subject.ts';

export function createSubjects(db: Db, connections: Connections): Subject[] {
  return [
    createPersonSubject(connections),
    createClaimSubject({ db, connections }),
    createApprovalSubject(db),
    createCoverageSubject({ db, connections }),
    createHealthSubject(db),
  ];
}
