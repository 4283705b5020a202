/**
 * Makes the pictures in `docs/screenshots/` again: the real app, the sample plan, a fixed day.
 * `npm run screenshots -- claims` takes only pictures whose name begins with "claims"; `--out` writes elsewhere.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { shootAppeals } from './screenshots/scenes-appeals.ts';
import { shootBills } from './screenshots/scenes-bills.ts';
import {
  shootClaimsOfInes,
  shootClaimsOfRosa,
  shootClaimsOfWalter,
  shootEachClaim,
  shootSpendingAndPrint,
  shootVariants,
} from './screenshots/scenes-claims.ts';
import {
  shootChoosing,
  shootConnectedPlans,
  shootMemoryOnly,
  shootSigningIn,
} from './screenshots/scenes-connect.ts';
import { shootCardsAndApprovals } from './screenshots/scenes-coverage.ts';
import { shootEpisodes } from './screenshots/scenes-episodes.ts';
import { shootOpeningFiles } from './screenshots/scenes-files.ts';
import { shootDoctorsAndDrugs } from './screenshots/scenes-find.ts';
import { shootHealthRecords, shootNoHealthRecords } from './screenshots/scenes-health.ts';
import { shootLetters } from './screenshots/scenes-letters.ts';
import { shootLimits } from './screenshots/scenes-limits.ts';
import { shootNews } from './screenshots/scenes-news.ts';
import { shootArriving, shootPeople, shootPrivacy, shootTroubles } from './screenshots/scenes-states.ts';
import { shootTaxes } from './screenshots/scenes-taxes.ts';
import { shootVisits } from './screenshots/scenes-visits.ts';
import { type Studio, withStudio } from './screenshots/studio.ts';

const { values, positionals } = parseArgs({
  options: { out: { type: 'string', default: path.resolve(import.meta.dirname, '../docs/screenshots') } },
  allowPositionals: true,
});
const isWanted = (name: string) =>
  positionals.length === 0 || positionals.some((start) => name.startsWith(start));
mkdirSync(values.out, { recursive: true });

/** Each scene begins on a fresh profile; `shots` says what its pictures' names begin with. */
const scenes: { shots: string[]; play: (studio: Studio) => Promise<void>; isMemoryOnly?: true }[] = [
  { shots: ['first-run-memory-only'], play: shootMemoryOnly, isMemoryOnly: true },
  { shots: ['first-run', 'plans-empty', 'connect'], play: shootChoosing },
  { shots: ['connect'], play: shootSigningIn },
  { shots: ['plans'], play: shootConnectedPlans },
  { shots: ['claims'], play: shootClaimsOfRosa },
  { shots: ['claims-two-plans', 'spending-two-plans', 'claim-medicare'], play: shootClaimsOfWalter },
  { shots: ['claims-none-yet', 'spending-none-yet', 'print-none-yet'], play: shootClaimsOfInes },
  { shots: ['claims-people', 'claims-of-a-child'], play: shootPeople },
  { shots: ['claims-arriving'], play: shootArriving },
  { shots: ['claims', 'plans-sign-in-again'], play: shootTroubles },
  { shots: ['claim-'], play: shootEachClaim },
  { shots: ['bills'], play: shootBills },
  { shots: ['letters'], play: shootLetters },
  { shots: ['visits'], play: shootVisits },
  { shots: ['news', 'bills-paper'], play: shootNews },
  { shots: ['limits'], play: shootLimits },
  { shots: ['together'], play: shootEpisodes },
  { shots: ['taxes'], play: shootTaxes },
  { shots: ['appeals'], play: shootAppeals },
  { shots: ['spending', 'print'], play: shootSpendingAndPrint },
  { shots: ['coverage', 'approvals'], play: shootCardsAndApprovals },
  { shots: ['files'], play: shootOpeningFiles },
  { shots: ['health'], play: shootHealthRecords },
  { shots: ['health-not-asked'], play: shootNoHealthRecords },
  { shots: ['find'], play: shootDoctorsAndDrugs },
  { shots: ['settings', 'access-log', 'help', 'shortcuts'], play: shootPrivacy },
  { shots: ['claims-', 'claim-', 'spending-', 'plans-'], play: shootVariants },
];

for (const { shots, play, isMemoryOnly = false } of scenes) {
  const isUseful =
    positionals.length === 0 ||
    shots.some((shot) => positionals.some((start) => shot.startsWith(start) || start.startsWith(shot)));
  if (!isUseful) continue;
  await withStudio({ out: values.out, isWanted, isMemoryOnly }, play).catch((error: unknown) => {
    console.error(`${play.name}: ${error}`);
    process.exitCode = 1;
  });
}
