/** What main may ask about when limits may be reached. */
import type { ForecastView } from '#shared/model/bills/forecast';
import { LimitTable } from '../limits/keep/limit-table.ts';
import { type ForecastParts, getForecast } from './ask/get-forecast.ts';
import { type DatesQuestion, writeDates } from './ask/write-dates.ts';

export function forecastOperations(parts: Omit<ForecastParts, 'limits'>) {
  const limits = new LimitTable(parts.db);
  return {
    dates: (question: DatesQuestion): Uint8Array | null =>
      writeDates(getForecast({ ...parts, limits }, question), question),
    get: (input: { personId: string; today: string }): ForecastView =>
      getForecast({ ...parts, limits }, input),
  };
}
