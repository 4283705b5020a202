import { addDays, formatDate, formatDayOfYear } from '../../make/calendar.ts';
import type { MedicareKind, MedicareVisit } from '../../make/claims/medicare-visit.ts';
import { type Party, parties } from '../../make/providers.ts';
import { createRandom } from '../../make/random.ts';

type Planned = readonly [
  month: number,
  day: number,
  kind: MedicareKind,
  provider: Party,
  code: string,
  words: string,
  billed: number,
  nights?: number,
];

const yearly: readonly Planned[] = [
  [1, 20, 'CARRIER', parties.mapleFamily, '99214', 'Office visit', 240],
  [2, 12, 'CARRIER', parties.clearLab, '80053', 'Blood chemistry panel', 90],
  [3, 18, 'CARRIER', parties.lakeside, '20610', 'Joint injection', 310],
  [4, 8, 'OUTPATIENT', parties.summitImaging, '71046', 'Chest picture', 420],
  [5, 13, 'CARRIER', parties.mapleFamily, '99213', 'Office visit', 180],
  [6, 4, 'DME', parties.homeMedical, 'E0601', 'Breathing device, rental', 140],
  [8, 19, 'CARRIER', parties.clearVision, '92014', 'Eye exam', 210],
  [9, 24, 'OUTPATIENT', parties.stBrendan, '93306', 'Heart scan', 1650],
  [10, 14, 'CARRIER', parties.mapleFamily, '99397', 'Yearly visit', 260],
];

/** The year of his broken hip: hospital, nursing center, home care, and a short hospice stay so that his wife could rest. */
const hardYear: readonly Planned[] = [
  [6, 15, 'INPATIENT', parties.stBrendan, '0360', 'Hip repair', 48_200, 5],
  [6, 20, 'SNF', parties.nursing, '0191', 'Nursing center care', 9_800, 14],
  [7, 6, 'HHA', parties.homeCare, 'G0299', 'Home nursing', 3_400, 25],
  [11, 2, 'HOSPICE', parties.hospice, '0655', 'Short hospice care', 2_100, 5],
];

const drugs = [
  ['99900-0450-30', 'Presolin 20 mg tablet', 34],
  ['99900-0888-30', 'Cardevan 5 mg tablet', 212],
] as const;

/** Walter's visits of six years, oldest first, as Medicare decided them. */
export function planWalterVisits(now: string): MedicareVisit[] {
  const lastYear = Number(now.slice(0, 4));
  const visits: MedicareVisit[] = [];
  for (let year = lastYear - 5; year <= lastYear; year += 1) {
    let partB = 240_00;
    const planned = [...yearly, ...(year === lastYear - 2 ? hardYear : []), ...planDrugVisits()];
    planned.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    for (const [index, one] of planned.entries()) {
      const visit = decideVisit(one, year, index, partB);
      if (visit.kind !== 'INPATIENT') partB -= visit.deductible;
      if (visit.decided <= now) visits.push(visit);
    }
  }
  return visits;
}

function planDrugVisits(): Planned[] {
  return Array.from({ length: 12 }, (_unused, index): Planned => {
    const [code, words, price] = drugs[index % 2 === 0 ? 0 : 1];
    return [index + 1, 7, 'PDE', parties.cornerPharmacy, code, words, price];
  });
}

function decideVisit(planned: Planned, year: number, index: number, partBLeft: number): MedicareVisit {
  const [month, day, kind, provider, code, words, dollars, nights = 0] = planned;
  const start = formatDate(year, month, day);
  const random = createRandom(`walter-${start}-${code}`);
  const billed = dollars * 100 + random.between(0, 2_000);
  const allowed = kind === 'PDE' ? billed : Math.round((billed * random.between(38, 62)) / 100);
  const deductible = computeDeductible(kind, allowed, partBLeft);
  const percent = kind === 'PDE' ? 25 : ['CARRIER', 'OUTPATIENT', 'DME'].includes(kind) ? 20 : 0;
  const coinsurance = Math.round(((allowed - deductible) * percent) / 100);
  const end = addDays(start, nights);
  return {
    kind,
    start,
    end,
    decided: addDays(end, kind === 'PDE' ? 1 : 12),
    provider,
    doctor: kind === 'OUTPATIENT' || kind === 'INPATIENT' ? parties.brooks : parties.lindqvist,
    code,
    words,
    diagnosis: kind === 'INPATIENT' || kind === 'SNF' || kind === 'HHA' ? 'S72001A' : 'I2510',
    billed,
    allowed,
    deductible,
    coinsurance,
    paid: allowed - deductible - coinsurance,
    number: `${year}${formatDayOfYear(start)}${String(index).padStart(3, '0')}`,
  };
}

function computeDeductible(kind: MedicareKind, allowed: number, partBLeft: number): number {
  if (kind === 'INPATIENT') return Math.min(1_632_00, allowed);
  if (kind === 'CARRIER' || kind === 'OUTPATIENT' || kind === 'DME') return Math.min(partBLeft, allowed);
  return 0;
}
