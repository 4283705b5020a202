/**
 * Where care was given, by place of service: our own short words, for plans send a bare number or a definition.
 *
 * @see CMS, Place of Service Code Set
 */
import type { Coded } from '../model/claim.ts';

/** Each has its words under `claim:place`. */
const codes = {
  pharmacy: '01',
  telehealth: '02 10',
  office: '11',
  home: '12',
  'hospital-visit': '19 22',
  'urgent-care': '20',
  hospital: '21',
  emergency: '23',
  surgery: '24',
  nursing: '31 32',
  hospice: '34',
  ambulance: '41 42',
  clinic: '49',
  dialysis: '65',
  laboratory: '81',
} as const;
type Place = keyof typeof codes;

const places = new Map(
  Object.entries(codes).flatMap(([place, list]) => list.split(' ').map((code) => [code, place as Place])),
);

/** The key of a place's own words; `null` when we have none. */
export function findPlace({ system, code }: Pick<Coded, 'system' | 'code'>): Place | null {
  return system === 'Place of service' ? (places.get(code ?? '') ?? null) : null;
}
