/** Requests about when limits may be reached. Part of the contract. */
import { z } from 'zod';
import { CalendarDay, OwnId } from '../../bounds.ts';
import { ForecastView } from '../../model/bills/forecast.ts';
import { enrollmentWays } from '../../model/plans/enrollment-way.ts';
import { Saved } from '../shapes.ts';

export const forecastRequests = {
  /** The plan years that run today. */
  'forecast.get': { input: z.strictObject({ personId: OwnId }), output: ForecastView },
  /** Dates for a calendar; `hasDates: false`: there was none, and nothing was saved. */
  'forecast.saveDates': {
    input: z.strictObject({
      personId: OwnId,
      hasNames: z.boolean(),
      way: z.enum(enrollmentWays).nullable(),
      lastDay: CalendarDay.nullable(),
    }),
    output: Saved.extend({ hasDates: z.boolean() }),
  },
} as const;
