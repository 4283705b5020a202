/**
 * `npm run -s claims -- FILE…`: what Claimfolio makes of the ExplanationOfBenefit resources in JSON and NDJSON files, and of
 * the claims in Medicare's text file. Prints one JSON document {claims, notClaims, problems, totals}. Exits 0 when at least one file held FHIR resources, else
 * 1 with words on stderr.
 */
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { applySettled, settleReplacements } from '../electron/data/claims/compare/settle-claims.ts';
import { totalsOf } from '../electron/data/claims/compare/totals.ts';
import { rowFromClaim } from '../electron/data/claims/read/claim-row.ts';
import { type NotClaimReason, readClaim } from '../electron/data/claims/read/read-claim.ts';
import { type BundleEntry, type EntryPlace, readBundle } from '../electron/data/fhir/read-bundle.ts';
import { ReferenceIndex } from '../electron/data/fhir/references.ts';
import { asResource } from '../electron/data/fhir/resource.ts';
import { findMedicareText } from '../electron/data/import/medicare-text/text-form.ts';
import { readHead, readFile as readOwnFile } from '../electron/data/import/read-file.ts';
import type { Claim } from '../shared/model/claims/claim.ts';
import type { ClaimRow } from '../shared/model/claims/claim-row.ts';
import type { Totals } from '../shared/model/claims/totals.ts';
import { endOnClosedPipe } from './runtime/closed-pipe.ts';
import { readCommandLine } from './runtime/command-line.ts';

type Place = { file: string; entry: EntryPlace };
type NotClaim = Place & { reason: NotClaimReason; resourceId: string | null };
type Problem = { file: string; entry: EntryPlace | null; reason: string };
type PersonTotals = { person: string; year: string | null } & Totals;

/** The resources of one file: its ExplanationOfBenefits, and all of them where references find them. */
type FileContent = { file: string; eobs: BundleEntry[]; references: ReferenceIndex };

endOnClosedPipe();

const { rest: files } = readCommandLine({
  start: 'npm run -s claims -- FILE…',
  does: 'Prints as JSON what Claimfolio makes of the ExplanationOfBenefit resources in JSON and NDJSON files, and of the claims in Medicare’s text file. Ends with 1 when no file holds FHIR records.',
  options: {},
  takesMore: true,
});

const claims: (Place & Claim)[] = [];
const notClaims: NotClaim[] = [];
const problems: Problem[] = [];
const rows: { person: string; row: ClaimRow }[] = [];
let resources = 0;

for (const file of files) {
  try {
    readClaims(await readContent(file));
  } catch (error) {
    problems.push({ file, entry: null, reason: describeError(error) });
  }
}
process.stdout.write('{"claims":[');
writeList(claims);
process.stdout.write('],"notClaims":[');
writeList(notClaims);
process.stdout.write(
  `],"problems":${JSON.stringify(problems)},"totals":${JSON.stringify(sumByPersonAndYear())}}\n`,
);

if (resources === 0) {
  process.stderr.write('No FHIR records could be read. Give files to read: npm run -s claims -- FILE…\n');
  for (const { file, reason } of problems) process.stderr.write(`${file}: ${reason}\n`);
  process.exitCode = 1;
}

/** Writes item by item, because all of them together may be longer than a string can be. */
function writeList(items: readonly unknown[]): void {
  for (const [index, item] of items.entries())
    process.stdout.write((index === 0 ? '' : ',\n') + JSON.stringify(item));
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function readContent(file: string): Promise<FileContent> {
  const content: FileContent = { file, eobs: [], references: new ReferenceIndex() };
  if (findMedicareText(await readHead(file, 4096)) !== null) await readMedicare(content);
  else if (await isNdjson(file)) await readLines(content);
  else takeResources(JSON.parse(await readText(file)), null, content);
  return content;
}

/** The places are lines of the text. */
async function readMedicare(content: FileContent): Promise<void> {
  const { file } = content;
  for await (const event of readOwnFile(file, { readBytes: 0, isStopped: false })) {
    if (event.kind === 'record') takeEntry(event.record, content);
    else if (event.kind === 'unread') {
      const [name = ''] = event.text.split('\n');
      problems.push({ file, entry: event.place, reason: `${event.why}: ${name}` });
    } else if (event.kind === 'problem') problems.push({ file, entry: null, reason: event.problem });
  }
}

async function readText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** A file is NDJSON by its name, or when its first line is a whole JSON object and more lines follow. */
async function isNdjson(file: string): Promise<boolean> {
  if (/\.(?:ndjson|jsonl)$/i.test(file)) return true;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1 << 20), 0, 1 << 20, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    const end = text.indexOf('\n');
    if (end < 0 || text.slice(end).trim() === '') return false;
    return asResource(JSON.parse(text.slice(0, end))) !== null;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

async function readLines(content: FileContent): Promise<void> {
  const { file } = content;
  const input = createReadStream(file);
  let number = -1;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    try {
      takeResources(JSON.parse(line), number, content);
    } catch (error) {
      problems.push({ file, entry: number, reason: describeError(error) });
    }
  }
}

/** Adds the resources of one JSON value to the content. `line` is its line in an NDJSON file. */
function takeResources(json: unknown, line: number | null, content: FileContent): void {
  const { file } = content;
  const page = readBundle(json);
  if (!page.isBundle) {
    const resource = asResource(json);
    if (resource === null) problems.push({ file, entry: line ?? 0, reason: 'no FHIR resource' });
    else takeEntry({ resource, fullUrl: null, place: line ?? 0 }, content);
    return;
  }
  const inLine = (entry: EntryPlace) => (line === null ? entry : `${line}.${entry}`);
  for (const entry of [...page.matches, ...page.included])
    takeEntry({ ...entry, place: inLine(entry.place) }, content);
  for (const { entry, reason } of page.problems) problems.push({ file, entry: inLine(entry), reason });
}

function takeEntry(entry: BundleEntry, { eobs, references }: FileContent): void {
  resources += 1;
  references.add(entry.resource, entry.fullUrl);
  if (entry.resource.resourceType === 'ExplanationOfBenefit') eobs.push(entry);
}

/** A file is what one plan answered: references resolve within it, and its claims replace each other. */
function readClaims({ file, eobs, references }: FileContent): void {
  const read: { place: EntryPlace; claim: Claim }[] = [];
  for (const { resource, place } of eobs) {
    const result = readClaim(resource, { id: `${file}#${place}`, resolve: references.resolve });
    if (result.kind === 'claim') read.push({ place, claim: result.claim });
    else notClaims.push({ file, entry: place, reason: result.reason, resourceId: resource.id ?? null });
  }
  const list = read.map(({ claim }) => claim);
  for (const [at, claim] of applySettled(list, settleReplacements(list)).entries()) {
    claims.push({ file, entry: read[at]?.place ?? 0, ...claim });
    const person = claim.patientReference ?? claim.person.name ?? 'unknown';
    rows.push({
      person,
      row: rowFromClaim(claim, {
        connectionId: file,
        personId: person,
        planName: claim.coverageName,
        openedAt: null,
      }),
    });
  }
}

function sumByPersonAndYear(): PersonTotals[] {
  const groups = Map.groupBy(rows, ({ person, row }) =>
    JSON.stringify([person, row.serviceStart?.slice(0, 4) ?? null]),
  );
  return [...groups].flatMap(([key, group]) => {
    const [person, year]: [string, string | null] = JSON.parse(key);
    return totalsOf(group.map(({ row }) => row)).map((totals) => ({ person, year, ...totals }));
  });
}
