import type { PersonSummary } from '#shared/model/plans/connection';
import { AppError } from '../../errors.ts';
import { CareBook, type CareParts } from '../episodes/ask/person-care.ts';
import { identify } from '../people/compare-people.ts';
import { createHeader, type Header, type Line, largestFile } from './file-format.ts';
import { RefWriter } from './file-refs.ts';
import { writtenTables } from './registry.ts';

/**
 * Everything that a person wrote here, with scans and receipts, as the bytes of one file.
 *
 * @param savedAt ISO instant
 * @throws {AppError} written/too-large
 */
export function writeFile(parts: CareParts, personId: string, savedAt: string): Uint8Array {
  const { db, connections } = parts;
  const person = connections.person(personId);
  const refs = new RefWriter(parts, personId);
  const listAlike = () => new CareBook(parts).of(personId).alike;
  const lines: Buffer[] = [];
  let bytes = 0;
  for (const { kind, read } of writtenTables)
    for (const entry of read({ db, personId, refs, listAlike })) {
      const line = Buffer.from(`${JSON.stringify({ table: kind, entry } satisfies Line)}\n`);
      bytes += line.length;
      if (bytes > largestFile)
        throw new AppError('written/too-large', 'What the person wrote is too large for one file.');
      lines.push(line);
    }
  const header = createHeader({
    savedAt,
    person: person === null ? { name: null, birthDate: null } : nameInHead(person),
    plans: refs.plans,
    entries: lines.length,
  });
  return new Uint8Array(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...lines]));
}

/** By the plans' name they are found again, by their own they are shown. */
function nameInHead(person: PersonSummary): Header['person'] {
  const { name, birthDate } = identify(person);
  const shorten = (text: string | null) => text?.slice(0, 300) ?? null;
  const own = person.name === name ? null : shorten(person.name);
  return { name: shorten(name), birthDate, ...(own === null ? {} : { ownName: own }) };
}
