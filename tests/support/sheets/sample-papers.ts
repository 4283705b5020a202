/** Papers of the sample people, as Print makes them in every language, size and format. */
import {
  bookParts,
  type PacketPart,
  type Paper,
  type PaperRequest,
  packetParts,
} from '../../../shared/model/papers/packet.ts';
import type { StatementOptions } from '../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { fill, openSampled, type Sampled } from '../../unit/examples/sample-store.ts';

/** Late in a year, so that it has claims of nearly all months. */
const today = '2026-11-29';

const people = [
  { name: 'Rosa Medina', plans: ['evergreen'] },
  { name: 'Theo Medina', plans: ['evergreen'] },
  { name: 'Walter Osgood', plans: ['evergreen', 'medicare'] },
  { name: 'Ines Duarte', plans: ['evergreen'] },
] as const;

export type SamplePerson = Sampled & { name: string; years: readonly number[] };

/** Everyone with what "Fill in an example" writes down for them. */
export function openSamplePeople(): SamplePerson[] {
  return people.map(({ name, plans }) => {
    const sampled = openSampled({ now: today, name, plans: [...plans] });
    fill(sampled, today);
    const { years } = sampled.store.claims.overview({ personId: sampled.personId, year: null, today });
    return { ...sampled, name, years };
  });
}

export const everyLook: Pick<StatementOptions, 'language' | 'size' | 'paper'>[] = (
  ['en', 'es'] as const
).flatMap((language) =>
  (['regular', 'large'] as const).flatMap((size) =>
    (['letter', 'a4'] as const).map((paper) => ({ language, size, paper })),
  ),
);

export function makePaper({ store }: SamplePerson, request: PaperRequest): Paper {
  return store.statement.get({ request, madeOn: today });
}

/** What is asked for about years: each of the last two, and the book of the last. */
export function listYearPapers(
  { personId, years }: SamplePerson,
  look: Partial<StatementOptions>,
): PaperRequest[] {
  const options = { ...usualOptions, ...look };
  const [last] = years;
  return [
    ...years
      .slice(0, 2)
      .map((year): PaperRequest => ({ kind: 'year', personId, year, connectionId: null, options })),
    ...(last === undefined
      ? []
      : [
          {
            kind: 'book' as const,
            personIds: [personId],
            year: last,
            inside: bookParts.filter((part) => part !== 'sheets'),
            options,
          },
        ]),
  ];
}

/** A packet of some parts, or of all that a helper may get. */
export function askForPacket(
  { personId }: SamplePerson,
  look: Partial<StatementOptions>,
  inside: readonly PacketPart[] = packetParts.filter((part) => part !== 'doctor'),
): PaperRequest {
  return {
    kind: 'packet',
    personIds: [personId],
    inside: [...inside],
    options: { ...usualOptions, ...look },
  };
}
