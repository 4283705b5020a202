/** Does an entry answer what was asked? Services that do not know a parameter answer as if it were not there. */

import type { JoinedEntry } from './directory-join.ts';
import type { Asked } from './directory-pages.ts';

/** Holds every given word, by its beginning, in one of the texts. */
export function holdsWords(texts: readonly (string | null)[], asked: string): boolean {
  const here = plainWords(texts.filter((text) => text !== null).join(' '));
  return plainWords(asked).every((word) => here.some((one) => one.startsWith(word)));
}

/** True for an entry that has the name, specialty, place and network, or the number, that was asked for. */
export function answers({ entry, npis, networkKeys, places }: JoinedEntry, asked: Asked): boolean {
  if (asked.npi !== null) return npis.includes(asked.npi);
  const specialties = [...entry.specialties, ...entry.qualifications].flatMap((one) => [one.text, one.code]);
  return (
    holdsWords(
      [entry.name, ...entry.organizations, ...entry.locations.map(({ name }) => name)],
      asked.name,
    ) &&
    holdsWords(specialties, asked.specialty) &&
    (asked.networkId === null || networkKeys.includes(asked.networkId)) &&
    isNear(places, asked.near)
  );
}

function isNear(places: JoinedEntry['places'], near: string): boolean {
  const text = near.trim();
  if (text === '') return true;
  const zip = /^\d{5}/.exec(text)?.[0];
  if (zip !== undefined) return places.some((place) => place.zip?.startsWith(zip) === true);
  if (/^[a-z]{2}$/i.test(text))
    return places.some(({ state }) => state?.toLowerCase() === text.toLowerCase());
  const city = text.split(',')[0] ?? text;
  return places.some((place) => holdsWords([place.city], city));
}

function plainWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
