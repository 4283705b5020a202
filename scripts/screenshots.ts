/**
 * Makes the pictures in `docs/screenshots/` again: the real app, the sample plan, a fixed day.
 * `npm run screenshots -- claims` takes only pictures whose name begins with "claims"; `--out` writes elsewhere.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  claimsOfInes,
  claimsOfRosa,
  claimsOfWalter,
  eachClaim,
  spendingAndPrint,
  variants,
} from './screenshots/scenes-claims.ts';
import { choosing, connectedPlans, memoryOnly, signingIn } from './screenshots/scenes-connect.ts';
import { cardsAndApprovals } from './screenshots/scenes-coverage.ts';
import { openingFiles } from './screenshots/scenes-files.ts';
import { doctorsAndDrugs } from './screenshots/scenes-find.ts';
import { healthRecords, noHealthRecords } from './screenshots/scenes-health.ts';
import { arriving, people, privacy, troubles } from './screenshots/scenes-states.ts';
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
  { shots: ['first-run-memory-only'], play: memoryOnly, isMemoryOnly: true },
  { shots: ['first-run', 'plans-empty', 'connect'], play: choosing },
  { shots: ['connect'], play: signingIn },
  { shots: ['plans'], play: connectedPlans },
  { shots: ['claims'], play: claimsOfRosa },
  { shots: ['claims-two-plans', 'spending-two-plans', 'claim-medicare'], play: claimsOfWalter },
  { shots: ['claims-none-yet', 'spending-none-yet', 'print-none-yet'], play: claimsOfInes },
  { shots: ['claims-people', 'claims-of-a-child'], play: people },
  { shots: ['claims-arriving'], play: arriving },
  { shots: ['claims', 'plans-sign-in-again'], play: troubles },
  { shots: ['claim-'], play: eachClaim },
  { shots: ['spending', 'print'], play: spendingAndPrint },
  { shots: ['coverage', 'approvals'], play: cardsAndApprovals },
  { shots: ['files'], play: openingFiles },
  { shots: ['health'], play: healthRecords },
  { shots: ['health-not-asked'], play: noHealthRecords },
  { shots: ['find'], play: doctorsAndDrugs },
  { shots: ['settings', 'access-log', 'help', 'shortcuts'], play: privacy },
  { shots: ['claims-', 'claim-', 'spending-', 'plans-'], play: variants },
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
