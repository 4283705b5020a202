/** What main may ask about claims that belong together and charges that look alike. */
import { randomUUID } from 'node:crypto';
import { statesDue } from '#shared/model/bills/bill';
import {
  type EpisodeList,
  type EpisodeView,
  mostAlike,
  mostEpisodes,
  mostMembers,
  mostOthers,
  type OtherClaim,
} from '#shared/model/episodes/episode';
import { findClaim } from '../claims/ask/find-claim.ts';
import { notFoundError } from '../database/faults.ts';
import { findSureBills } from './ask/add-up.ts';
import { CareBook, type CareParts } from './ask/person-care.ts';
import {
  describeEpisode,
  type EpisodeParts,
  listAlike,
  listBills,
  type PersonEpisodes,
  readEpisodes,
} from './ask/person-episodes.ts';
import type { Episode } from './group/build-episodes.ts';
import { countDays } from './group/dated-claims.ts';
import { EpisodeTable } from './keep/episode-table.ts';

export function episodeOperations(input: CareParts & Pick<EpisodeParts, 'judged'>) {
  const parts: EpisodeParts = { ...input, episodes: new EpisodeTable(input.db), care: new CareBook(input) };
  return {
    list: (question: { personId: string; today: string }) => listEpisodes(parts, question),
    get: (question: { claimId: string; today: string }) => getEpisode(parts, question),
    /** Puts more claims into the episode of one. */
    join({ claimId, claimIds }: { claimId: string; claimIds: readonly string[] }) {
      const { ids, pin, name } = openEpisode(parts, claimId);
      parts.episodes.place([...ids, ...claimIds], pin ?? randomUUID(), name);
      return {};
    },
    /** Takes a claim out of its episode; what stays there stays together. */
    split({ claimId }: { claimId: string }) {
      const { ids, pin, name } = openEpisode(parts, claimId);
      parts.episodes.place(
        ids.filter((id) => id !== claimId),
        pin ?? randomUUID(),
        name,
      );
      parts.episodes.place([claimId], randomUUID(), null);
      return {};
    },
    /** `name: null` gives it the name of the app again. */
    rename({ claimId, name }: { claimId: string; name: string | null }) {
      const { ids, pin } = openEpisode(parts, claimId);
      parts.episodes.place(ids, pin ?? randomUUID(), name?.trim() || null);
      return {};
    },
    putAway({ claimId, key, isPutAway }: { claimId: string; key: string; isPutAway: boolean }) {
      parts.episodes.setPutAway(claimId, key, isPutAway);
      return {};
    },
  };
}

/** Episodes of two claims and more, newest first, and all that looks alike. */
function listEpisodes(
  parts: EpisodeParts,
  { personId, today }: { personId: string; today: string },
): EpisodeList {
  const read = readEpisodes(parts, personId);
  const bills = listBills(parts, personId, today);
  return {
    episodes: read.episodes
      .filter((episode) => isTold(episode, read))
      .map((episode) => describeEpisode(episode, read, bills))
      .toSorted((a, b) => ((a.end ?? '') < (b.end ?? '') ? 1 : -1))
      .slice(0, mostEpisodes),
    alike: listAlike(parts, personId, read.book).slice(0, mostAlike),
  };
}

/**
 * One visit that two plans saw is no episode by itself. Of the person's own, one claim is told of where others are gone.
 */
function isTold({ members, pin }: Episode, { own, book }: PersonEpisodes): boolean {
  const kept = pin === null ? undefined : own.get(pin);
  if (kept) return members.length > 1 || kept.gone > 0;
  const visits = new Set(members.map(({ claim }) => book.sameVisit.get(claim.id)?.claimId ?? claim.id));
  return visits.size > 1;
}

/** @throws {StoreError} store/not-found */
function findEpisode(parts: EpisodeParts, claimId: string) {
  const { connectionId } = findClaim(parts.db, claimId);
  const { personId } = parts.connections.get(connectionId);
  const read = readEpisodes(parts, personId);
  const id = read.book.successors.get(claimId) ?? claimId;
  const episode = read.episodes.find(({ members }) => members.some(({ claim }) => claim.id === id));
  return { personId, read, episode };
}

function openEpisode(parts: EpisodeParts, claimId: string) {
  const { read, episode } = findEpisode(parts, claimId);
  if (!episode) throw notFoundError('claim');
  const { members, pin } = episode;
  const name = pin === null ? null : (read.own.get(pin)?.name ?? null);
  return { ids: members.map(({ claim }) => claim.id), pin, name };
}

/** `null` for a claim that does not stand: nothing belongs to it. */
function getEpisode(
  parts: EpisodeParts,
  { claimId, today }: { claimId: string; today: string },
): EpisodeView | null {
  const { personId, read, episode } = findEpisode(parts, claimId);
  if (!episode) return null;
  const ids = new Set(episode.members.map(({ claim }) => claim.id));
  const bills = listBills(parts, personId, today);
  return {
    ...describeEpisode(episode, read, bills),
    isTold: isTold(episode, read),
    members: episode.members.slice(0, mostMembers).flatMap(({ claim, reason, withId }) => {
      const row = read.book.rows.get(claim.id);
      return row ? [{ row, reason, withId }] : [];
    }),
    bills: findSureBills(bills, ids)
      .flatMap(({ bill }) => (statesDue(bill) ? [bill] : []))
      .slice(0, 100)
      .map(({ id, biller, dueCents, currency }) => ({ billId: id, biller, dueCents, currency })),
    alike: listAlike(parts, personId, read.book)
      .filter(({ claimIds }) => claimIds.some((id) => ids.has(id)))
      .slice(0, mostAlike),
    others: listOthers(episode, read),
  };
}

/** Medicines filled so many days before or after a discharge are offered first. */
const daysAfterStay = 3;
/** What lies further away is hardly looked for here. */
const mostDaysAway = 180;

function listOthers(episode: Episode, read: PersonEpisodes): OtherClaim[] {
  const claims = episode.members.map(({ claim }) => claim);
  const days = claims.flatMap(({ start, end }) => [start, end]).filter((day) => day !== null);
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (first === undefined || last === undefined) return [];
  const discharges = claims.flatMap(({ stay }) => (stay ? [stay.end] : []));
  const near = read.episodes
    .filter((one) => one !== episode)
    .flatMap((one) => one.members.map(({ claim }) => ({ claim, of: one })))
    .flatMap(({ claim, of }) => {
      const { start } = claim;
      const row = read.book.rows.get(claim.id);
      if (start === null || !row) return [];
      const distance = Math.max(0, countDays(start, first), countDays(last, start));
      const isAfterStay =
        claim.kind === 'pharmacy' &&
        discharges.some((day) => Math.abs(countDays(day, start)) <= daysAfterStay);
      return distance > mostDaysAway ? [] : [{ row, isAfterStay, of, distance }];
    })
    .toSorted((a, b) => Number(b.isAfterStay) - Number(a.isAfterStay) || a.distance - b.distance)
    .slice(0, mostOthers);
  return near.map(({ row, isAfterStay, of }) => {
    const { name, typedName } = describeEpisode(of, read, []);
    return { row, isAfterStay, episode: of.members.length > 1 ? { name, typedName } : null };
  });
}
