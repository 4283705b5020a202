/** Requests about what belongs together. Part of the contract. */
import { z } from 'zod';
import { OwnId, RecordId } from '../../bounds.ts';
import { EpisodeList, EpisodeView, longestEpisodeName, mostOthers } from '../../model/episodes/episode.ts';
import { Nothing, OfClaim, OfPerson } from '../shapes.ts';

export const episodesRequests = {
  'episodes.list': { input: OfPerson, output: EpisodeList },
  /** The episode that the claim is in; `null` where the claim does not stand. */
  'episodes.get': { input: OfClaim, output: EpisodeView.nullable() },
  'episodes.join': {
    input: z.strictObject({ claimId: RecordId, claimIds: z.array(RecordId).min(1).max(mostOthers) }),
    output: Nothing,
  },
  'episodes.split': { input: OfClaim, output: Nothing },
  'episodes.rename': {
    input: z.strictObject({ claimId: RecordId, name: z.string().max(longestEpisodeName).nullable() }),
    output: Nothing,
  },
  'episodes.putAway': {
    input: z.strictObject({ claimId: RecordId, key: OwnId, isPutAway: z.boolean() }),
    output: Nothing,
  },
} as const;
