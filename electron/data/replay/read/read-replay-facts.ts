/** What of a claim a year under another plan needs: its services with their prices. Kept as a digest. */
import { countDays, toWholeDay } from '#shared/dates';
import { type Amount, type ClaimKind, type ClaimLine, isService } from '#shared/model/claims/claim';
import type { ServiceBasis } from '#shared/model/replay/next-year';
import type { ServiceClass } from '#shared/model/replay/plan-rules';
import type { WholeClaim } from '../../claims/keep/claim-digests.ts';
import type { WorkingClaim } from '../../claims/read/listed-claim.ts';
import { type ClassedLine, findBasis, findClasses, findStrongest } from './find-classes.ts';

export type ReplayService = {
  classes: readonly [ServiceClass, ...ServiceClass[]];
  day: string | null;
  allowedCents: number | null;
  statedCents: number | null;
  /** Of the share, what the plan took from the deductible. */
  statedDeductibleCents: number | null;
  /** What decides its class, with the code that says so; empty where nothing does, so that the class is a guess. */
  basis: readonly ServiceBasis[];
  provider: string | null;
  network: 'in' | 'out' | null;
};

export type ReplayFacts = {
  kind: ClaimKind;
  /** Of the whole claim. */
  allowedCents: number | null;
  services: readonly ReplayService[];
  stay: { start: string; end: string; days: number } | null;
  drug: { name: string; months: number } | null;
};

export function readReplayFacts({ claim, row }: Pick<WholeClaim, 'claim' | 'row'>): ReplayFacts {
  const day = toWholeDay(row.serviceStart);
  const stay = row.kind === 'inpatient' ? readStay(claim, day, toWholeDay(row.serviceEnd)) : null;
  const lines = claim.lines.filter(isService);
  const price = readWhole(claim.amounts.allowed) ?? (claim.drug ? readWhole(claim.amounts.drugPrice) : null);
  const share = readShare(claim.amounts);
  const network = row.network === 'other' ? null : row.network;
  const ownLines = lines.map((line) => classLine(claim, row.kind, line, share));
  const ownClasses = ownLines.map(findClasses);
  const isWhole = row.kind === 'inpatient' || row.kind === 'pharmacy';
  const isByLine =
    !isWhole && lines.length > 0 && lines.every(({ amounts }) => readWhole(amounts.allowed) !== null);
  const classes = isWhole ? classOf(row.kind) : findStrongest(ownClasses);
  const strongest = ownClasses.findIndex((one) => one.join() === classes.join());
  const whole: ReplayService = {
    classes,
    day: stay?.start ?? day,
    allowedCents: price,
    statedCents: share,
    statedDeductibleCents: readWhole(claim.amounts.deductible),
    basis: isWhole ? [{ by: 'kind', code: null }] : listBasis(ownLines[strongest]),
    provider: nameProvider(claim, null),
    network,
  };
  return {
    kind: row.kind,
    allowedCents: price,
    services: isByLine
      ? lines.map((line, index) => ({
          classes: ownClasses[index] ?? ['other'],
          day: toWholeDay(line.serviceStart) ?? day,
          allowedCents: readWhole(line.amounts.allowed),
          statedCents: readShare(line.amounts),
          statedDeductibleCents: readWhole(line.amounts.deductible),
          basis: listBasis(ownLines[index]),
          provider: nameProvider(claim, line),
          network: readNetwork(line) ?? network,
        }))
      : [whole],
    stay,
    drug: claim.drug && {
      name: claim.drug.name.text ?? claim.drug.name.code ?? '',
      months: Math.max(1, Math.ceil((claim.drug.daysSupply ?? 30) / 30)),
    },
  };
}

const classOf = (kind: ClaimKind) =>
  findClasses({ kind, code: null, modifiers: [], revenue: null, place: null, isFree: false, doctor: null });

function listBasis(line: ClassedLine | undefined): ServiceBasis[] {
  if (line === undefined) return [];
  return findBasis(line).map((by) => ({
    by,
    code: by === 'code' || by === 'revenue' || by === 'place' ? line[by] : null,
  }));
}

/** A sum of lines some of which do not state it is no price. */
function readWhole(amount: Amount | null): number | null {
  return amount === null || amount.partial ? null : amount.cents;
}

type Amounts = WorkingClaim['amounts'];

/** What the plan left to the person, as far as it says so. */
function readShare({ yourShare, deductible, copay, coinsurance }: Amounts): number | null {
  const share = readWhole(yourShare);
  if (share !== null) return share;
  const parts = [deductible, copay, coinsurance].map(readWhole).filter((cents) => cents !== null);
  return parts.length === 0 ? null : parts.reduce((sum, cents) => sum + cents, 0);
}

function readStay({ stay }: WorkingClaim, from: string | null, to: string | null): ReplayFacts['stay'] {
  const start = toWholeDay(stay?.admitted ?? null) ?? from;
  if (start === null) return null;
  const end = toWholeDay(stay?.discharged ?? null) ?? to ?? start;
  return { start, end, days: Math.max(1, countDays(start, end)) };
}

function readNetwork({ network }: ClaimLine): 'in' | 'out' | null {
  const stated = network.benefit ?? network.billing ?? network.rendering;
  return stated === 'other' ? null : stated;
}

function classLine(
  claim: WorkingClaim,
  kind: ClaimKind,
  line: ClaimLine,
  claimShare: number | null,
): ClassedLine {
  const { service, modifiers, revenue, place, amounts } = line;
  const isProcedure = service.system === 'CPT' || service.system === 'HCPCS';
  const revenueCode = revenue?.code ?? '';
  return {
    kind,
    code: isProcedure ? (service.code?.toUpperCase() ?? null) : null,
    modifiers: modifiers.flatMap(({ code }) => code?.toUpperCase() ?? []),
    revenue: /^\d{3,4}$/.test(revenueCode) ? revenueCode.padStart(4, '0') : null,
    place: place?.code?.padStart(2, '0') ?? null,
    isFree: (readShare(amounts) ?? claimShare) === 0 && (readWhole(amounts.allowed) ?? 0) > 0,
    doctor: findDoctor(claim, line),
  };
}

const treatingRoles = new Set(['rendering', 'performing', 'primary', 'attending']);

/** Who did the service, else who billed for it: NPI, or name where there is none. */
function nameProvider(claim: WorkingClaim, line: ClaimLine | null): string | null {
  const party = (line && listTreating(claim, line)[0]?.party) ?? claim.provider;
  return party.npi ?? party.name ?? claim.provider.npi ?? claim.provider.name;
}

function listTreating({ careTeam }: WorkingClaim, line: ClaimLine): WorkingClaim['careTeam'] {
  const own = line.careTeam.flatMap((place) => careTeam[place] ?? []);
  return (own.length > 0 ? own : careTeam).filter(({ role }) => treatingRoles.has(role ?? ''));
}

/**
 * Family and general practice, general internal medicine, pediatrics, nurse practitioners.
 *
 * @see Health Care Provider Taxonomy (NUCC): its codes alone
 */
const firstResort = /^(?:207Q|207R00000X|208D|2080|363L)/;

function findDoctor(claim: WorkingClaim, line: ClaimLine): ClassedLine['doctor'] {
  const [doctor] = listTreating(claim, line);
  if (!doctor) return null;
  const isPrimary = claim.careTeam.some(
    ({ role, party }) => role === 'primary' && (party === doctor.party || party.npi === doctor.party.npi),
  );
  if (isPrimary) return 'primary';
  if (doctor.specialtyCode === null) return null;
  return firstResort.test(doctor.specialtyCode) ? 'primary' : 'specialist';
}
