import { addDays } from '../../make/calendar.ts';
import type { ClaimKind, ClaimSpec, LineSpec } from '../../make/claims/claim-spec.ts';
import { type ClaimOwner, makeEvergreenClaim, typeCodes } from '../../make/claims/evergreen-claim.ts';
import { splitMoney } from '../../make/claims/money.ts';
import { codeDrug, codeProcedure } from '../../make/claims/services.ts';
import { systems } from '../../make/codes.ts';
import { parties } from '../../make/providers.ts';
import { createRandom, type Random } from '../../make/random.ts';
import type { ClaimKeys, ClaimSource } from '../../model.ts';

const days = 3650;
/** How long ago the newest visit was. */
const newestDays = 10;
const kinds: readonly ClaimKind[] = [
  'professional',
  'professional',
  'outpatient',
  'pharmacy',
  'professional',
  'oral',
];
const providers = [parties.mapleFamily, parties.lakeside, parties.clearLab, parties.stBrendan] as const;

/** `count` claims of one person over ten years, each made from its number alone; about 22 KB of JSON on average. */
export function createManyClaims(count: number, owner: ClaimOwner, now: string): ClaimSource {
  const start = (index: number) => addDays(now, -newestDays - Math.floor((index * days) / count));
  return {
    count,
    keys: (index) => makeKeys(index, start(index)),
    claim: (index) => makeEvergreenClaim(planClaim(index, start(index)), owner),
    indexOf(id) {
      const index = /^many-(\d{1,9})$/.exec(id)?.[1];
      return index !== undefined && Number(index) < count ? Number(index) : -1;
    },
  };
}

function pickKind(index: number): ClaimKind {
  return kinds[index % kinds.length] ?? 'professional';
}

function makeKeys(index: number, start: string): ClaimKeys {
  return {
    id: `many-${index}`,
    claimNumber: formatNumber(index),
    claimSystem: systems.claimNumber,
    type: typeCodes[pickKind(index)],
    start,
    end: start,
    firstServed: start,
    lastServed: start,
    lastUpdated: `${addDays(start, 5)}T15:30:00.000Z`,
  };
}

function formatNumber(index: number): string {
  return `99-${String(index).padStart(6, '0')}`;
}

/** The newest of them, however many there are. */
export function planNewestClaim(now: string): ClaimSpec {
  return planClaim(0, addDays(now, -newestDays));
}

function planClaim(index: number, start: string): ClaimSpec {
  const kind = pickKind(index);
  const random = createRandom(`many-${index}`);
  const lineCount = kind === 'pharmacy' ? 1 : random.between(5, 11);
  const lines = Array.from({ length: lineCount }, () => planLine(kind, random));
  return {
    id: `many-${index}`,
    number: formatNumber(index),
    kind,
    start,
    decided: addDays(start, 5),
    provider: random.pick(providers),
    team: [{ role: kind === 'pharmacy' ? 'prescribing' : 'rendering', party: parties.lindqvist }],
    style: index % 3 === 0 ? 'contained' : 'referenced',
    lines,
    diagnoses: kind === 'pharmacy' ? [] : [{ code: 'I10', display: 'High blood pressure' }],
    network: 'innetwork',
    ...(kind === 'pharmacy'
      ? { drug: { daysSupply: 30, refill: 0, refillsAuthorized: 2, brand: false } }
      : {}),
  };
}

function planLine(kind: ClaimKind, random: Random): LineSpec {
  const billed = random.between(40_00, 900_00);
  const discount = Math.round(billed * 0.4);
  const money = splitMoney({ billed, discount, copay: Math.min(20_00, billed - discount) });
  const code = String(random.between(99000, 99499));
  const service =
    kind === 'pharmacy'
      ? codeDrug(`99900-0${random.between(100, 999)}-30`, 'Calmirol 10 mg tablet')
      : codeProcedure(code, `Service ${code}`);
  return { service, money, ...(kind === 'outpatient' ? { revenue: '0510' } : { place: '11' }) };
}
