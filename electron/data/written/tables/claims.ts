/** What was said of claims: which belong together, which charges may stand, which are one visit, which were looked at. */
import { z } from 'zod';
import { longestEpisodeName } from '#shared/model/episodes/episode';
import { listLookedAt, putAway } from '../../claims/keep/looked-at-table.ts';
import { listVisits, listVisitsById, saveAnswer } from '../../claims/keep/visits.ts';
import { nameAlike } from '../../episodes/alike/find-alike.ts';
import { EpisodeTable } from '../../episodes/keep/episode-table.ts';
import { ClaimRef, RowId } from '../file-format.ts';
import type { WrittenTable } from '../written-table.ts';

const FilePlaced = z.strictObject({
  claim: ClaimRef,
  episode: RowId,
  name: z.string().max(longestEpisodeName).nullable(),
});

export const episodeClaims: WrittenTable<z.infer<typeof FilePlaced>> = {
  kind: 'episode_claim',
  most: 20_000,
  entry: FilePlaced,
  *read({ db, personId, refs }) {
    for (const { claimId, episodeId, name } of new EpisodeTable(db).list(personId))
      yield { claim: refs.nameClaim(claimId), episode: episodeId, name };
  },
  place({ claim, episode, name }, { db, refs, ids }) {
    const claimId = refs.findClaim(claim);
    if (claimId === null) return 'waiting';
    if (db.prepare('SELECT 1 FROM episode_claim WHERE claim_id = ?').get(claimId)) return 'here';
    const id = ids.take('episode', episode)?.id;
    if (id === undefined) return 'broken';
    new EpisodeTable(db).place([claimId], id, name);
    return 'added';
  },
};

const FileAlike = z.strictObject({
  where: z.enum(['claims', 'lines']),
  claims: z.array(ClaimRef).min(1).max(20),
});

/** Charges that do not look alike any more are told nowhere, so that what was put away of them is in no file. */
export const alikePutAway: WrittenTable<z.infer<typeof FileAlike>> = {
  kind: 'alike_put_away',
  most: 2_000,
  entry: FileAlike,
  *read({ db, personId, refs, listAlike }) {
    const putAway = new EpisodeTable(db).putAway(personId);
    if (putAway.size === 0) return;
    for (const found of listAlike())
      if (putAway.has(nameAlike(found)))
        yield { where: found.where, claims: found.claimIds.map((id) => refs.nameClaim(id)) };
  },
  place({ where, claims }, { db, personId, refs }) {
    const claimIds = claims.flatMap((claim) => refs.findClaim(claim) ?? []);
    const [first] = claimIds;
    if (first === undefined || claimIds.length < claims.length) return 'waiting';
    const table = new EpisodeTable(db);
    const key = nameAlike({ where, claimIds: claimIds.toSorted() });
    if (table.putAway(personId).has(key)) return 'here';
    table.setPutAway(first, key, true);
    return 'added';
  },
};

const FileVisit = z.strictObject({ first: ClaimRef, second: ClaimRef, same: z.boolean() });

/** A question is asked by the app, so that an answer waits until both claims are here and are asked about. */
export const visitAnswers: WrittenTable<z.infer<typeof FileVisit>> = {
  kind: 'visit',
  most: 2_000,
  entry: FileVisit,
  *read({ db, personId, refs }) {
    for (const { firstId, secondId, same } of listVisitsById(db, personId))
      if (same !== null) yield { first: refs.nameClaim(firstId), second: refs.nameClaim(secondId), same };
  },
  place({ first, second, same }, { db, personId, refs }) {
    const pair = [first, second].flatMap((ref) => refs.findRow(ref) ?? []);
    const keys = pair.map(({ key }) => key);
    const asked = listVisits(db, personId).find(
      ({ firstKey, secondKey }) => keys.includes(firstKey) && keys.includes(secondKey),
    );
    if (!asked) return 'waiting';
    if (asked.same !== null) return 'here';
    return saveAnswer(db, pair, same) ? 'added' : 'waiting';
  },
};

const FileLookedAt = z.strictObject({ claim: ClaimRef, facts: z.string().max(10_000) });

/** A claim stays put away only while it is as it was then. */
export const lookedAt: WrittenTable<z.infer<typeof FileLookedAt>> = {
  kind: 'looked_at',
  most: 20_000,
  entry: FileLookedAt,
  *read({ db, personId, refs }) {
    for (const [claimId, facts] of listLookedAt(db, personId))
      yield { claim: refs.nameClaim(claimId), facts };
  },
  place({ claim, facts }, { db, personId, refs }) {
    const claimId = refs.findClaim(claim);
    if (claimId === null) return 'waiting';
    if (listLookedAt(db, personId).has(claimId)) return 'here';
    putAway(db, { claimId, facts });
    return 'added';
  },
};
