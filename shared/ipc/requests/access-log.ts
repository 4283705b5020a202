/** Requests about the access log. Part of the contract. */
import { z } from 'zod';
import { OwnId, windowOfRows } from '../../bounds.ts';
import { AccessRow } from '../../model/access-log.ts';
import { OfAnyone, Saved } from '../shapes.ts';

export const accessLogRequests = {
  'accessLog.list': {
    input: z.strictObject({ personId: OwnId.nullable(), ...windowOfRows }),
    output: z.strictObject({
      count: z.int(),
      rows: z.array(AccessRow),
      /** False when a row was changed or removed outside the app. */
      complete: z.boolean(),
      /** Every host that the rows name: where nothing was erased, every one that was ever contacted. */
      hosts: z.array(z.string()),
      /** True where records were erased, and the rows about them. */
      hasErased: z.boolean(),
    }),
  },
  'accessLog.saveCsv': { input: OfAnyone, output: Saved },
} as const;
