/** Requests about look-ups of drugs and doctors. Part of the contract. */
import { z } from 'zod';
import { OwnId, TypedLine } from '../../bounds.ts';
import {
  DirectoryAnswer,
  DirectoryNetworks,
  DirectoryQuestion,
  DrugAnswer,
  DrugPlans,
  DrugQuestion,
  LookupPlace,
  LookupSource,
} from '../../model/plans/lookup.ts';
import { Nothing, OfAnyone } from '../shapes.ts';

export const lookupRequests = {
  'lookup.sources': {
    input: OfAnyone,
    output: z.array(LookupSource),
  },
  'lookup.drugPlans': {
    input: z.strictObject({ place: LookupPlace, text: TypedLine, personId: OwnId.nullable() }),
    output: DrugPlans,
  },
  'lookup.drugs': { input: DrugQuestion, output: DrugAnswer },
  'lookup.networks': { input: z.strictObject({ place: LookupPlace }), output: DirectoryNetworks },
  'lookup.directory': { input: DirectoryQuestion, output: DirectoryAnswer },
  /** Ends every look-up that is under way. */
  'lookup.cancel': { input: Nothing, output: Nothing },
} as const;
