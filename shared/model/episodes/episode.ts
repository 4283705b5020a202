/** What belongs together: claims of one stay, surgery, visit or course of care, and charges that look alike. */
import { z } from 'zod';
import { ClaimRow } from '../claims/claim-row.ts';

/** What an episode is called where the person gave no name. */
const episodeKinds = [
  'birth',
  'surgery',
  'hospital-stay',
  'nursing-stay',
  'emergency',
  'dialysis',
  'physical-therapy',
  'occupational-therapy',
  'speech-therapy',
  'radiation',
  'chemotherapy',
  'heart-rehabilitation',
  'home-health',
  'hospice',
  'visit',
  'visits',
] as const;
const EpisodeKind = z.enum(episodeKinds);
export type EpisodeKind = z.infer<typeof EpisodeKind>;

/** A part of the body or a reason, in words of our own: no text of a code system is used. */
const bodyParts = [
  'knee',
  'hip',
  'shoulder',
  'elbow',
  'hand',
  'foot',
  'leg',
  'neck',
  'back',
  'joint',
  'head',
  'eye',
  'ear',
  'mouth',
  'heart',
  'blood-vessel',
  'brain',
  'nerve',
  'lung',
  'throat',
  'stomach',
  'bowel',
  'appendix',
  'hernia',
  'gallbladder',
  'liver',
  'kidney',
  'breast',
  'skin',
  'thyroid',
  'diabetes',
  'cancer',
  'blood',
  'infection',
  'chest',
  'belly',
  'injury',
] as const;
const BodyPart = z.enum(bodyParts);
export type BodyPart = z.infer<typeof BodyPart>;

/** `text`: the plan's words for the reason, where there is no part. `start`, `end`: days that the name speaks of. */
const EpisodeName = z.strictObject({
  kind: EpisodeKind,
  part: BodyPart.nullable(),
  text: z.string().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  visits: z.int(),
});
export type EpisodeName = z.infer<typeof EpisodeName>;

/** Why a claim is with another one, strongest first. */
const linkReasons = [
  'you',
  'stay',
  'account',
  'surgery-day',
  'surgery-test',
  'surgery-visit',
  'emergency',
  'same-day',
  'series',
  'referral',
] as const;
const LinkReason = z.enum(linkReasons);
export type LinkReason = z.infer<typeof LinkReason>;

/**
 * What an episode comes to in one currency. `shareCents`: of claims that count and state a share, each dollar once; `null`
 * where none does. `leftCents`: what is left of it after what the plan says was paid, or the person marked as paid for one of
 * the claims, as the claim's page says it; a payment for several visits at once is not taken off. Below 0 where a claim has
 * a share below 0, and the others are paid. `billedCents`: the part of the share for which a bill is surely here. Money at
 * the pharmacy is in none.
 */
const EpisodeSum = z.strictObject({
  currency: z.string(),
  shareCents: z.int().nullable(),
  leftCents: z.int().nullable(),
  billedCents: z.int(),
  withoutShare: z.int(),
  atPharmacy: z.int(),
});
export type EpisodeSum = z.infer<typeof EpisodeSum>;

/** An episode is known by any of its claims; `claimId` is the first of them. */
export const EpisodeRow = z.strictObject({
  claimId: z.string(),
  name: EpisodeName,
  /** What the person calls it. */
  typedName: z.string().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  claims: z.int(),
  providers: z.int(),
  /** Claims that the plan is still deciding. */
  open: z.int(),
  /** Claims that the person put here and that are not in the records any more. */
  gone: z.int(),
  /** A claim of which it is not answered yet whether another plan saw the same visit: until then nothing is added up. */
  openVisit: z.string().nullable(),
  sums: z.array(EpisodeSum).max(20),
});
export type EpisodeRow = z.infer<typeof EpisodeRow>;

/** Charges that look alike: of two claims or more, or lines of one claim. They may be right. */
export const AlikeCharges = z.strictObject({
  key: z.string(),
  where: z.enum(['claims', 'lines']),
  claimIds: z.array(z.string()).max(20),
  provider: z.string().nullable(),
  /** What for, in the plan's words; else the code. */
  service: z.string().nullable(),
  day: z.string(),
  /** One of the charges, as billed. */
  billedCents: z.int(),
  currency: z.string(),
  /** How often it was charged. */
  times: z.int(),
  /** Further services that are alike in the same claims. */
  moreServices: z.int(),
  /** True once the person put it away. */
  isPutAway: z.boolean(),
});
export type AlikeCharges = z.infer<typeof AlikeCharges>;

/** Nobody has more; a list that is longer ends there. */
export const mostEpisodes = 1_000;
export const mostAlike = 200;
/** An episode of more claims is none. */
export const mostClaimsTogether = 200;

export const EpisodeList = z.strictObject({
  /** Newest first. */
  episodes: z.array(EpisodeRow).max(mostEpisodes),
  alike: z.array(AlikeCharges).max(mostAlike),
});
export type EpisodeList = z.infer<typeof EpisodeList>;

/** `withId`: the claim that it is with; both `null` for the one that the others were found by. */
const EpisodeClaim = z.strictObject({
  row: ClaimRow,
  reason: LinkReason.nullable(),
  withId: z.string().nullable(),
});
export type EpisodeClaim = z.infer<typeof EpisodeClaim>;

/** Claims that could be added. `isAfterStay`: a medicine that was filled about when a stay here ended. */
const OtherClaim = z.strictObject({
  row: ClaimRow,
  isAfterStay: z.boolean(),
  episode: z.strictObject({ name: EpisodeName, typedName: z.string().nullable() }).nullable(),
});
export type OtherClaim = z.infer<typeof OtherClaim>;

export const mostOthers = 60;
/** Somebody may put more together than belongs together. */
export const mostMembers = 1_000;

/** Of a name that the person types. */
export const longestEpisodeName = 80;

/** One claim and all that belongs to it. `isTold`: it stands in the list of episodes; one visit alone does not. */
export const EpisodeView = z.strictObject({
  ...EpisodeRow.shape,
  isTold: z.boolean(),
  members: z.array(EpisodeClaim).max(mostMembers),
  bills: z
    .array(
      z.strictObject({ billId: z.string(), biller: z.string(), dueCents: z.int(), currency: z.string() }),
    )
    .max(100),
  alike: z.array(AlikeCharges).max(mostAlike),
  /** The nearest claims around it, by day. */
  others: z.array(OtherClaim).max(mostOthers),
});
export type EpisodeView = z.infer<typeof EpisodeView>;
