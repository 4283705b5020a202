/** Requests about the people here: their names, whose a plan is, who is one person. Part of the contract. */
import { z } from 'zod';
import { OwnId, TypedLine } from '../../bounds.ts';
import { AlikePair, Household, mostAlike, PeoplePreview } from '../../model/people/people.ts';
import { Authority, PersonSummary } from '../../model/plans/connection.ts';
import { Nothing, OfConnection, OfPerson } from '../shapes.ts';

/** `personId`: `null` for somebody who is not here yet. */
const Move = z.strictObject({ connectionId: OwnId, personId: OwnId.nullable() });

const Merge = z.strictObject({ personId: OwnId, intoId: OwnId });

export const peopleRequests = {
  'people.list': { input: Nothing, output: z.array(PersonSummary) },
  /** `null`, or nothing typed: the plans' own name again. */
  'people.rename': {
    input: z.strictObject({ personId: OwnId, name: TypedLine.nullable() }),
    output: Nothing,
  },
  'people.setAuthority': {
    input: z.strictObject({ personId: OwnId, authority: Authority.nullable() }),
    output: Nothing,
  },
  'people.previewMove': { input: OfConnection, output: PeoplePreview },
  /** Makes a plan, or what files brought, somebody else's; whose it is then. */
  'people.move': { input: Move, output: OfPerson },
  'people.previewMerge': { input: OfPerson, output: PeoplePreview },
  /** Makes all that is the first person's the second's; the first is gone then. */
  'people.merge': { input: Merge, output: Nothing },
  /**
   * Erases a whole person: plans, files, and what was written down. `notRevoked`: plans that did not confirm that the
   * permission is withdrawn. `null`: the person chose not to erase.
   */
  'people.erase': {
    input: OfPerson,
    output: z.strictObject({ notRevoked: z.array(z.string()) }).nullable(),
  },
  /** Takes the last move or merge back; whose everything is again. */
  'people.undo': { input: Nothing, output: OfPerson },
  'people.alike': { input: Nothing, output: z.array(AlikePair).max(mostAlike) },
  /** They are two people, and are not asked about again. */
  'people.tellApart': {
    input: z.strictObject({ personId: OwnId, otherId: OwnId }),
    output: Nothing,
  },
  'people.household': { input: Nothing, output: Household },
} as const;
