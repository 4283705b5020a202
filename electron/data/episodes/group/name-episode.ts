/** What an episode is called: the kind of care, a part of the body or the plan's words for the reason, and when. */
import type { EpisodeKind, EpisodeName } from '#shared/model/episodes/episode';
import type { CareClaim } from './care-claim.ts';
import { listDated } from './dated-claims.ts';
import { findSurgery } from './find-operations.ts';

/** @param claims of one episode, one at least */
export function nameEpisode(claims: readonly CareClaim[]): EpisodeName {
  const dated = listDated(claims);
  const visits = new Set(dated.map(({ start }) => start)).size;
  const of = (kind: EpisodeKind, anchor: CareClaim | undefined, more: Partial<EpisodeName> = {}) => ({
    kind,
    part: null,
    text: null,
    start: anchor?.start ?? null,
    end: null,
    visits,
    ...more,
  });
  const birth = dated.find(({ isDelivery }) => isDelivery);
  if (birth) return of('birth', birth);
  const surgery = findSurgery(dated);
  if (surgery) {
    const stated = surgery.operations.find(({ part }) => part !== null)?.part;
    const part = surgery.operations.length > 0 ? (stated ?? null) : surgery.part;
    return of('surgery', surgery, { part });
  }
  const stays = dated.filter(({ stay }) => stay !== null);
  const stay = stays.find(({ kind }) => kind !== 'nursing') ?? stays[0];
  if (stay?.stay) return of(stay.kind === 'nursing' ? 'nursing-stay' : 'hospital-stay', stay, stay.stay);
  const emergency = dated.find(({ isEmergency }) => isEmergency);
  if (emergency) return of('emergency', emergency);
  const course = dated[0]?.course;
  if (course && dated.every((one) => one.course === course)) return of(course, dated[0]);
  const main = dated.find(({ part }) => part !== null) ?? dated.find(({ reason }) => reason !== null);
  return of(visits > 1 ? 'visits' : 'visit', dated[0], {
    part: main?.part ?? null,
    text: main?.part ? null : (main?.reason?.slice(0, longestReason) ?? null),
  });
}

const longestReason = 80;
