/** Requests about when limits may be reached. Part of the contract. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { ForecastView } from '../../model/bills/forecast.ts';

export const forecastRequests = {
  /** The plan years that run today. */
  'forecast.get': { input: z.strictObject({ personId: OwnId }), output: ForecastView },
} as const;
