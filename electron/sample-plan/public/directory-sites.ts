import { type Party, parties } from '../make/providers.ts';

/** Towns of the directory; all are made up. */
export const towns = {
  maple: { city: 'Maple Falls', state: 'WA', postalCode: '98990' },
  harbor: { city: 'Cedar Harbor', state: 'WA', postalCode: '98991' },
  stone: { city: 'Stonebridge', state: 'WA', postalCode: '98992' },
  alder: { city: 'Alder Valley', state: 'OR', postalCode: '97990' },
} as const;
export type Town = keyof typeof towns;

/** A place where people of the directory work, or that serves patients itself. */
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

const usual = { hours: 'office', access: ['adacomp'] } as const;

function listOwnSite(party: Party, more: Partial<Pick<ListedSite, 'hours' | 'access'>> = {}): ListedSite {
  const { key, name, phone, address } = party;
  return { ...usual, key, owner: key, name, town: 'maple', line: address.line, phone, ...more };
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
  {
    ...usual,
    key: 'lakeside-harbor',
    owner: 'lakeside',
    name: 'Lakeside Orthopedics, Harbor',
    town: 'harbor',
    line: '8 Dock Street',
    phone: '1-555-555-0221',
  },
  {
    ...usual,
    key: 'maple-family-stone',
    owner: 'maple-family',
    name: 'Maple Family Practice, Stonebridge',
    town: 'stone',
    line: '40 Mill Lane',
    phone: '1-555-555-0227',
  },
  {
    ...usual,
    key: 'stone-bones',
    owner: 'lakeside',
    name: 'Lakeside Orthopedics, Stonebridge',
    town: 'stone',
    line: '12 Quarry Road',
    phone: '1-555-555-0222',
  },
  {
    ...usual,
    key: 'harbor-heart',
    owner: 'harbor-clinics',
    name: 'Cedar Harbor Heart Clinic',
    town: 'harbor',
    line: '20 Bay Road',
    phone: '1-555-555-0231',
  },
  {
    ...usual,
    key: 'harbor-women',
    owner: 'harbor-clinics',
    name: 'Cedar Harbor Women’s Clinic',
    town: 'harbor',
    line: '22 Bay Road',
    phone: '1-555-555-0232',
  },
  {
    ...usual,
    key: 'harbor-skin',
    owner: 'harbor-clinics',
    name: 'Cedar Harbor Skin Clinic',
    town: 'harbor',
    line: '24 Bay Road',
    phone: '1-555-555-0233',
  },
  {
    ...usual,
    key: 'alder-family',
    owner: 'alder-clinic',
    name: 'Alder Valley Family Clinic',
    town: 'alder',
    line: '3 Valley Street',
    phone: '1-555-555-0240',
  },
  {
    ...usual,
    key: 'harbor-drugs',
    owner: 'harbor-drugs',
    name: 'Harbor Drugstore',
    town: 'harbor',
    line: '1 Dock Street',
    phone: '1-555-555-0251',
    hours: 'long',
  },
  {
    ...usual,
    key: 'stone-drugs',
    owner: 'stone-drugs',
    name: 'Stonebridge Pharmacy',
    town: 'stone',
    line: '5 Bridge Street',
    phone: '1-555-555-0252',
    hours: 'always',
  },
];
