import type { Coding } from 'fhir/r4';
import { addDays, formatDayOfYear } from '../calendar.ts';
import { type Party, parties } from '../providers.ts';
import type { Random } from '../random.ts';
import type { ClaimKind, ClaimSpec, DiagnosisSpec, LineSpec, Network } from './claim-spec.ts';
import { applyRule, type CostRule, type Ledger } from './money.ts';
import { codeDental, codeDrug, codeProcedure, codeSupply } from './services.ts';

/** A service, and the range of its price in dollars. */
type Priced = { service: Coding[]; from: number; to: number; revenue?: string; tooth?: string };

/** A common kind of claim. `discount` is a range in percent of what was billed. */
export type Template = {
  kind: ClaimKind;
  provider: Party;
  party?: Party;
  services: readonly Priced[];
  discount: readonly [number, number];
  rule: CostRule;
  /** True when the member's share counts toward the medical deductible and limit. */
  counts: boolean;
  diagnosis?: DiagnosisSpec;
  daysSupply?: number;
  network?: Network;
  style?: ClaimSpec['style'];
  /** Where it was, if not in an office. */
  place?: string;
};

/** What tells one claim of a template from the next: whose, when, and the year's ledger. */
export type Occasion = {
  person: string;
  date: string;
  sequence: number;
  ledger: Ledger;
  random: Random;
};

const priceService = (service: Coding[], from: number, to: number, more: Partial<Priced> = {}): Priced => ({
  service,
  from,
  to,
  ...more,
});

const cleaning = priceService(codeDental('D1110', 'Teeth cleaning'), 95, 130);
const medical = { counts: true, discount: [28, 55] as const };
const apart = { counts: false, discount: [0, 25] as const };

export const templates = {
  primary: {
    ...medical,
    kind: 'professional',
    provider: parties.mapleFamily,
    party: parties.lindqvist,
    services: [priceService(codeProcedure('99213', 'Office visit'), 140, 220)],
    rule: { copay: 25_00 },
    diagnosis: { code: 'I10', display: 'High blood pressure' },
  },
  checkup: {
    ...medical,
    kind: 'professional',
    provider: parties.mapleFamily,
    party: parties.lindqvist,
    services: [
      priceService(codeProcedure('99395', 'Yearly checkup'), 230, 290),
      priceService(codeProcedure('90686', 'Flu vaccine'), 30, 45),
    ],
    rule: {},
    diagnosis: { code: 'Z00.00', display: 'Yearly checkup' },
    style: 'contained',
  },
  specialist: {
    ...medical,
    kind: 'professional',
    provider: parties.lakeside,
    party: parties.okafor,
    services: [priceService(codeProcedure('99214', 'Longer visit with a specialist'), 220, 420)],
    rule: { deductible: true, percent: 20 },
    diagnosis: { code: 'M25.562', display: 'Pain in left knee' },
  },
  lab: {
    ...medical,
    kind: 'professional',
    provider: parties.clearLab,
    services: [
      priceService(codeProcedure('80053', 'Blood chemistry panel'), 60, 120),
      priceService(codeProcedure('85025', 'Blood count'), 30, 60),
      priceService(codeProcedure('83036', 'Long-term blood sugar'), 35, 70),
    ],
    rule: { deductible: true, percent: 20 },
    diagnosis: { code: 'I10', display: 'High blood pressure' },
    style: 'display',
  },
  imaging: {
    ...medical,
    // An imaging office of its own, no hospital: it bills as doctors do.
    kind: 'professional',
    provider: parties.summitImaging,
    party: parties.brooks,
    services: [priceService(codeProcedure('73721', 'Knee scan'), 700, 1500)],
    rule: { deductible: true, percent: 20 },
    diagnosis: { code: 'M25.562', display: 'Pain in left knee' },
  },
  therapy: {
    ...medical,
    kind: 'professional',
    provider: parties.motionTherapy,
    party: parties.nguyen,
    services: [
      priceService(codeProcedure('97110', 'Exercise therapy'), 80, 140),
      priceService(codeProcedure('97140', 'Hands-on therapy'), 60, 110),
    ],
    rule: { copay: 30_00 },
    diagnosis: { code: 'M25.562', display: 'Pain in left knee' },
  },
  counseling: {
    ...medical,
    kind: 'professional',
    provider: parties.quietMind,
    party: parties.brooks,
    services: [priceService(codeProcedure('90834', 'Counseling, 45 minutes'), 130, 190)],
    rule: { copay: 25_00 },
    diagnosis: { code: 'F43.23', display: 'Stress reaction' },
  },
  urgent: {
    ...medical,
    kind: 'professional',
    provider: parties.quickCare,
    party: parties.haddad,
    services: [
      priceService(codeProcedure('99203', 'Walk-in visit'), 180, 260),
      priceService(codeProcedure('87880', 'Throat test'), 30, 50),
    ],
    rule: { copay: 50_00 },
    place: '20',
    diagnosis: { code: 'J02.9', display: 'Sore throat' },
  },
  emergency: {
    ...medical,
    kind: 'outpatient',
    provider: parties.stBrendan,
    party: parties.haddad,
    services: [
      priceService(codeProcedure('99284', 'Emergency room visit'), 1400, 2600, { revenue: '0450' }),
      priceService(codeProcedure('70450', 'Head scan'), 900, 1600, { revenue: '0350' }),
    ],
    rule: { copay: 250_00, deductible: true, percent: 20 },
    diagnosis: { code: 'S09.90XA', display: 'Head injury' },
  },
  equipment: {
    ...medical,
    kind: 'professional',
    provider: parties.homeMedical,
    services: [priceService(codeSupply('L1833', 'Knee brace'), 240, 480)],
    rule: { deductible: true, percent: 20 },
    diagnosis: { code: 'M25.562', display: 'Pain in left knee' },
  },
  maintenance: {
    ...apart,
    kind: 'pharmacy',
    provider: parties.cornerPharmacy,
    party: parties.lindqvist,
    services: [priceService(codeDrug('99900-0450-30', 'Presolin 20 mg tablet'), 22, 48)],
    rule: { copay: 10_00 },
    daysSupply: 30,
  },
  brandDrug: {
    ...apart,
    kind: 'pharmacy',
    provider: parties.cornerPharmacy,
    party: parties.okafor,
    services: [priceService(codeDrug('99900-0777-10', 'Flexamor 50 mg capsule'), 140, 320)],
    rule: { copay: 45_00 },
    daysSupply: 10,
  },
  cleaning: {
    ...apart,
    kind: 'oral',
    provider: parties.brightSmile,
    party: parties.tanaka,
    services: [cleaning, priceService(codeDental('D0120', 'Dental checkup'), 45, 70)],
    rule: {},
  },
  filling: {
    ...apart,
    kind: 'oral',
    provider: parties.brightSmile,
    party: parties.tanaka,
    services: [
      priceService(codeDental('D2391', 'Tooth-colored filling, one side'), 150, 240, { tooth: '19' }),
    ],
    rule: { percent: 20 },
  },
  eyeExam: {
    ...apart,
    kind: 'vision',
    provider: parties.clearVision,
    party: parties.nguyen,
    services: [priceService(codeProcedure('92014', 'Eye exam'), 110, 170)],
    rule: { copay: 10_00 },
    diagnosis: { code: 'H52.13', display: 'Nearsighted, both eyes' },
  },
  glasses: {
    ...apart,
    kind: 'vision',
    provider: parties.clearVision,
    services: [
      priceService(codeSupply('V2100', 'Lenses'), 90, 160),
      priceService(codeSupply('V2020', 'Frame'), 80, 190),
    ],
    rule: { copay: 25_00 },
    diagnosis: { code: 'H52.13', display: 'Nearsighted, both eyes' },
  },
  wellChild: {
    ...medical,
    kind: 'professional',
    provider: parties.littleOaks,
    party: parties.haddad,
    services: [priceService(codeProcedure('99393', 'Well child visit'), 190, 250)],
    rule: {},
    diagnosis: { code: 'Z00.129', display: 'Well child visit' },
  },
} as const satisfies Record<string, Template>;
export type TemplateName = keyof typeof templates;

/** A claim of the template, decided by the plan's usual rules. */
export function makeClaim(template: Template, occasion: Occasion): ClaimSpec {
  const { date, random, person, sequence } = occasion;
  const ledger = template.counts ? occasion.ledger : { deductibleLeft: 0, outOfPocketLeft: 1_000_000_00 };
  const discount = random.between(template.discount[0], template.discount[1]);
  let copay = template.rule.copay ?? 0;
  const lines = template.services.map((priced): LineSpec => {
    const billed = random.between(priced.from * 100, priced.to * 100);
    const price = { billed, discount: Math.round((billed * discount) / 100) };
    const money = applyRule(price, { ...template.rule, copay }, ledger);
    copay -= money.copay;
    return {
      service: priced.service,
      money,
      quantity: template.daysSupply ?? 1,
      ...(priced.revenue ? { revenue: priced.revenue } : {}),
      ...(priced.tooth ? { tooth: priced.tooth } : {}),
      ...(template.kind === 'pharmacy' || priced.revenue ? {} : { place: template.place ?? '11' }),
    };
  });
  const isPharmacy = template.kind === 'pharmacy';
  const share = lines.reduce((sum, { money }) => sum + money.copay + money.deductible + money.coinsurance, 0);
  return {
    id: `${person}-${date.slice(0, 4)}-${String(sequence).padStart(3, '0')}`,
    number: formatClaimNumber(date, person, sequence),
    kind: template.kind,
    start: date,
    decided: isPharmacy ? date : addDays(date, random.between(3, 9)),
    provider: template.provider,
    team: template.party
      ? [
          {
            role: isPharmacy ? 'prescribing' : template.kind === 'outpatient' ? 'attending' : 'rendering',
            party: template.party,
          },
        ]
      : [],
    style: template.style ?? 'referenced',
    lines,
    diagnoses: template.diagnosis ? [template.diagnosis] : [],
    network: template.network ?? 'innetwork',
    ...(isPharmacy
      ? {
          paidByPatient: share,
          drug: {
            daysSupply: template.daysSupply ?? 30,
            refill: sequence % 4,
            refillsAuthorized: 3,
            brand: template === templates.brandDrug,
          },
        }
      : {}),
  };
}

/** The plan's claim number: year, day of the year, and a running number that depends on the person. */
export function formatClaimNumber(date: string, person: string, sequence: number): string {
  const letter = person.charCodeAt(0) % 10;
  return `${date.slice(2, 4)}-${formatDayOfYear(date)}-${letter}${String(sequence).padStart(3, '0')}`;
}
