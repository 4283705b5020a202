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
import {
  CareList,
  DoctorCheck,
  DoctorCheckQuestion,
  DrugCheck,
  DrugCheckQuestion,
  FileCheck,
  FileCheckQuestion,
} from '../../model/plans/plan-lists.ts';
import { MarketplacePlanFile, MarketplacePlanId } from '../../model/replay/marketplace-plan.ts';
import { Nothing, OfAnyone } from '../shapes.ts';

export const lookupRequests = {
  /** The drugs and doctors that the person's own claims tell of. */
  'planLists.get': { input: z.strictObject({ personId: OwnId }), output: CareList },
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
  /** Reads the whole drug list of a plan; no drug is named to its service. */
  'lookup.checkDrugs': { input: DrugCheckQuestion, output: DrugCheck },
  /** Asks a directory for each doctor, by number and else by name. */
  'lookup.checkDoctors': { input: DoctorCheckQuestion, output: DoctorCheck },
  /** Reads a public list from a file that the person chooses now; `null`: none was chosen. Nothing is sent. */
  'lookup.checkFile': { input: FileCheckQuestion, output: FileCheck.nullable() },
  /** Finds a plan in a public file of the Marketplace that the person chooses now; `null`: none was chosen. Nothing is sent. */
  'lookup.readPlan': {
    input: z.strictObject({ planId: MarketplacePlanId }),
    output: MarketplacePlanFile.nullable(),
  },
  /** Ends every look-up that is under way. */
  'lookup.cancel': { input: Nothing, output: Nothing },
} as const;
