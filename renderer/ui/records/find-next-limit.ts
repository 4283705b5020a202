import type { ForecastAnswer, ForecastView, MeterForecast, PlanForecast } from '#shared/model/bills/forecast';

type NextLimit = {
  plan: PlanForecast;
  forecast: MeterForecast;
  range: Extract<ForecastAnswer, { kind: 'may-reach' }>;
};

/** The limit that may be reached first; nothing where there is no range of days. */
export function findNextLimit({ plans }: Pick<ForecastView, 'plans'>): NextLimit | null {
  const found = plans.flatMap((plan) =>
    plan.meters.flatMap((forecast): NextLimit[] =>
      forecast.answer.kind === 'may-reach' ? [{ plan, forecast, range: forecast.answer }] : [],
    ),
  );
  return found.toSorted((a, b) => a.range.earliest.localeCompare(b.range.earliest))[0] ?? null;
}
