/** Marks papers on which records of Medicare stand: its terms ask for a sentence there. */

import { isPacket, type Paper } from '#shared/model/papers/packet';
import type { SinglePaper } from '#shared/model/papers/single-paper';
import { isMedicareHost } from '#shared/model/plans/plan-kind';
import type { Connection } from '../people/connections.ts';

/** The paper, or each paper of a packet, marked where anything on it names a connection to Medicare. */
export function markMedicare(paper: Paper, connections: readonly Connection[]): Paper {
  const ofMedicare = connections.filter(({ host }) => isMedicareHost(host));
  if (ofMedicare.length === 0) return paper;
  const mark = (one: SinglePaper): SinglePaper => {
    // What the person wrote, and a page about nobody: no record of a plan stands there.
    if (one.kind === 'letter' || one.kind === 'helper') return one;
    return ofMedicare.some((connection) => names(one, connection)) ? { ...one, ofMedicare: true } : one;
  };
  if (!isPacket(paper)) return mark(paper);
  return {
    ...paper,
    people: paper.people.map((person) => ({
      ...person,
      parts: person.parts.map((part) => ({ ...part, papers: part.papers.map(mark) })),
    })),
  };
}

/** True where a text is the connection's id, its name or its host, or the id of one of its records. */
function names(value: unknown, connection: Pick<Connection, 'id' | 'planName' | 'host'>): boolean {
  const { id, planName, host } = connection;
  if (typeof value === 'string')
    return value === id || value === planName || value === host || value.startsWith(`${id}/`);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => names(inner, connection));
}
