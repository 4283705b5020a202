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

function site(
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

function ownSite(party: Party, more: Partial<Pick<ListedSite, 'hours' | 'access'>> = {}): ListedSite {
  return site(party.key, party.key, party.name, 'maple', party.address.line, party.phone, more);
}

export const listedSites: readonly ListedSite[] = [
  ownSite(parties.lakeside, { access: ['adacomp', 'pubtrans'] }),
  ownSite(parties.mapleFamily),
  ownSite(parties.littleOaks, { access: ['adacomp', 'cultcomp'] }),
  ownSite(parties.motionTherapy),
  ownSite(parties.brightSmile),
  ownSite(parties.clearVision, { access: [] }),
  ownSite(parties.quietMind),
  ownSite(parties.northgate),
  ownSite(parties.stBrendan, { hours: 'always', access: ['adacomp', 'pubtrans', 'handiaccess'] }),
  ownSite(parties.clearLab),
  ownSite(parties.summitImaging),
  ownSite(parties.quickCare, { hours: 'long' }),
  ownSite(parties.homeMedical),
  ownSite(parties.cornerPharmacy, { hours: 'long', access: ['adacomp', 'pubtrans'] }),
  site(
    'lakeside-harbor',
    'lakeside',
    'Lakeside Orthopedics, Harbor',
    'harbor',
    '8 Dock Street',
    '1-555-555-0221',
  ),
  site(
    'maple-family-stone',
    'maple-family',
    'Maple Family Practice, Stonebridge',
    'stone',
    '40 Mill Lane',
    '1-555-555-0227',
  ),
  site(
    'stone-bones',
    'lakeside',
    'Lakeside Orthopedics, Stonebridge',
    'stone',
    '12 Quarry Road',
    '1-555-555-0222',
  ),
  site(
    'harbor-heart',
    'harbor-clinics',
    'Cedar Harbor Heart Clinic',
    'harbor',
    '20 Bay Road',
    '1-555-555-0231',
  ),
  site(
    'harbor-women',
    'harbor-clinics',
    'Cedar Harbor Women’s Clinic',
    'harbor',
    '22 Bay Road',
    '1-555-555-0232',
  ),
  site(
    'harbor-skin',
    'harbor-clinics',
    'Cedar Harbor Skin Clinic',
    'harbor',
    '24 Bay Road',
    '1-555-555-0233',
  ),
  site(
    'alder-family',
    'alder-clinic',
    'Alder Valley Family Clinic',
    'alder',
    '3 Valley Street',
    '1-555-555-0240',
  ),
  site('harbor-drugs', 'harbor-drugs', 'Harbor Drugstore', 'harbor', '1 Dock Street', '1-555-555-0251', {
    hours: 'long',
  }),
  site('stone-drugs', 'stone-drugs', 'Stonebridge Pharmacy', 'stone', '5 Bridge Street', '1-555-555-0252', {
    hours: 'always',
  }),
];
