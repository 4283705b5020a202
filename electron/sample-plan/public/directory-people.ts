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

/** A person of the directory: what they do, where, for which networks, and whom they take. */
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
  /** Set when they no longer work there. */
  ended?: true;
};

function known(
  party: Party,
  degree: string,
  specialty: Specialty,
  sites: readonly string[],
  more: Partial<ListedPerson> = {},
): ListedPerson {
  const { key, name, npi } = party;
  return {
    key,
    name,
    npi,
    degree,
    languages: ['en'],
    specialty,
    sites,
    networks: ['evergreen-west'],
    accepts: 'newpt',
    ...more,
  };
}

function further(key: string, name: string, number: number): Party {
  return { ...parties.okafor, key, name, npi: `99900002${number}`, phone: '1-555-555-0111' };
}

export const listedPeople: readonly ListedPerson[] = [
  known(parties.okafor, 'MD', 'bones', ['lakeside', 'lakeside-harbor'], {
    languages: ['en', 'fr'],
    networks: ['evergreen-west', 'evergreen-plus'],
  }),
  known(parties.lindqvist, 'MD', 'family', ['maple-family'], {
    languages: ['en', 'sv'],
    accepts: 'existptfam',
  }),
  known(parties.haddad, 'MD', 'emergency', ['quick-care', 'st-brendan'], { languages: ['en', 'ar'] }),
  known(parties.brooks, 'MD', 'heart', ['st-brendan'], { accepts: 'nopt' }),
  known(parties.nguyen, 'DPT', 'therapy', ['motion-therapy'], { languages: ['en', 'vi'] }),
  known(parties.tanaka, 'DDS', 'teeth', ['bright-smile'], { languages: ['en', 'ja'] }),
  known(further('raman', 'Dr. Priya Raman', 11), 'MD', 'family', ['maple-family-stone'], {
    languages: ['en', 'hi'],
  }),
  known(further('ortiz', 'Dr. Samuel Ortiz', 12), 'MD', 'heart', ['harbor-heart'], {
    languages: ['en', 'es'],
    networks: ['evergreen-west', 'evergreen-plus'],
  }),
  known(further('holloway', 'Dr. Grace Holloway', 13), 'MD', 'children', ['little-oaks']),
  known(further('novak', 'Dr. Peter Novak', 14), 'DO', 'family', ['alder-family'], {
    networks: ['evergreen-plus'],
  }),
  known(further('bello', 'Dr. Aisha Bello', 15), 'MD', 'women', ['harbor-women'], { accepts: 'existptonly' }),
  known(further('wen', 'Dr. Wen Li', 16), 'MD', 'skin', ['harbor-skin'], { languages: ['en', 'zh'] }),
  known(further('fischer', 'Lena Fischer', 17), 'NP', 'nurse', ['maple-family', 'maple-family-stone'], {
    languages: ['en', 'de', 'es'],
  }),
  known(further('quinn', 'Dr. Robert Quinn', 18), 'MD', 'family', ['maple-family'], { ended: true }),
  known(further('castillo', 'Dr. Marisol Castillo', 19), 'OD', 'eyes', ['clear-vision'], {
    languages: ['en', 'es'],
  }),
  known(further('adeyemi', 'Dr. Tunde Adeyemi', 20), 'MD', 'bones', ['stone-bones'], { accepts: 'newpt' }),
];

/** An organization with the number that claims name, and what it does; `services` are categories of Plan-Net. */
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
const facility = (service: NonNullable<Kind['service']>): Kind => ({ ...group, role: 'outpatient', service });
const drugstore: Kind = {
  role: 'pharmacy',
  service: 'pharm',
  accepts: 'newpt',
  networks: ['evergreen-west', 'evergreen-plus'],
};

function org(
  party: Pick<Party, 'key' | 'name' | 'npi'>,
  specialty: Specialty,
  kind: Kind,
): ListedOrganization {
  return { key: party.key, name: party.name, npi: party.npi, specialty, ...kind };
}

export const listedOrganizations: readonly ListedOrganization[] = [
  org(parties.lakeside, 'bones', { ...group, networks: ['evergreen-west', 'evergreen-plus'] }),
  org(parties.mapleFamily, 'family', group),
  org(parties.littleOaks, 'children', group),
  org(parties.motionTherapy, 'therapy', group),
  org(parties.brightSmile, 'teeth', facility('ddental')),
  org(parties.clearVision, 'eyes', group),
  org(parties.quietMind, 'mind', group),
  org(parties.northgate, 'surgery', facility('outpat')),
  org(parties.stBrendan, 'hospital', {
    role: 'hosp',
    service: 'hosp',
    accepts: 'newpt',
    networks: ['evergreen-west', 'evergreen-plus'],
  }),
  org(parties.clearLab, 'laboratory', facility('lab')),
  org(parties.summitImaging, 'pictures', facility('outpat')),
  org(parties.quickCare, 'walkIn', facility('urg')),
  org(parties.homeMedical, 'equipment', group),
  org(parties.cornerPharmacy, 'drugstore', drugstore),
  org({ key: 'harbor-drugs', name: 'Harbor Drugstore', npi: '9990000151' }, 'drugstore', drugstore),
  org({ key: 'stone-drugs', name: 'Stonebridge Pharmacy', npi: '9990000152' }, 'drugstore', {
    ...drugstore,
    networks: ['evergreen-plus'],
  }),
  org({ key: 'harbor-clinics', name: 'Cedar Harbor Clinics', npi: '9990000153' }, 'heart', group),
  org({ key: 'alder-clinic', name: 'Alder Valley Family Clinic', npi: '9990000154' }, 'family', {
    ...group,
    networks: ['evergreen-plus'],
  }),
];
