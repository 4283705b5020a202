/** What a plan's list of doctors says of one of them. */
import type { DoctorVerdict, OwnDoctor } from '#shared/model/plans/plan-lists';
import { sortWords } from '#shared/split-words';

/** A doctor, a group or a place in a list. */
export type ListedProvider = {
  kind: 'person' | 'organization';
  name: string | null;
  npis: readonly string[];
  /** `null`: the list does not say for which plans. */
  isInPlan: boolean | null;
  addresses: readonly string[];
  /** True when it has addresses that did not come. */
  hasMorePlaces: boolean;
  takesNewPatients: boolean | null;
};

export type ReadProviderList = {
  /** True when all of the list that may hold the doctor was read. */
  isWhole: boolean;
  /** False for a list that does not say who works for which plan. */
  hasNetworks: boolean;
  providers: readonly ListedProvider[];
};

type Found = Omit<DoctorVerdict, 'doctorId'>;

export function judgeDoctor(doctor: OwnDoctor, list: ReadProviderList): DoctorVerdict {
  return { doctorId: doctor.id, ...judge(doctor, list) };
}

function judge(doctor: OwnDoctor, { isWhole, hasNetworks, providers }: ReadProviderList): Found {
  if (doctor.npi !== null && !doctor.isNpiRight) return say('cannot-say', 'check-number');
  if (!hasNetworks) return say('cannot-say', 'no-networks');
  const own = doctor.npi === null ? [] : providers.filter((one) => isSame(doctor, one));
  const inPlan = own.filter(({ isInPlan }) => isInPlan === true);
  if (inPlan.length > 0) return placeOf(doctor, inPlan);
  if (own.some(({ isInPlan }) => isInPlan === null)) return say('cannot-say', 'no-networks');
  if (own.length > 0) return say('not-in-list', 'other-plan');
  const others = providers.filter(({ isInPlan }) => isInPlan === true);
  const group = others.find(
    ({ kind, npis }) => kind === 'organization' && npis.some((npi) => doctor.groupNpis.includes(npi)),
  );
  if (doctor.kind === 'doctor' && group) return { ...say('group', null), listedName: group.name };
  const namesake = others.find((one) => isKind(doctor, one) && isSameName(doctor.name, one.name));
  if (namesake) return { ...say('name-only', null), listedName: namesake.name };
  // A name that nobody has says little: lists write names in many ways.
  if (doctor.npi === null) return say('cannot-say', 'no-number');
  return isWhole ? say('not-in-list', null) : say('cannot-say', 'partial');
}

/** A number of a person is compared with persons alone, one of an organization with organizations. */
function isSame(doctor: OwnDoctor, provider: ListedProvider): boolean {
  return isKind(doctor, provider) && doctor.npi !== null && provider.npis.includes(doctor.npi);
}

function isKind({ kind }: OwnDoctor, provider: ListedProvider): boolean {
  return (kind === 'doctor') === (provider.kind === 'person');
}

function placeOf(doctor: OwnDoctor, listed: readonly ListedProvider[]): Found {
  const places = listed.flatMap((provider) => provider.addresses.map((address) => ({ provider, address })));
  const own = new Set(doctor.addresses.flatMap((address) => keyOfAddress(address) ?? []));
  const known = places.filter(({ address }) => keyOfAddress(address) !== null);
  const same = known.find(({ address }) => own.has(keyOfAddress(address) ?? ''));
  const isUnsure = known.length === 0 || listed.some(({ hasMorePlaces }) => hasMorePlaces);
  const shown = same ?? places[0];
  const verdict = same ? 'here' : own.size === 0 || isUnsure ? 'in-list' : 'elsewhere';
  const provider = shown?.provider ?? listed[0];
  return {
    verdict,
    why: null,
    listedName: provider?.name ?? null,
    listedPlace: shown?.address ?? null,
    takesNewPatients: provider?.takesNewPatients ?? null,
  };
}

/** ZIP code and house number; `null` for an address without them. */
function keyOfAddress(address: string): string | null {
  const zip = [...address.matchAll(/(?<!\d)(\d{5})(?:-\d{4})?(?!\d)/g)].at(-1);
  if (zip?.[1] === undefined) return null;
  const house = /(?<![\d#])\d+[a-z]?(?![\d])/i.exec(address.slice(0, zip.index));
  return house === null ? null : `${zip[1]} ${house[0].toLowerCase()}`;
}

const titles: ReadonlySet<string> = new Set(
  'dr dra doctor mr mrs ms md do np pa phd dpt dds dmd od rn fnp aprn jr sr ii iii'.split(' '),
);

function isSameName(one: string | null, other: string | null): boolean {
  const words = keyOfName(one);
  return words !== '' && words === keyOfName(other);
}

/** Words of the name without titles and single letters; equal for the same name in whatever order. */
export function keyOfName(name: string | null): string {
  return sortWords(name ?? '')
    .split(' ')
    .filter((word) => word.length > 1 && !titles.has(word))
    .join(' ');
}

function say(verdict: Found['verdict'], why: Found['why']): Found {
  return { verdict, why, listedName: null, listedPlace: null, takesNewPatients: null };
}
