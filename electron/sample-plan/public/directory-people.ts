import { type Party, parties } from '../make/providers.ts';

/** Kinds of care: NUCC code and our own words. */
export const specialties = {
  family: ['207Q00000X', 'Family doctor'],
  bones: ['207X00000X', 'Bone and joint surgeon'],
  children: ['208000000X', 'Doctor for children'],
  heart: ['207RC0000X', 'Heart doctor'],
  emergency: ['207P00000X', 'Emergency doctor'],
  eyes: ['152W00000X', 'Eye doctor'],
  teeth: ['122300000X', 'Dentist'],
  therapy: ['225100000X', 'Physical therapist'],
  skin: ['207N00000X', 'Skin doctor'],
  women: ['207V00000X', 'Doctor for women'],
  nurse: ['363L00000X', 'Nurse practitioner'],
  mind: ['101YM0800X', 'Counselor'],
  drugstore: ['3336C0003X', 'Drugstore'],
  hospital: ['282N00000X', 'Hospital'],
  laboratory: ['291U00000X', 'Laboratory'],
  pictures: ['261QR0200X', 'Imaging center'],
  walkIn: ['261QU0200X', 'Walk-in clinic'],
  surgery: ['261QA1903X', 'Surgery center'],
  equipment: ['332B00000X', 'Medical supplies'],
} as const;
export type Specialty = keyof typeof specialties;

export type Accepts = 'newpt' | 'nopt' | 'existptonly' | 'existptfam';
export type NetworkKey = 'evergreen-west' | 'evergreen-plus';

/** A person of the directory: what they do, where, for which networks, and which patients they take. */
export type ListedPerson = {
  key: string;
  name: string;
  npi: string;
  degree: string;
  languages: readonly string[];
  specialty: Specialty;
  /** Keys of sites, the usual one first. */
  sites: readonly string[];
  networks: readonly NetworkKey[];
  accepts: Accepts;
  /** Set for those who have left. */
  ended?: true;
};

type Work = Pick<ListedPerson, 'degree' | 'specialty' | 'sites'> & Partial<ListedPerson>;

function listPerson({ key, name, npi }: Party, work: Work): ListedPerson {
  return { key, name, npi, languages: ['en'], networks: ['evergreen-west'], accepts: 'newpt', ...work };
}

function inventParty(key: string, name: string, npi: string): Party {
  return { ...parties.okafor, key, name, npi, phone: '1-555-555-0111' };
}

export const listedPeople: readonly ListedPerson[] = [
  listPerson(parties.okafor, {
    degree: 'MD',
    specialty: 'bones',
    sites: ['lakeside', 'lakeside-harbor'],
    languages: ['en', 'fr'],
    networks: ['evergreen-west', 'evergreen-plus'],
  }),
  listPerson(parties.lindqvist, {
    degree: 'MD',
    specialty: 'family',
    sites: ['maple-family'],
    languages: ['en', 'sv'],
    accepts: 'existptfam',
  }),
  listPerson(parties.haddad, {
    degree: 'MD',
    specialty: 'emergency',
    sites: ['quick-care', 'st-brendan'],
    languages: ['en', 'ar'],
  }),
  listPerson(parties.brooks, { degree: 'MD', specialty: 'heart', sites: ['st-brendan'], accepts: 'nopt' }),
  listPerson(parties.nguyen, {
    degree: 'DPT',
    specialty: 'therapy',
    sites: ['motion-therapy'],
    languages: ['en', 'vi'],
  }),
  listPerson(parties.tanaka, {
    degree: 'DDS',
    specialty: 'teeth',
    sites: ['bright-smile'],
    languages: ['en', 'ja'],
  }),
  listPerson(inventParty('raman', 'Dr. Priya Raman', '9990002112'), {
    degree: 'MD',
    specialty: 'family',
    sites: ['maple-family-stone'],
    languages: ['en', 'hi'],
  }),
  listPerson(inventParty('ortiz', 'Dr. Samuel Ortiz', '9990002120'), {
    degree: 'MD',
    specialty: 'heart',
    sites: ['harbor-heart'],
    languages: ['en', 'es'],
    networks: ['evergreen-west', 'evergreen-plus'],
  }),
  listPerson(inventParty('holloway', 'Dr. Grace Holloway', '9990002138'), {
    degree: 'MD',
    specialty: 'children',
    sites: ['little-oaks'],
  }),
  listPerson(inventParty('novak', 'Dr. Peter Novak', '9990002146'), {
    degree: 'DO',
    specialty: 'family',
    sites: ['alder-family'],
    networks: ['evergreen-plus'],
  }),
  listPerson(inventParty('bello', 'Dr. Aisha Bello', '9990002153'), {
    degree: 'MD',
    specialty: 'women',
    sites: ['harbor-women'],
    accepts: 'existptonly',
  }),
  listPerson(inventParty('wen', 'Dr. Wen Li', '9990002161'), {
    degree: 'MD',
    specialty: 'skin',
    sites: ['harbor-skin'],
    languages: ['en', 'zh'],
  }),
  listPerson(inventParty('fischer', 'Lena Fischer', '9990002179'), {
    degree: 'NP',
    specialty: 'nurse',
    sites: ['maple-family', 'maple-family-stone'],
    languages: ['en', 'de', 'es'],
  }),
  listPerson(inventParty('quinn', 'Dr. Robert Quinn', '9990002187'), {
    degree: 'MD',
    specialty: 'family',
    sites: ['maple-family'],
    ended: true,
  }),
  listPerson(inventParty('castillo', 'Dr. Marisol Castillo', '9990002195'), {
    degree: 'OD',
    specialty: 'eyes',
    sites: ['clear-vision'],
    languages: ['en', 'es'],
  }),
  listPerson(inventParty('adeyemi', 'Dr. Tunde Adeyemi', '9990002203'), {
    degree: 'MD',
    specialty: 'bones',
    sites: ['stone-bones'],
    accepts: 'newpt',
  }),
];

/** An organization with the NPI that claims name, and what it does; `service` is a category of Plan-Net. */
export type ListedOrganization = {
  key: string;
  name: string;
  npi: string;
  specialty: Specialty;
  role: 'pharmacy' | 'hosp' | 'outpatient' | 'member';
  service?: 'pharm' | 'hosp' | 'lab' | 'urg' | 'outpat' | 'ddental';
  networks: readonly NetworkKey[];
  accepts: Accepts;
};

type Kind = Pick<ListedOrganization, 'role' | 'service' | 'accepts' | 'networks'>;
const group: Kind = { role: 'member', accepts: 'newpt', networks: ['evergreen-west'] };
const describeFacility = (service: NonNullable<Kind['service']>): Kind => ({
  ...group,
  role: 'outpatient',
  service,
});
const drugstore: Kind = {
  role: 'pharmacy',
  service: 'pharm',
  accepts: 'newpt',
  networks: ['evergreen-west', 'evergreen-plus'],
};

function listOrganization(
  party: Pick<Party, 'key' | 'name' | 'npi'>,
  specialty: Specialty,
  kind: Kind,
): ListedOrganization {
  return { key: party.key, name: party.name, npi: party.npi, specialty, ...kind };
}

export const listedOrganizations: readonly ListedOrganization[] = [
  listOrganization(parties.lakeside, 'bones', { ...group, networks: ['evergreen-west', 'evergreen-plus'] }),
  listOrganization(parties.mapleFamily, 'family', group),
  listOrganization(parties.littleOaks, 'children', group),
  listOrganization(parties.motionTherapy, 'therapy', group),
  listOrganization(parties.brightSmile, 'teeth', describeFacility('ddental')),
  listOrganization(parties.clearVision, 'eyes', group),
  listOrganization(parties.quietMind, 'mind', group),
  listOrganization(parties.northgate, 'surgery', describeFacility('outpat')),
  listOrganization(parties.stBrendan, 'hospital', {
    role: 'hosp',
    service: 'hosp',
    accepts: 'newpt',
    networks: ['evergreen-west', 'evergreen-plus'],
  }),
  listOrganization(parties.clearLab, 'laboratory', describeFacility('lab')),
  listOrganization(parties.summitImaging, 'pictures', describeFacility('outpat')),
  listOrganization(parties.quickCare, 'walkIn', describeFacility('urg')),
  listOrganization(parties.homeMedical, 'equipment', group),
  listOrganization(parties.cornerPharmacy, 'drugstore', drugstore),
  listOrganization(
    { key: 'harbor-drugs', name: 'Harbor Drugstore', npi: '9990001510' },
    'drugstore',
    drugstore,
  ),
  listOrganization({ key: 'stone-drugs', name: 'Stonebridge Pharmacy', npi: '9990001528' }, 'drugstore', {
    ...drugstore,
    networks: ['evergreen-plus'],
  }),
  listOrganization(
    { key: 'harbor-clinics', name: 'Cedar Harbor Clinics', npi: '9990001536' },
    'heart',
    group,
  ),
  listOrganization({ key: 'alder-clinic', name: 'Alder Valley Family Clinic', npi: '9990001544' }, 'family', {
    ...group,
    networks: ['evergreen-plus'],
  }),
];
