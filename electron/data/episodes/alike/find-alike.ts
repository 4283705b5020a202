/**
 * Charges that look alike. Two claims of one plan only where provider, day, service, modifiers, units and billed amount
 * are all stated and all equal; weaker, two such lines of one claim. They may be right: nothing here says that one is wrong.
 */
import { createHash } from 'node:crypto';
import type { AlikeCharges } from '#shared/model/episodes/episode';
import type { Charge, ChargeClaim } from './charge.ts';

/**
 * Modifiers that say it is another one: a separate or repeated service, a repeated test; more than one surgeon, an
 * assistant, two who gave the anesthesia; equipment rented by the month.
 */
const saysAnother: ReadonlySet<string> = new Set([
  ...['59', 'XE', 'XS', 'XP', 'XU', '76', '77', '91'],
  ...['62', '66', '80', '81', '82', 'AS', 'QK', 'QX', 'QY', 'QZ'],
  'RR',
]);

export type FoundAlike = Omit<AlikeCharges, 'key' | 'isPutAway'>;

/** The name by which they are put away. */
export function nameAlike({ where, claimIds }: Pick<FoundAlike, 'where' | 'claimIds'>): string {
  return createHash('sha256')
    .update(JSON.stringify([where, ...claimIds]))
    .digest('hex');
}

/** Each set of claims once, with the first service that is alike; by day, the newest first. */
export function findAlike(claims: readonly ChargeClaim[]): FoundAlike[] {
  const byCharge = new Map<string, Occurrence[]>();
  for (const claim of claims)
    for (const charge of claim.charges) {
      if (charge.modifiers.some((one) => saysAnother.has(one))) continue;
      const key = nameCharge(claim, charge);
      const known = byCharge.get(key);
      if (known) known.push({ claim, charge });
      else byCharge.set(key, [{ claim, charge }]);
    }
  const found = new Map<string, FoundAlike>();
  for (const all of byCharge.values()) {
    const alike = all.length > 1 ? compare(all) : null;
    if (alike === null) continue;
    const key = [alike.where, ...alike.claimIds].join(' ');
    const known = found.get(key);
    if (known) known.moreServices++;
    else found.set(key, alike);
  }
  return [...found.values()].toSorted((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0));
}

type Occurrence = { claim: ChargeClaim; charge: Charge };

/** Everything that must be equal. Amounts that were taken back meet the charge that they take back. */
function nameCharge(claim: ChargeClaim, charge: Charge): string {
  const { plan, patient, isNewborn, kind, npi, currency } = claim;
  const { day, code, modifiers, sites, units, cents, by, fill } = charge;
  return JSON.stringify([
    ...[plan, patient, isNewborn, kind, npi, currency],
    ...[day, code, modifiers, sites, units, Math.abs(cents), by, fill],
  ]);
}

const mostClaims = 20;

function compare(all: readonly Occurrence[]): FoundAlike | null {
  const newest = new Map(all.map(({ claim }) => [claim.number, claim.id]));
  const own = all.filter(({ claim }) => newest.get(claim.number) === claim.id);
  const charged = own.filter(({ charge }) => charge.cents > 0);
  const times = charged.length - (own.length - charged.length);
  if (times < 2) return null;
  const claimIds = [...new Set(charged.map(({ claim }) => claim.id))];
  const [first] = charged;
  if (!first) return null;
  const where = claimIds.length > 1 ? 'claims' : 'lines';
  if (where === 'lines' && !canRepeat(first.claim)) return null;
  return {
    where,
    claimIds: claimIds.toSorted().slice(0, mostClaims),
    provider: first.claim.provider,
    service: first.charge.text ?? first.charge.code,
    day: first.charge.day.slice(0, 10),
    billedCents: first.charge.cents,
    currency: first.claim.currency,
    times,
    moreServices: 0,
  };
}

/** Lines of a stay, of a medicine's parts, or of a long time repeat as a matter of course. */
function canRepeat({ kind }: ChargeClaim): boolean {
  return kind === 'professional' || kind === 'oral' || kind === 'vision';
}
