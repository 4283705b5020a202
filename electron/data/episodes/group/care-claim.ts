/** What of a claim says which other claims it belongs to. Days are `YYYY-MM-DD`. */
import type { ClaimKind } from '#shared/model/claims/claim';
import type { BodyPart } from '#shared/model/episodes/episode';

/** Care that comes in many visits, told without the codes of any one service. */
export type Course =
  | 'dialysis'
  | 'physical-therapy'
  | 'occupational-therapy'
  | 'speech-therapy'
  | 'radiation'
  | 'chemotherapy'
  | 'heart-rehabilitation'
  | 'home-health'
  | 'hospice';

export type CareClaim = {
  id: string;
  personId: string;
  kind: ClaimKind;
  /** First and last day; `null` when the plan gave none to the day. */
  start: string | null;
  end: string | null;
  /** The days of a stay, where the claim is one of a hospital or a nursing home. */
  stay: { start: string; end: string } | null;
  /** Who billed: the NPI, else the name in one spelling; `null` when neither is known. */
  provider: string | null;
  /** The provider's own numbers for the person or the visit, in one spelling. */
  accounts: readonly string[];
  /** NPIs of who did it, of who operated, and of who sent for it. */
  renderers: readonly string[];
  operators: readonly string[];
  referrers: readonly string[];
  /** Diagnoses by family (the first three characters of an ICD-10 code): the main one, and all. */
  family: string | null;
  families: readonly string[];
  /** The part of the body that the main diagnosis is about, else the plan's words for it; `null` where it is private. */
  part: BodyPart | null;
  reason: string | null;
  /** Places of service. */
  places: readonly string[];
  isEmergency: boolean;
  isAmbulance: boolean;
  isPreventive: boolean;
  isAnesthesia: boolean;
  isDelivery: boolean;
  course: Course | null;
  /** The first service, where care of one kind is told apart by nothing else. */
  service: string | null;
  /** Operations in a hospital (ICD-10-PCS), with the part of the body where it is known. */
  operations: readonly { day: string; part: BodyPart | null }[];
};
