/**
 * Which kind of service a line is, as plans have rules for: by public groups of codes, numbers only. The first that
 * fits counts.
 *
 * @see CMS, Medicare Claims Processing Manual (Pub. 100-04), chapter 25: revenue codes; chapter 12: visits
 * @see CMS, Medicare NCCI Policy Manual: ranges of procedures by chapter; HCPCS Level II, its sections by first letter
 * @see CMS, Place of Service Code Set
 */
import type { ClaimKind } from '#shared/model/claims/claim';
import type { ServiceClass } from '#shared/model/replay/plan-rules';

export type ClassedLine = {
  kind: ClaimKind;
  /** Procedure code, upper case; of drugs and of lines without one `null`. */
  code: string | null;
  modifiers: readonly string[];
  /** Revenue code, four digits. */
  revenue: string | null;
  /** Place of service, two digits. */
  place: string | null;
  /** The person's own share of this line was 0, of a price that was not. */
  isFree: boolean;
  /** Who treated: a doctor of first resort, another one, or not known. */
  doctor: 'primary' | 'specialist' | null;
};

type Classes = readonly [ServiceClass, ...ServiceClass[]];

const byKind: Partial<Record<ClaimKind, ServiceClass>> = {
  pharmacy: 'drug',
  inpatient: 'hospital-stay',
  nursing: 'skilled-nursing',
  hospice: 'hospice',
  'home-health': 'home-health',
};

/** More than one kind where the codes leave it open. */
export function findClasses(line: ClassedLine): Classes {
  const { kind, isFree, doctor } = line;
  const own = byKind[kind];
  if (own !== undefined && kind !== 'inpatient') return [own];
  if (isFree && isPreventive(line)) return ['preventive'];
  if (own !== undefined || has(line.revenue, stays)) return ['hospital-stay'];
  if (isVisit(line)) return doctor === null ? ['primary-visit', 'specialist-visit'] : [`${doctor}-visit`];
  if (isOperation(line.code) && line.place === '11' && line.revenue === null)
    return doctor === null
      ? ['primary-visit', 'specialist-visit', 'professional-surgery']
      : [`${doctor}-visit`, 'professional-surgery'];
  const found = signs.find(([, fits]) => fits(line));
  return [found?.[0] ?? 'other'];
}

/** What the codes are, of which a class was found. */
export type ClassBasis = 'kind' | 'code' | 'revenue' | 'place' | 'modifier' | 'doctor';

/**
 * Which of what the line says decides its class: what it could not do without; where two say the same, both. Nothing
 * where the line says nothing.
 */
export function findBasis(line: ClassedLine): ClassBasis[] {
  if (byKind[line.kind] !== undefined) return ['kind'];
  const without: Record<Exclude<ClassBasis, 'kind'>, Partial<ClassedLine>> = {
    code: { code: null },
    revenue: { revenue: null },
    place: { place: null },
    modifier: { modifiers: [] },
    doctor: { doctor: null },
  };
  const said = (Object.keys(without) as (keyof typeof without)[]).filter((one) =>
    one === 'modifier' ? line.modifiers.length > 0 : line[one] !== null,
  );
  const found = findClasses(line).join(' ');
  const needed = said.filter((one) => findClasses({ ...line, ...without[one] }).join(' ') !== found);
  if (needed.length > 0) return needed;
  const codes = said.filter((one) => one === 'code' || one === 'revenue');
  return line.kind === 'equipment' ? ['kind'] : codes;
}

/** Of a claim without prices of its lines, the one kind that stands for all of it: the strongest. */
export function findStrongest(classes: readonly Classes[]): Classes {
  const order: ServiceClass[] = [
    'hospital-stay',
    'facility-surgery',
    'professional-surgery',
    'emergency-room',
    'advanced-imaging',
    'therapy',
    'lab',
  ];
  const strongest = order.find((one) => classes.some((all) => all.length === 1 && all[0] === one));
  if (strongest !== undefined) return [strongest];
  return classes[0] ?? ['other'];
}

const signs: readonly (readonly [ServiceClass, (line: ClassedLine) => boolean])[] = [
  // Revenue 0456 is urgent care within the group of emergency rooms.
  [
    'emergency-room',
    ({ code, revenue, place }) =>
      place === '23' || within(code, '99281', '99285') || (has(revenue, '045') && revenue !== '0456'),
  ],
  [
    'urgent-care',
    ({ code, revenue, place }) =>
      place === '20' || revenue === '0456' || code === 'S9083' || code === 'S9088',
  ],
  [
    'ambulance',
    ({ code, revenue, place }) =>
      within(code, 'A0425', 'A0436') || place === '41' || place === '42' || has(revenue, '054'),
  ],
  [
    'clinic-drug',
    ({ code, revenue }) => startsWith(code, 'J') || within(code, '96360', '96549') || revenue === '0636',
  ],
  [
    'equipment',
    ({ kind, code }) => kind === 'equipment' || startsWith(code, 'EKL') || within(code, 'A4206', 'A8004'),
  ],
  [
    'facility-surgery',
    ({ kind, revenue, place }) =>
      has(revenue, '036', '049') || revenue === '0750' || (place === '24' && kind !== 'professional'),
  ],
  [
    'professional-surgery',
    ({ code, place }) =>
      within(code, '00100', '01999') || (isOperation(code) && ['19', '21', '22', '24'].includes(place ?? '')),
  ],
  [
    'advanced-imaging',
    ({ code, revenue }) => isAdvancedImaging(code) || has(revenue, '035', '061') || revenue === '0404',
  ],
  [
    'lab',
    ({ code, revenue, place }) =>
      within(code, '80047', '89398') || has(revenue, '030', '031') || place === '81',
  ],
  ['x-ray', ({ code, revenue }) => within(code, '70010', '79999') || has(revenue, '032', '040')],
  [
    'therapy',
    ({ code, revenue }) =>
      within(code, '97010', '97799') || within(code, '92507', '92526') || has(revenue, '042', '043', '044'),
  ],
  ['mental-health', ({ code, revenue }) => within(code, '90785', '90899') || has(revenue, '090', '091')],
  ['maternity', ({ code }) => ['59400', '59510', '59610', '59618'].includes(code ?? '')],
  // A Summary of Benefits has one row for the doctors of a stay and those of an operation.
  ['professional-surgery', ({ code }) => within(code, '99221', '99239') || within(code, '99291', '99292')],
];

/** Room and board. */
const stays = ['010', '011', '012', '013', '014', '015', '016', '017', '018', '019', '020', '021'];

const advancedImaging = [
  ['70336', '70336'],
  ['70450', '70498'],
  ['70540', '70559'],
  ['71250', '71275'],
  ['71550', '71555'],
  ['72125', '72159'],
  ['72191', '72198'],
  ['73200', '73225'],
  ['73700', '73725'],
  ['74150', '74185'],
  ['75557', '75574'],
  ['77046', '77049'],
  ['78811', '78816'],
] as const;

function isAdvancedImaging(code: string | null): boolean {
  return advancedImaging.some(([from, to]) => within(code, from, to));
}

/**
 * What plans must pay whole in network.
 *
 * @see 45 CFR 147.130 (preventive services); CMS, modifiers 33 and PT
 */
function isPreventive({ code, modifiers }: ClassedLine): boolean {
  return (
    modifiers.some((one) => one === '33' || one === 'PT') ||
    within(code, '99381', '99397') ||
    within(code, '90460', '90759') ||
    within(code, 'G0438', 'G0447') ||
    code === 'G0402'
  );
}

function isVisit({ code, place, revenue }: ClassedLine): boolean {
  const isTelehealth = (place === '02' || place === '10') && code !== null && !isMental(code);
  const isOffice = within(code, '99202', '99215') && place !== '23' && place !== '20';
  return revenue === null && (isOffice || (isTelehealth && within(code, '99202', '99499')));
}

function isMental(code: string): boolean {
  return within(code, '90785', '90899');
}

function isOperation(code: string | null): boolean {
  return within(code, '10004', '69990');
}

/** Codes of one length compare as texts. */
function within(code: string | null, from: string, to: string): boolean {
  return code !== null && code.length === from.length && from <= code && code <= to;
}

function startsWith(code: string | null, letters: string): boolean {
  return code !== null && /^[A-Z]\d{4}$/.test(code) && letters.includes(code.charAt(0));
}

/** `groups`: one or more first three digits of a revenue code. */
function has(revenue: string | null, ...groups: readonly (string | readonly string[])[]): boolean {
  return revenue !== null && groups.flat().includes(revenue.slice(0, 3));
}
