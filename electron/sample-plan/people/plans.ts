import { makePlaces } from '../make/health/places.ts';
import { makeDirectory } from '../make/providers.ts';
import type { DataDates, Membership, PlanData } from '../model.ts';
import { enrollInes } from './ines/ines.ts';
import { enrollMax } from './max/max.ts';
import { enrollRosa } from './rosa/rosa.ts';
import { enrollTheo } from './theo/theo.ts';
import { enrollWalter, enrollWalterAtMedicare } from './walter/walter.ts';

/** The two sample plans; with `claims`, one person with that many instead. The same dates give the same data. */
export function makeSamplePlans(dates: DataDates, claims?: number): PlanData[] {
  const secondDay = `${dates.now.slice(0, 4)}-01-02`;
  const updated = `${secondDay < dates.now ? secondDay : dates.now}T06:00:00.000Z`;
  const directory = [...makeDirectory(updated, '2020-02-01T00:00:00.000Z'), ...makePlaces(updated)];
  const members: Membership[] =
    claims === undefined
      ? [
          enrollRosa(dates, updated),
          enrollTheo(dates.now, updated),
          enrollWalter(dates.now, updated),
          enrollInes(dates.now, updated),
        ]
      : [enrollMax(claims, dates.now, updated)];
  return [
    { id: 'evergreen', name: 'Evergreen Health (sample)', members, directory },
    {
      id: 'medicare',
      name: 'Sample Medicare',
      members: [enrollWalterAtMedicare(dates.now, updated)],
      directory: [],
    },
  ];
}
