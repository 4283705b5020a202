/**
 * Where care was given, by place of service: our own short words, for plans send a bare number or a definition.
 *
 * @see CMS, Place of Service Code Set
 */
import type { Coded } from '../model/claims/claim.ts';

/** Each has its words under `claim:place`. */
const codes = {
  pharmacy: '01',
  telehealth: '02 10',
  school: '03',
  shelter: '04',
  'indian-health': '05 06',
  tribal: '07 08',
  prison: '09',
  office: '11',
  home: '12',
  'assisted-living': '13',
  'group-home': '14',
  mobile: '15',
  lodging: '16',
  'store-clinic': '17',
  work: '18',
  'hospital-visit': '19 22',
  'urgent-care': '20',
  hospital: '21',
  emergency: '23',
  surgery: '24',
  birth: '25',
  military: '26',
  street: '27',
  nursing: '31 32',
  'care-home': '33',
  hospice: '34',
  ambulance: '41',
  'air-ambulance': '42',
  clinic: '49',
  'community-clinic': '50',
  'mental-hospital': '51',
  'mental-day': '52',
  'mental-center': '53',
  disability: '54',
  'addiction-stay': '55',
  'mental-home': '56',
  addiction: '57 58',
  vaccines: '60',
  rehab: '61',
  'rehab-visit': '62',
  dialysis: '65',
  pace: '66',
  'health-department': '71',
  'rural-clinic': '72',
  laboratory: '81',
  'other-place': '99',
} as const;
type Place = keyof typeof codes;

const places = new Map(
  Object.entries(codes).flatMap(([place, list]) => list.split(' ').map((code) => [code, place as Place])),
);

/** The key of a place's own words; `null` when we have none, or the plan's say more than that it is on no list. */
export function findPlace({ system, code, text }: Pick<Coded, 'system' | 'code' | 'text'>): Place | null {
  const place = system === 'Place of service' ? places.get(code ?? '') : undefined;
  return place === undefined || (place === 'other-place' && text !== null) ? null : place;
}
