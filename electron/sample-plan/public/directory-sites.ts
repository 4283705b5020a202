import { type Party, parties } from '../make/providers.ts';

/** Towns of the directory; all are made up. */
export const towns = {
  maple: { city: 'Maple Falls', state: 'WA', postalCode: '98990' },
  harbor: { city: 'Cedar Harbor', state: 'WA', postalCode: '98991' },
  stone: { city: 'Stonebridge', state: 'WA', postalCode: '98992' },
  alder: { city: 'Alder Valley', state: 'OR', postalCode: '97990' },
} as const;
export type Town = keyof typeof towns;

/** A place where people work or that serves people by itself. */
export type ListedSite = {
  key: string;
  /** The organization that runs it. */
  owner: string;
  name: string;
  town: Town;
  line: string;
  phone: string;
  hours: 'office' | 'long' | 'always';
  access: readonly ('adacomp' | 'pubtrans' | 'handiaccess' | 'cultcomp')[];
};

function listSite(
  key: string,
  owner: string,
  name: string,
  town: Town,
  line: string,
  phone: string,
  more: Partial<Pick<ListedSite, 'hours' | 'access'>> = {},
): ListedSite {
  return { key, owner, name, town, line, phone, hours: 'office', access: ['adacomp'], ...more };
}

function listOwnSite(party: Party, more: Partial<Pick<ListedSite, 'hours' | 'access'>> = {}): ListedSite {
  return listSite(party.key, party.key, party.name, 'maple', party.address.line, party.phone, more);
}

export const listedSites: readonly ListedSite[] = [
  listOwnSite(parties.lakeside, { access: ['adacomp', 'pubtrans'] }),
  listOwnSite(parties.mapleFamily),
  listOwnSite(parties.littleOaks, { access: ['adacomp', 'cultcomp'] }),
  listOwnSite(parties.motionTherapy),
  listOwnSite(parties.brightSmile),
  listOwnSite(parties.clearVision, { access: [] }),
  listOwnSite(parties.quietMind),
  listOwnSite(parties.northgate),
  listOwnSite(parties.stBrendan, { hours: 'always', access: ['adacomp', 'pubtrans', 'handiaccess'] }),
  listOwnSite(parties.clearLab),
  listOwnSite(parties.summitImaging),
  listOwnSite(parties.quickCare, { hours: 'long' }),
  listOwnSite(parties.homeMedical),
  listOwnSite(parties.cornerPharmacy, { hours: 'long', access: ['adacomp', 'pubtrans'] }),
  listSite(
    'lakeside-harbor',
    'lakeside',
    'Lakeside Orthopedics, Harbor',
    'harbor',
    '8 Dock Street',
    '1-555-555-0221',
  ),
  listSite(
    'maple-family-stone',
    'maple-family',
    'Maple Family Practice, Stonebridge',
    'stone',
    '40 Mill Lane',
    '1-555-555-0227',
  ),
  listSite(
    'stone-bones',
    'lakeside',
    'Lakeside Orthopedics, Stonebridge',
    'stone',
    '12 Quarry Road',
    '1-555-555-0222',
  ),
  listSite(
    'harbor-heart',
    'harbor-clinics',
    'Cedar Harbor Heart Clinic',
    'harbor',
    '20 Bay Road',
    '1-555-555-0231',
  ),
  listSite(
    'harbor-women',
    'harbor-clinics',
    'Cedar Harbor Women’s Clinic',
    'harbor',
    '22 Bay Road',
    '1-555-555-0232',
  ),
  listSite(
    'harbor-skin',
    'harbor-clinics',
    'Cedar Harbor Skin Clinic',
    'harbor',
    '24 Bay Road',
    '1-555-555-0233',
  ),
  listSite(
    'alder-family',
    'alder-clinic',
    'Alder Valley Family Clinic',
    'alder',
    '3 Valley Street',
    '1-555-555-0240',
  ),
  listSite('harbor-drugs', 'harbor-drugs', 'Harbor Drugstore', 'harbor', '1 Dock Street', '1-555-555-0251', {
    hours: 'long',
  }),
  listSite(
    'stone-drugs',
    'stone-drugs',
    'Stonebridge Pharmacy',
    'stone',
    '5 Bridge Street',
    '1-555-555-0252',
    {
      hours: 'always',
    },
  ),
];
