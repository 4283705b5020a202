/** Reads what of a claim says which other claims it belongs to. */
import { toWholeDay } from '#shared/dates';
import { type ClaimLine, isService } from '#shared/model/claims/claim';
import { foldAccount, foldName } from '../../bills/match/fold-names.ts';
import type { OwnRow, WholeClaim } from '../../claims/keep/claim-digests.ts';
import type { WorkingClaim } from '../../claims/read/listed-claim.ts';
import type { CareClaim, Course } from '../group/care-claim.ts';
import { findPartOfDiagnosis, isDeliveryCode, isPrivateReason, readOperation } from './body-parts.ts';

const renderingRoles = new Set(['rendering', 'performing', 'primary', 'attending']);
const operatingRoles = new Set(['operating', 'otheroperating']);
const referringRoles = new Set(['referring', 'ordering']);

export function readCareClaim({
  claim,
  row,
}: Pick<WholeClaim, 'claim' | 'row'>): Omit<CareClaim, 'personId'> {
  const lines = claim.lines.filter(isService);
  const start = toWholeDay(row.serviceStart);
  const end = toWholeDay(row.serviceEnd) ?? start;
  const main = findMainDiagnosis(claim);
  const codes = claim.diagnoses.map(({ code }) => code);
  const families = [...new Set(codes.flatMap((code) => nameFamily(code) ?? []))];
  const family = main === null ? null : nameFamily(main);
  const operations = claim.procedures.flatMap(({ code, date }) => {
    const operation = code.system === 'ICD-10-PCS' && code.code ? readOperation(code.code) : null;
    const day = toWholeDay(date) ?? start;
    return operation && day ? [{ day, part: operation.part }] : [];
  });
  const places = [...new Set(lines.flatMap(({ place }) => place?.code ?? []))];
  const part = main?.code && isIcd10(main.system) ? findPartOfDiagnosis(main.code) : null;
  return {
    id: row.id,
    kind: row.kind,
    start,
    end: end !== null && start !== null && end < start ? start : end,
    stay: readStayDays(claim, start, end),
    provider: nameProvider(row),
    accounts: listAccounts(claim),
    renderers: listNpis(claim, renderingRoles, row.kind === 'professional' ? claim.provider.npi : null),
    operators: listNpis(claim, operatingRoles, null),
    referrers: listNpis(claim, referringRoles, null),
    family,
    families,
    part,
    reason: isPrivateReason(family, main?.text ?? null) ? null : (main?.text ?? null),
    places,
    isEmergency: places.includes('23') || lines.some(({ revenue }) => isRevenue(revenue, '45')),
    isAmbulance:
      places.some((place) => place === '41' || place === '42') ||
      lines.some(({ service, revenue }) => isAmbulanceCode(service.code) || isRevenue(revenue, '54')),
    isPreventive:
      preventiveFamilies.test(family ?? '') ||
      lines.some(
        ({ modifiers, service }) =>
          modifiers.some(({ code }) => code === '33' || code === 'PT') ||
          wellnessVisits.has(service.code ?? ''),
      ),
    isAnesthesia: isAnesthesia(claim, lines),
    isDelivery:
      families.some((one) => deliveryFamilies.test(one)) ||
      claim.procedures.some(({ code }) => code.system === 'ICD-10-PCS' && isDeliveryCode(code.code ?? '')),
    course: findCourse(claim, lines, places, main?.code ?? null),
    service: lines.find(({ service }) => service.code !== null)?.service.code ?? null,
    operations,
  };
}

type Coding = WorkingClaim['diagnoses'][number]['code'];

const besideTypes = new Set(['admitting', 'externalcauseofinjury', 'patientreasonforvisit']);

/** The principal diagnosis, else the first that says why care was given. */
function findMainDiagnosis({ diagnoses }: WorkingClaim): Coding | null {
  const main =
    diagnoses.find(({ types }) => types.includes('principal')) ??
    diagnoses.find(({ types }) => types.length === 0 || types.some((type) => !besideTypes.has(type)));
  return main?.code ?? null;
}

function isIcd10(system: string | null): boolean {
  return system?.startsWith('ICD-10') === true;
}

/** The first three characters of an ICD code; a code of another system is a family by itself. */
function nameFamily({ code, system }: Coding): string | null {
  if (code === null) return null;
  if (isIcd10(system)) return code.slice(0, 3).toUpperCase();
  return system?.startsWith('ICD-9') ? `ICD-9 ${code.slice(0, 3)}` : `${system ?? ''} ${code}`;
}

/** Vaccines, examinations of the well, and screenings. */
const preventiveFamilies = /^(?:Z0[01]|Z1[123]|Z23)$/;
/** Medicare's yearly visits (HCPCS). */
const wellnessVisits: ReadonlySet<string> = new Set(['G0402', 'G0438', 'G0439']);
const deliveryFamilies = /^(?:O8[0-2]|Z37)$/;

function isRevenue(revenue: { code: string | null } | null, category: string): boolean {
  return revenue?.code !== null && new RegExp(`^0?${category}\\d$`).test(revenue?.code ?? '');
}

function isAmbulanceCode(code: string | null): boolean {
  return code !== null && /^A04(?:2[5-9]|3[0-6])$/.test(code);
}

/** Modifiers of who gave the anesthesia. */
const anesthesiaModifiers: ReadonlySet<string | null> = new Set(['AA', 'AD', 'QK', 'QX', 'QY', 'QZ']);
const anesthesiaWords = /anesthes|anestesi/i;

function isAnesthesia({ kind, provider, careTeam }: WorkingClaim, lines: readonly ClaimLine[]): boolean {
  if (kind !== 'professional') return false;
  return (
    anesthesiaWords.test(provider.name ?? '') ||
    careTeam.some(({ specialty }) => anesthesiaWords.test(specialty ?? '')) ||
    lines.some(
      ({ service, modifiers }) =>
        anesthesiaWords.test(service.text ?? '') ||
        modifiers.some(({ code }) => anesthesiaModifiers.has(code)),
    )
  );
}

/** Who billed: by NPI, else by name. */
function nameProvider({ providerNpi, providerName }: OwnRow): string | null {
  if (providerNpi !== null) return providerNpi;
  const words = foldName(providerName ?? '').join(' ');
  return words === '' ? null : words;
}

const accountLabels = /account|pt_cntl|patient.control/i;

/** Numbers of fewer characters are no account of one visit. */
const shortestAccount = 4;

function listAccounts({ otherNumbers }: WorkingClaim): string[] {
  const all = otherNumbers.filter(({ label }) => accountLabels.test(label));
  return [...new Set(all.map(({ value }) => foldAccount(value)))].filter(
    (account) => account.length >= shortestAccount,
  );
}

/** NPIs of the roles; `instead` where nobody has one of these roles. */
function listNpis({ careTeam }: WorkingClaim, roles: ReadonlySet<string>, instead: string | null): string[] {
  const npis = careTeam.flatMap(({ role, party }) => (roles.has(role ?? '') ? (party.npi ?? []) : []));
  return npis.length === 0 && instead !== null ? [instead] : [...new Set(npis)];
}

function readStayDays(
  { kind, stay }: WorkingClaim,
  start: string | null,
  end: string | null,
): { start: string; end: string } | null {
  const admitted = toWholeDay(stay?.admitted ?? null);
  const isStay =
    kind === 'inpatient' ||
    kind === 'nursing' ||
    (kind === 'facility' && admitted !== null && admitted !== end);
  const first = admitted ?? start;
  if (!isStay || first === null) return null;
  const last = toWholeDay(stay?.discharged ?? null) ?? end ?? first;
  return last < first ? { start: first, end: first } : { start: first, end: last };
}

const courseWords: readonly (readonly [RegExp, Course])[] = [
  [/physical therap|physiotherap|terapia física|fisioterap/i, 'physical-therapy'],
  [/occupational therap/i, 'occupational-therapy'],
  [/speech/i, 'speech-therapy'],
];
const courseModifiers: ReadonlyMap<string | null, Course> = new Map([
  ['GP', 'physical-therapy'],
  ['GO', 'occupational-therapy'],
  ['GN', 'speech-therapy'],
]);
/** Revenue codes by their first digits, without a leading zero. */
const courseRevenues: readonly (readonly [RegExp, Course])[] = [
  [/^0?8[2-5]\d$/, 'dialysis'],
  [/^0?42\d$/, 'physical-therapy'],
  [/^0?43\d$/, 'occupational-therapy'],
  [/^0?44\d$/, 'speech-therapy'],
  [/^0?33[125]$/, 'chemotherapy'],
  [/^0?333$/, 'radiation'],
  [/^0?943$/, 'heart-rehabilitation'],
];
/** A place for dialysis of its own. */
const dialysisPlace = '65';

function findCourse(
  { kind, careTeam, provider }: WorkingClaim,
  lines: readonly ClaimLine[],
  places: readonly string[],
  mainCode: string | null,
): Course | null {
  if (kind === 'home-health' || kind === 'hospice') return kind;
  if (kind === 'inpatient' || kind === 'nursing' || kind === 'pharmacy') return null;
  const main = mainCode?.replace('.', '').toUpperCase() ?? '';
  if (places.includes(dialysisPlace) || main.startsWith('Z49')) return 'dialysis';
  for (const { modifiers, revenue } of lines) {
    const byModifier = modifiers
      .map(({ code }) => courseModifiers.get(code))
      .find((one) => one !== undefined);
    const code = revenue?.code ?? '';
    const byRevenue = courseRevenues.find(([pattern]) => pattern.test(code))?.[1];
    const course = byModifier ?? byRevenue;
    if (course) return course;
  }
  if (main.startsWith('Z510')) return 'radiation';
  if (main === 'Z5111') return 'chemotherapy';
  const words = [provider.name, ...careTeam.map(({ specialty }) => specialty)].filter((one) => one !== null);
  return courseWords.find(([pattern]) => words.some((one) => pattern.test(one)))?.[1] ?? null;
}
