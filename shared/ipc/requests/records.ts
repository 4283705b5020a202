/** Requests about records of all kinds: as sent, whose they are, what is not shown. Part of the contract. */
import { z } from 'zod';
import { NameOfPlan, OwnId, RecordId } from '../../bounds.ts';
import { AsideRecords, NotShownList, UndecidedList, WhoseAnswer } from '../../model/people/whose.ts';
import { Unreadable } from '../../model/plans/connection.ts';
import { Nothing, OfConnection, OfPerson, RecordSource, Saved } from '../shapes.ts';

export const recordsRequests = {
  /** Everything the plans sent about one person, as one FHIR Bundle in JSON. */
  'records.saveBundle': { input: OfPerson, output: Saved },
  /** The resource as the plan sent it, as indented JSON text. `id`: `<connection id>/<resource type>/<resource id>`. */
  'records.source': {
    input: z.strictObject({ id: RecordId }),
    output: RecordSource,
  },
  'records.unreadable': { input: OfConnection, output: Unreadable },
  /** `connectionId: null`: of all plans and files, as one sheet. */
  'records.undecided': {
    input: z.strictObject({ connectionId: OwnId.nullable() }),
    output: UndecidedList,
  },
  /** The records of one question, without amounts. */
  'records.aside': {
    input: z.strictObject({ connectionId: OwnId, cause: NameOfPlan }),
    output: AsideRecords,
  },
  /** `personId: null`: of everyone. */
  'records.notShown': { input: z.strictObject({ personId: OwnId.nullable() }), output: NotShownList },
  /** Says whose undecided records are. Leaving them out erases them, so main asks first; `null`: the person chose not to. */
  'records.decide': { input: WhoseAnswer, output: Nothing.nullable() },
  /** How much room the records of all people take on this computer. */
  'records.size': { input: Nothing, output: z.strictObject({ bytes: z.int() }) },
} as const;
