/** Whether an entry answers the question: services ignore parameters that they do not know. */

import type { DirectoryEntry } from '#shared/model/plans/lookup';
import { splitWords } from '#shared/split-words';
import { findSpecialty, isOfSpecialty } from '#shared/words/specialties';
import type { AddressFacts } from '../data/public/directory/directory-facts.ts';
import type { JoinedEntry } from './directory-join.ts';
import type { Asked } from './directory-pages.ts';

/** A chain has hundreds; the rest is only counted. */
const mostPlaces = 10;

/** True when each word of `asked` begins a word of the texts. */
export function holdsWords(texts: readonly (string | null)[], asked: string): boolean {
  const here = splitWords(texts.filter((text) => text !== null).join(' '));
  return splitWords(asked).every((word) => here.some((one) => one.startsWith(word)));
}

/** True for an entry that has the name, specialty, place and network, or the number, that was asked for. */
export function isAnswer(joined: JoinedEntry, asked: Asked): boolean {
  const { entry, npis, networkKeys, places, addresses } = joined;
  if (asked.npi !== null) return npis.includes(asked.npi);
  const specialties = [...entry.specialties, ...entry.qualifications.map(({ what }) => what)].flatMap(
    (one) => [one.text, one.code],
  );
  return (
    holdsWords(
      [entry.name, ...entry.organizations, ...entry.locations.map(({ name }) => name)],
      asked.name,
    ) &&
    (holdsWords(specialties, asked.specialty) || isUnderstood(entry, asked.specialty)) &&
    (asked.networkId === null || networkKeys.includes(asked.networkId)) &&
    (asked.near.trim() === '' ||
      [...places.map(({ address }) => address), ...addresses].some((one) => isNear(one, asked.near)))
  );
}

/** True for an entry of the kind that a patient's words mean. */
function isUnderstood(entry: DirectoryEntry, words: string): boolean {
  const meant = findSpecialty(words);
  const marks = [...entry.specialties, ...entry.types, ...entry.qualifications.map(({ what }) => what)];
  return meant !== null && isOfSpecialty(meant, marks);
}

/** The entry with the places that match the question, and the number of its other places. */
export function showEntry({ entry, places }: JoinedEntry, { npi, near }: Asked): DirectoryEntry {
  const nearby = npi === null ? places.filter(({ address }) => isNear(address, near)) : places;
  const shown = (nearby.length > 0 ? nearby : places).slice(0, mostPlaces);
  const moreLocations = entry.moreLocations + places.length - shown.length;
  return { ...entry, locations: shown.map((place) => place.shown), moreLocations };
}

function isNear(address: AddressFacts | null, near: string): boolean {
  const text = near.trim();
  if (text === '') return true;
  if (address === null) return false;
  const zip = /^\d{5}/.exec(text)?.[0];
  if (zip !== undefined) return address.zip?.startsWith(zip) === true;
  if (/^[a-z]{2}$/i.test(text)) return address.state?.toLowerCase() === text.toLowerCase();
  return holdsWords([address.city], text.split(',')[0] ?? text);
}
