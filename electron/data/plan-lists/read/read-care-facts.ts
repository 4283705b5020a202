/** What of a claim tells which drugs and doctors a person has. Kept as a digest. */
import { type CareTeamMember, type ClaimLine, isService, type Party } from '#shared/model/claims/claim';
import { foldText } from '#shared/split-words';
import type { WholeClaim } from '../../claims/keep/claim-digests.ts';
import type { WorkingClaim } from '../../claims/read/listed-claim.ts';
import { codeAt } from '../../fhir/codes.ts';
import { codingsOf, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';

export type FilledDrug = {
  name: string | null;
  ndcs: readonly string[];
  rxNormCodes: readonly string[];
  daysSupply: number | null;
  kind: 'drug' | 'compound' | 'device' | 'vaccine' | 'clinic';
};

export type SeenDoctor = {
  kind: 'doctor' | 'place';
  name: string | null;
  npi: string | null;
  specialty: string | null;
  addresses: readonly string[];
  groupNpis: readonly string[];
  /** True for a doctor that the person did not choose, such as in an emergency room. */
  isChosenForYou: boolean;
};

export type CareListFacts = { drugs: readonly FilledDrug[]; doctors: readonly SeenDoctor[] };

/** Of one claim. */
const mostSeen = 20;

export function readCareListFacts({
  claim,
  row,
  eob,
}: Pick<WholeClaim, 'claim' | 'row' | 'eob'>): CareListFacts {
  if (row.kind === 'pharmacy') return { drugs: [readFill(claim, eob)], doctors: [] };
  const lines = claim.lines.filter(isService);
  return {
    drugs: lines.flatMap(readClinicDrug).slice(0, mostSeen),
    doctors: isOfDoctors(row.kind) ? readDoctors(claim, lines).slice(0, mostSeen) : [],
  };
}

function isOfDoctors(kind: WholeClaim['row']['kind']): boolean {
  return (
    kind === 'professional' ||
    kind === 'outpatient' ||
    kind === 'inpatient' ||
    kind === 'vision' ||
    kind === 'oral'
  );
}

function readFill(claim: WorkingClaim, eob: Resource): FilledDrug {
  const { drug } = claim;
  const [item] = listAt(eob, 'item');
  const codings = codingsOf(objectAt(item, 'productOrService'));
  const codesOf = (ending: RegExp) =>
    codings.flatMap((coding) => (ending.test(textAt(coding, 'system') ?? '') ? (codeAt(coding) ?? []) : []));
  const isCompound =
    (drug?.compoundOf.length ?? 0) > 0 || codings.some((coding) => codeAt(coding) === 'compound');
  const name = drug?.name.text ?? null;
  return {
    name,
    ndcs: isCompound ? [] : codesOf(/\/ndc$/),
    rxNormCodes: isCompound ? [] : codesOf(/\/rxnorm$/),
    daysSupply: drug?.daysSupply ?? null,
    kind: isCompound ? 'compound' : kindOfName(name ?? ''),
  };
}

const devices =
  /\b(?:test strips?|lancets?|pen needles?|needles?|syringes?|glucose (?:meter|monitor|sensor)|sensor kit|spacer|nebulizer)\b/;
const vaccines = /\b(?:vaccines?|vacuna|immunization)\b/;

function kindOfName(name: string): FilledDrug['kind'] {
  const folded = foldText(name);
  if (devices.test(folded)) return 'device';
  return vaccines.test(folded) ? 'vaccine' : 'drug';
}

/** Drugs that a doctor gives: HCPCS codes J0120 to J9999. */
function readClinicDrug({ service }: ClaimLine): FilledDrug[] {
  if (!/^J\d{4}$/.test(service.code?.toUpperCase() ?? '')) return [];
  return [
    { name: service.text ?? service.code, ndcs: [], rxNormCodes: [], daysSupply: null, kind: 'clinic' },
  ];
}

const treatingRoles: ReadonlySet<string | null> = new Set([
  'rendering',
  'performing',
  'primary',
  'attending',
  'operating',
]);

/** Whoever treated, and the hospital or facility that billed by itself. */
function readDoctors(claim: WorkingClaim, lines: readonly ClaimLine[]): SeenDoctor[] {
  const { provider, facility, careTeam, kind } = claim;
  const isChosenForYou = lines.length > 0 && lines.every(isChosenLine);
  const places = [facility, provider].flatMap((party) => party?.address ?? []);
  const treating = careTeam.filter(({ role, party }) => treatingRoles.has(role) && isKnown(party));
  const doctors = treating
    .filter(({ party }) => party.npi === null || party.npi !== provider.npi)
    .map(({ party, specialty, specialtyCode }) => ({
      ...describe('doctor', party, specialty),
      addresses: [...new Set([...(party.address === null ? [] : [party.address]), ...places])].slice(0, 20),
      groupNpis: provider.npi === null ? [] : [provider.npi],
      isChosenForYou: isChosenForYou || isChosenSpecialty(specialtyCode),
    }));
  const isPlace = kind === 'inpatient' || kind === 'outpatient';
  const place = facility ?? provider;
  if (!isPlace || !isKnown(place)) return doctors;
  return [...doctors, { ...describe('place', place, null), isChosenForYou }];
}

function describe(
  kind: SeenDoctor['kind'],
  { name, npi, address }: Party,
  specialty: string | null,
): SeenDoctor {
  const addresses = address === null ? [] : [address];
  return { kind, name, npi, specialty, addresses, groupNpis: [], isChosenForYou: false };
}

function isKnown({ name, npi }: Party): boolean {
  return name !== null || npi !== null;
}

/**
 * Emergency medicine, anesthesiology and its nurses and assistants, pathology, radiology, laboratories, ambulances.
 *
 * @see Health Care Provider Taxonomy (NUCC): its codes alone
 */
const chosenSpecialties = /^(?:207P|207L|367500000X|367H|207Z|2085|291U|2471|341|3416)/;

function isChosenSpecialty(code: CareTeamMember['specialtyCode']): boolean {
  return code !== null && chosenSpecialties.test(code);
}

/** Places: emergency room, ambulances on land and by air, laboratory. */
const chosenPlaces: ReadonlySet<string | null> = new Set(['23', '41', '42', '81']);

/** Anesthesia, imaging, laboratory and pathology, emergency visits: ranges of numbers. */
const chosenRanges: readonly (readonly [first: number, last: number])[] = [
  [100, 1999],
  [70010, 79999],
  [80047, 89398],
  [99281, 99285],
];

function isChosenLine({ service, place }: ClaimLine): boolean {
  const number = /^\d{5}$/.test(service.code ?? '') ? Number(service.code) : 0;
  return (
    chosenPlaces.has(place?.code ?? null) ||
    chosenRanges.some(([first, last]) => number >= first && number <= last)
  );
}
