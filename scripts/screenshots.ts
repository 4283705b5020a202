/**
 * `npm run screenshots`: makes the pictures that the guides and the README show, in both languages: the real app, the
 * sample plan, a fixed day. A picture that nothing shows is removed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { anyText, readCommandLine } from './runtime/command-line.ts';
import {
  listPictures,
  nameOfPicture,
  pictureFolder,
  readShownPictures,
  takesOfBothThemes,
  takesOfFiles,
} from './screenshots/guide-pictures.ts';
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
import { shootNextYear, shootPlanLists } from './screenshots/scenes-next-year.ts';
import { shootArriving, shootPeople, shootPrivacy, shootTroubles } from './screenshots/scenes-states.ts';
import { shootTaxes } from './screenshots/scenes-taxes.ts';
import { shootVisits } from './screenshots/scenes-visits.ts';
import { type Studio, withStudio } from './screenshots/studio.ts';

const {
  values,
  rest: names,
  refuse,
} = readCommandLine({
  start: 'npm run screenshots [-- NAME… --all --out FOLDER]',
  does: 'Makes the pictures of the guides and the README again, in docs/screenshots/; only those whose name begins with a NAME, where one is given.',
  options: {
    all: { help: 'Takes every picture that the scenes offer, in light and in dark; needs --out.' },
    out: { value: anyText('FOLDER'), help: 'Where to write, in place of docs/screenshots/.' },
  },
  takesMore: true,
});
const out = path.resolve(values.out ?? pictureFolder);
const fromHere = path.relative(path.resolve(import.meta.dirname, '..'), out);
if (values.all && !fromHere.startsWith('..') && !path.isAbsolute(fromHere))
  refuse('--all needs --out with a folder outside the repository, which keeps only what the guides show.');
const isNamed = (name: string) => names.length === 0 || names.some((start) => name.startsWith(start));
const shown = readShownPictures();
/** Pictures of the guides that are still to be taken. */
const left = new Set(shown.filter((file) => isNamed(nameOfPicture(file))));

/** Each scene begins on a fresh profile; `shots` says how its pictures' names are or begin. */
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
  { shots: ['claim'], play: shootEachClaim },
  { shots: ['bills'], play: shootBills },
  { shots: ['letters'], play: shootLetters },
  { shots: ['visits'], play: shootVisits },
  { shots: ['news', 'bills-paper'], play: shootNews },
  { shots: ['limits', 'drug-cap'], play: shootLimits },
  { shots: ['next-year'], play: shootNextYear },
  { shots: ['plan-lists'], play: shootPlanLists },
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
  {
    shots: ['claims', 'claim', 'spending', 'plans'].flatMap((screen) =>
      ['narrow', 'large-text', 'spanish'].map((variant) => `${screen}-${variant}`),
    ),
    play: shootVariants,
  },
];

const begins = (name: string, shot: string) => `${name}-`.startsWith(`${shot}-`);

/** Whether a scene may take a picture that is still wanted, by the names of its pictures. */
function isUseful(shots: readonly string[]): boolean {
  if (!values.all) return shots.some((shot) => [...left].some((file) => begins(nameOfPicture(file), shot)));
  return shots.some((shot) => isNamed(shot) || names.some((start) => begins(start, shot)));
}

for (const { shots, play, isMemoryOnly = false } of scenes) {
  if (!isUseful(shots)) continue;
  const options = {
    takesOf: (name: string) => {
      if (!values.all) return takesOfFiles(name, left);
      return isNamed(name) ? takesOfBothThemes(name) : [];
    },
    save: (file: string, png: Buffer) => {
      mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
      writeFileSync(path.join(out, file), png);
      left.delete(file);
      console.log(file);
    },
    isMemoryOnly,
  };
  await withStudio(options, play).catch((error: unknown) => {
    console.error(`${play.name}: ${error}`);
    process.exitCode = 1;
  });
}

if (!values.all) {
  if (left.size > 0) {
    console.error(`No scene made ${[...left].join(', ')}.`);
    process.exitCode = 1;
  }
  if (out === pictureFolder)
    for (const file of listPictures(out)) if (!shown.includes(file)) rmSync(path.join(out, file));
}
