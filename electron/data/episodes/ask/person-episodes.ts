/** The episodes of a person, as the claims link them and as the person put them. */
import type { BillRow } from '#shared/model/bills/bill-lists';
import type { AlikeCharges, EpisodeRow } from '#shared/model/episodes/episode';
import { assignPayments, type JudgeParts, judgeBills } from '../../bills/ask/judge-bills.ts';
import { sumPaidClaims } from '../../bills/ask/sum-payments.ts';
import { nameAlike } from '../alike/find-alike.ts';
import { buildEpisodes, type Episode } from '../group/build-episodes.ts';
import { nameEpisode } from '../group/name-episode.ts';
import type { EpisodeTable } from '../keep/episode-table.ts';
import { addUp, findSureBills } from './add-up.ts';
import type { CareBook, CareParts, PersonCare } from './person-care.ts';

export type EpisodeParts = CareParts & { judged: JudgeParts; episodes: EpisodeTable; care: CareBook };

export type PersonEpisodes = {
  book: PersonCare;
  episodes: Episode[];
  /** What the person calls each of their own, and how many of its claims are not here any more. */
  own: ReadonlyMap<string, { name: string | null; gone: number }>;
  /** By claim, what providers keep of what the person marked as paid for it. */
  paid: ReadonlyMap<string, number>;
};

export function readEpisodes(parts: EpisodeParts, personId: string): PersonEpisodes {
  const book = parts.care.of(personId);
  const placed = parts.episodes.list(personId);
  const pins = new Map<string, string>();
  const own = new Map<string, { name: string | null; gone: number }>();
  for (const { claimId, episodeId, name } of placed) {
    const newest = book.successors.get(claimId) ?? claimId;
    const isHere = book.rows.has(newest);
    if (isHere && (newest === claimId || !pins.has(newest))) pins.set(newest, episodeId);
    const gone = (own.get(episodeId)?.gone ?? 0) + (isHere ? 0 : 1);
    own.set(episodeId, { name, gone });
  }
  const marked = sumPaidClaims(assignPayments(parts.judged, personId), book.person);
  const paid = new Map(marked.map(({ claimId, keptCents }) => [claimId, keptCents]));
  return { book, episodes: buildEpisodes(book.care, book.links, pins), own, paid };
}

/** The bills of the person with their verdicts; none are judged where none are here. */
export function listBills({ judged }: EpisodeParts, personId: string, today: string): BillRow[] {
  return judged.bills.list(personId).length === 0 ? [] : judgeBills(judged, { personId, today });
}

export function describeEpisode(
  { members, pin }: Episode,
  { book, own, paid }: PersonEpisodes,
  bills: readonly BillRow[],
): EpisodeRow {
  const claims = members.map(({ claim }) => claim);
  const rows = claims.flatMap(({ id }) => book.rows.get(id) ?? []);
  const kept = pin === null ? undefined : own.get(pin);
  const days = claims.flatMap(({ start, end }) => [start, end]).filter((day) => day !== null);
  const sorted = days.toSorted();
  const ids = new Set(rows.map(({ id }) => id));
  const isAsked = (id: string) => {
    const visit = book.sameVisit.get(id);
    return visit?.isAsked === true && ids.has(visit.claimId);
  };
  const openVisit = rows.find(({ id }) => isAsked(id))?.id ?? null;
  return {
    claimId: claims[0]?.id ?? '',
    name: nameEpisode(claims),
    typedName: kept?.name ?? null,
    start: sorted[0] ?? null,
    end: sorted.at(-1) ?? null,
    claims: claims.length,
    providers: new Set(claims.flatMap(({ provider }) => provider ?? [])).size,
    open: rows.filter(({ counted }) => !counted).length,
    gone: kept?.gone ?? 0,
    openVisit,
    sums: openVisit === null ? addUp(book.person.mergeRows(rows), findSureBills(bills, ids), paid) : [],
  };
}

/**
 * What looks alike, with what the person put away: by the name that it has now, or had when the plan sent its claims under
 * other ids.
 */
export function listAlike({ episodes }: EpisodeParts, personId: string, book: PersonCare): AlikeCharges[] {
  if (book.alike.length === 0) return [];
  const putAway = episodes.putAway(personId);
  const earlier = new Map([...book.successors].map(([older, newest]) => [newest, older]));
  return book.alike.map((found) => {
    const claimIds = found.claimIds.map((id) => earlier.get(id) ?? id).toSorted();
    const names = [nameAlike(found), nameAlike({ ...found, claimIds })] as const;
    const key = names.find((name) => putAway.has(name)) ?? names[0];
    return { ...found, key, isPutAway: putAway.has(key) };
  });
}
