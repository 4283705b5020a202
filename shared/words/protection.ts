/**
 * When the federal law on surprise bills may protect: one rule for the pages of claims, bills and appeals, for letters and
 * for paper. A hint, never a verdict.
 *
 * @see No Surprises Act: 42 USC 300gg-111 (emergencies), 300gg-131, 300gg-132 (care at a place in network); 45 CFR
 *   149.420(b): whom one does not choose, and no paper can give that up; ground ambulances are left out
 */
import type { AskAgain } from '../model/claims/ask-again.ts';
import type { Claim, ClaimKind, ClaimLine, NetworkStatus } from '../model/claims/claim.ts';
import type { Denial, NotYours } from '../model/claims/denial.ts';
import type { PlanKind } from '../model/plans/plan-kind.ts';
import { findMeaning } from './reason-meanings.ts';
import { isRefusal } from './refusals.ts';
import { findServiceKind, type ServiceKind } from './service-kinds.ts';

/** Plans that the law leaves to rules of their own. */
export const plansOfOwnRules: ReadonlySet<PlanKind> = new Set([
  'original-medicare',
  'medicare-advantage',
  'part-d',
  'medicaid',
  'chip',
  'tricare',
]);

/** Care that one cannot choose who gives it. */
export type UnchosenCare = 'emergency' | 'not-chosen';

const emergencyRoom = '23';
/** Of a hospital, inside or outside of its campus, and of a surgery center: the places that the law names. */
const placesOfLaw: ReadonlySet<string> = new Set(['19', '21', '22', '24']);
const notChosen: ReadonlySet<ServiceKind> = new Set(['anesthesia', 'imaging', 'lab']);
/** Assistant surgeons, and others who assist at an operation (HCPCS modifiers). */
const assisting: ReadonlySet<string> = new Set(['80', '81', '82', 'AS']);

type CareClaim = Pick<Claim, 'kind' | 'lines'>;

/** `null` for care that one chooses, and where a ground ambulance is part of it. */
export function findUnchosenCare({ kind, lines }: CareClaim): UnchosenCare | null {
  const kinds = lines.map(findServiceKind);
  if (kind === 'pharmacy' || kinds.includes('ground-ambulance')) return null;
  const isEmergency = lines.some(
    ({ place, revenue }) => place?.code === emergencyRoom || /^0?45\d$/.test(revenue?.code ?? ''),
  );
  if (isEmergency) return 'emergency';
  return kind === 'professional' && lines.some(isUnchosenLine) ? 'not-chosen' : null;
}

function isUnchosenLine(line: ClaimLine): boolean {
  if (line.place?.code && !placesOfLaw.has(line.place.code)) return false;
  const kind = findServiceKind(line);
  return (
    (kind !== null && notChosen.has(kind)) ||
    line.modifiers.some(({ code }) => assisting.has(code?.toUpperCase() ?? ''))
  );
}

/** A claim of the days of the care, as its row says. */
export type PlaceClaim = {
  kind: ClaimKind;
  network: NetworkStatus | null;
  providerName: string | null;
  providerNpi: string | null;
};

const kindsOfPlace: ReadonlySet<ClaimKind> = new Set(['inpatient', 'outpatient', 'facility']);

/** The place where it was done, in network that day. A claim that names another place than this one is not of it. */
export function findPlaceInNetwork<Place extends PlaceClaim>(
  ofDays: readonly Place[],
  facilityNpi: string | null,
): Place | null {
  const isThere = ({ providerNpi }: Place) =>
    facilityNpi === null || providerNpi === null || providerNpi === facilityNpi;
  return ofDays.find((one) => kindsOfPlace.has(one.kind) && one.network === 'in' && isThere(one)) ?? null;
}

/** What the rule goes by. */
export type ProtectionFacts = {
  planKind: PlanKind;
  /** The plan says of it, or of why it refused it, that it was out of network. */
  isOutOfNetwork: boolean;
  /** How much of it the plan refused; `null` for nothing. */
  refused: Denial['scope'] | null;
  /** Something is left for the person to pay, or may be asked of them. */
  isCharged: boolean;
  care: UnchosenCare | null;
  hasPlaceInNetwork: boolean;
  /** What says that the plan does not leave it to the person. */
  notYours: Denial['notYours'];
};

/** Why one may ask; `null` where there is nothing to ask. */
export function chooseWhyToAsk(facts: ProtectionFacts): AskAgain['why'] | null {
  const { planKind, isOutOfNetwork, refused, isCharged, care, hasPlaceInNetwork, notYours } = facts;
  if (refused === null && !(isOutOfNetwork && isCharged)) return null;
  // Where the plan says that nothing is to be paid, neither a law nor an appeal comes before that.
  if (notYours) return 'not-yours';
  if (isOutOfNetwork && !plansOfOwnRules.has(planKind)) {
    if (care === 'emergency') return 'emergency';
    if (care === 'not-chosen' && hasPlaceInNetwork) return 'place';
  }
  return refused === null ? null : refused === 'whole' ? 'refused' : 'refused-part';
}

/** True where the plan says out of network, of who treated or billed, or as its reason. */
export function isSaidOutOfNetwork({ network, reasons }: Pick<Claim, 'network' | 'reasons'>): boolean {
  const { benefit, billing, rendering } = network;
  // A payment at the level of the network is the protection itself.
  if (benefit === 'in') return false;
  return (
    [benefit, billing, rendering].includes('out') ||
    reasons.some((reason) => isRefusal(reason) && findMeaning(reason) === 'out-of-network')
  );
}

/** Looks texts of `denials` up. */
export type LookUp = (key: string, values?: Record<string, string>) => string;

/** That the plan does not leave it to the person, and what says so, the same everywhere. */
export function sayNotYours({ by, note }: NotYours, t: LookUp): string {
  return t(`notYours.${by}`, { note: note ?? '' });
}

/** The sentence that says it, the same everywhere, with its headline. `isTooLate`: to appeal, so that it does not say so. */
export function sayWhyToAsk(
  { why, provider, place, notYours }: Omit<AskAgain, 'planPhone'>,
  t: LookUp,
  isTooLate = false,
): { title: string; text: string } {
  if (notYours) return { title: t('notYours.title'), text: sayNotYours(notYours, t) };
  if (isTooLate && (why === 'refused' || why === 'refused-part'))
    return { title: t('protected.title.tooLate'), text: t('protected.tooLate') };
  if (why === 'refused') return { title: t('protected.title.ask'), text: t('protected.ask') };
  if (why === 'refused-part') return { title: t('protected.title.ask'), text: t('protected.askPart') };
  const title = t('protected.title.law');
  if (why === 'emergency') return { title, text: t('protected.emergency') };
  const where = place ?? t('protected.somewhere');
  return {
    title,
    text:
      provider === null
        ? t('protected.placeNoProvider', { place: where })
        : t('protected.place', { provider, place: where }),
  };
}

/** Whom to call about it, the same everywhere: the plan's own number where it is known. */
export function sayCallPlan(planPhone: string | null, t: LookUp): string {
  return planPhone === null ? t('step.callNoPhone') : t('step.call', { phone: planPhone });
}
