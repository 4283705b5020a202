import type { HealthOverview, TimelineKind, Trend } from '#shared/model/health-record';
import { trendsOf } from '../records/trends.ts';
import { notFound } from './faults.ts';
import { type ListParts, recordRow, type Stored, storedColumns } from './record-list.ts';
import type { RecordReader } from './record-reader.ts';

type TrendParts = Omit<ListParts, 'rows'> & { records: RecordReader };

/** The trends of people's values, worked out at the first question and kept until records are written. */
export class Trends {
  readonly #parts: TrendParts;
  readonly #people = new Map<string, readonly Trend[]>();
  #writes = 0;

  constructor(parts: TrendParts) {
    this.#parts = parts;
  }

  of(personId: string): readonly Trend[] {
    const { writes } = this.#parts.records;
    if (this.#writes !== writes) this.forget();
    this.#writes = writes;
    const trends = this.#people.get(personId) ?? this.#read(personId);
    this.#people.set(personId, trends);
    return trends;
  }

  /** @throws {StoreError} store/not-found */
  get({ personId, key }: { personId: string; key: string }): Trend {
    const found = this.of(personId).find((trend) => trend.key === key);
    if (!found) throw notFound('trend');
    return found;
  }

  /** To be called when a connection was erased. */
  forget(): void {
    this.#people.clear();
  }

  #read(personId: string): Trend[] {
    const { db, connections } = this.#parts;
    const plans = new Map(connections.ofPerson(personId).map(({ id, planName }) => [id, planName]));
    const stored = db
      .prepare<[string], Stored>(
        `SELECT ${storedColumns} WHERE record.connection_id IN (SELECT value FROM json_each(?))
           AND kind IN ('lab', 'vital', 'observation')`,
      )
      .iterate(JSON.stringify([...plans.keys()]));
    const rows = [];
    for (const one of stored) {
      // What has no number makes no trend, and is not read.
      if (one.row.includes('"digits":"')) rows.push(recordRow(one, plans.get(one.connectionId) ?? ''));
    }
    return trendsOf(rows);
  }
}

/** How many records of each kind a person has, and their trends in short. @throws {StoreError} store/not-found */
export function healthOverview(parts: ListParts & { trends: Trends }, personId: string): HealthOverview {
  const { db, connections, trends } = parts;
  if (!connections.person(personId)) throw notFound('person');
  const ids = JSON.stringify(connections.ofPerson(personId).map(({ id }) => id));
  const counts = db
    .prepare<[string, string], { kind: TimelineKind; count: number }>(
      `SELECT kind, count(*) AS count FROM record
       WHERE connection_id IN (SELECT value FROM json_each(?)) GROUP BY kind
       UNION ALL SELECT 'claim', count(*) FROM claim
       WHERE connection_id IN (SELECT value FROM json_each(?))`,
    )
    .all(ids, ids)
    .filter(({ count }) => count > 0);
  return {
    counts,
    trends: trends.of(personId).flatMap(({ key, kind, title, unit, series }) => {
      const [first] = series;
      const latest = first?.points.at(-1);
      return first && latest ? [{ key, kind, title, unit, points: first.points.length, latest }] : [];
    }),
  };
}
