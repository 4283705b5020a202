/**
 * Medicare's own download, line by line: sections between rules of hyphens, fields `Name: value` in them. Holds one
 * claim at a time. Every section is read or told: nothing of the text goes without a word.
 */
import type { FileProblem, NotUnderstoodWhy } from '#shared/model/files/import';
import type { Json, Resource } from '../../fhir/resource.ts';
import { digest } from '../make-record.ts';
import type { FileRecord } from '../unfold.ts';
import { Fields, plainName, splitField } from './fields.ts';
import { makeClaim, type TextClaim } from './make-claim.ts';
import { makePerson, makePlan, nameReference } from './make-person.ts';

export type TextEvent =
  | { kind: 'record'; record: FileRecord; bytes: number }
  | { kind: 'unread'; place: number; why: NotUnderstoodWhy; text: string; bytes: number }
  | { kind: 'problem'; problem: FileProblem };

/** More claims than anybody has. */
const mostClaims = 100_000;
/** More characters and fields than a claim of 999 lines has, or a person's plans. */
const longestEntry = 2_000_000;
const mostFields = 20_000;
/** So many things that are not read are told one by one; a text with more of them is none of Medicare's. */
const mostUnread = 2000;
/** So much is kept of a section that is not read. */
const longestSection = 20_000;

/** `head`: what stands before, between and after the sections; `text`: of it, what is no line that Medicare's texts begin with. */
type Section =
  | { kind: 'head'; place: number; text: string }
  | { kind: 'person'; place: number; fields: Fields; size: number }
  | { kind: 'plans'; place: number; fields: Fields; size: number }
  | { kind: 'claims' }
  | { kind: 'other'; place: number; text: string };

/** Lines that are held until the end of the text. */
const mostApart = 1000;

type LinesApart = { claim: OpenClaim; patient: Json | null };
type OpenClaim = TextClaim & { isNamed: boolean; size: number; fieldCount: number };

export const rule = /^(?:-{8,}|={8,}|_{8,}|[–—]{8,}|(?:[-=] ){7,}[-=]?)$/;
const claimLines = /^claim lines for claim {1,9}number {0,9}:?(.*)$/i;
const claimSummary = /^claims? summary:?$/i;
const known = /^(?:\**confidential\**|produced by the blue button\b.*|.*\bpersonal health information)$/i;
const clock = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}) ?([AP])M$/i;

export class MedicareTextReader {
  #place = 0;
  #section: Section = { kind: 'head', place: 0, text: '' };
  /** True after a rule that may come before the name of a section. */
  #mayBegin = false;
  /** A line that is the name of a section if a rule follows. */
  #title: { text: string; place: number } | null = null;
  #claim: OpenClaim | null = null;
  #patient: Json | null = null;
  #producedAt: string | null = null;
  #claims = 0;
  #unread = 0;
  /** What each id was given to, so that two claims of one number are two. */
  readonly #given = new Map<string, string>();
  /** Claims that say their number, and lines of claims that stand apart from one: a claim of the text, or all there is of it. */
  readonly #named = new Set<string>();
  readonly #apart: LinesApart[] = [];
  #found: TextEvent[] = [];

  /** What ends with this line. `line`: without its line break; `null` for one that was too long to be read. */
  push(line: string | null): TextEvent[] {
    this.#place++;
    if (line === null) this.#tell('too-large', this.#place, '');
    else this.#take(line.replaceAll(/[^\S ]/g, ' ').trim());
    return this.#takeFound();
  }

  /** What ends with the text. `isCut`: a claim that stands open is not whole. */
  finish(isCut: boolean): TextEvent[] {
    if (this.#title !== null) this.#takeContent(this.#title.text);
    const claim = this.#claim;
    if (isCut && claim !== null) {
      this.#claim = null;
      this.#tell('cut-off', claim.place, `Claim Number: ${claim.number ?? ''}`);
      this.#found.push({ kind: 'problem', problem: 'cut-off' });
    }
    this.#closeSection();
    for (const { claim, patient } of this.#apart.splice(0)) {
      if (this.#named.has(nameOf(claim, patient))) this.#tell('section', claim.place, describeLines(claim));
      else this.#keepClaim(claim, patient);
    }
    return this.#takeFound();
  }

  /** True once the text has more than any text of Medicare's. */
  get isTooLarge(): boolean {
    return this.#claims > mostClaims || this.#unread > mostUnread;
  }

  #takeFound(): TextEvent[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #take(text: string): void {
    if (text === '') return;
    if (rule.test(text)) {
      const title = this.#title;
      this.#title = null;
      this.#mayBegin = title === null;
      if (title !== null) this.#open(title.text, title.place);
      return;
    }
    if (this.#title !== null) {
      const { text: before } = this.#title;
      this.#title = null;
      this.#takeContent(before);
    } else if (this.#mayBegin && isTitle(text)) {
      this.#title = { text, place: this.#place };
      this.#mayBegin = false;
      return;
    }
    this.#mayBegin = false;
    this.#takeContent(text);
  }

  #open(title: string, place: number): void {
    const number = claimLines.exec(title)?.[1]?.trim();
    if (number !== undefined) {
      if (this.#section.kind !== 'claims') this.#closeSection();
      this.#section = { kind: 'claims' };
      if (this.#claim === null || (this.#claim.number ?? '') !== number || this.#claim.lines.length > 0)
        this.#beginClaim(number, place, false);
      return;
    }
    this.#closeSection();
    const name = title.toLowerCase().replace(/ ?:$/, '');
    if (/personal health information/.test(name)) this.#section = this.#beginHead();
    else if (/^demographics?$/.test(name))
      this.#section = { kind: 'person', place, fields: new Fields(), size: 0 };
    else if (/^plans?$/.test(name)) this.#section = { kind: 'plans', place, fields: new Fields(), size: 0 };
    else if (claimSummary.test(name) || /^claims?(?: history)?$/.test(name))
      this.#section = { kind: 'claims' };
    else this.#section = { kind: 'other', place, text: title };
  }

  #takeContent(text: string): void {
    // Its rules may be lost.
    const section = this.#section;
    if (claimSummary.test(text)) this.#open(text, this.#place);
    else if (section.kind === 'head') this.#takeOfHead(section, text);
    else if (section.kind === 'other') {
      if (section.text.length < longestSection) section.text += `\n${text}`.slice(0, longestSection);
    } else if (section.kind === 'claims') this.#takeOfClaim(text);
    else this.#takeField(section, text);
  }

  #beginHead(): Section {
    return { kind: 'head', place: this.#place, text: '' };
  }

  #takeOfHead(section: Section & { kind: 'head' }, text: string): void {
    const clock = readClock(text);
    this.#producedAt ??= clock;
    if (clock === null && !known.test(text) && section.text.length < longestSection)
      section.text += `${section.text === '' ? '' : '\n'}${text}`.slice(0, longestSection);
  }

  #takeField(section: Section & { fields: Fields; size: number }, text: string): void {
    const field = splitField(text);
    if (/^source$/i.test(field?.name ?? '')) return;
    if (section.kind === 'plans' && /^contract id/i.test(field?.name ?? '') && section.fields.size > 0) {
      this.#endPlan(section.fields, section.place);
      section.fields = new Fields();
    }
    if (section.size > longestEntry) return;
    section.size += section.fields.size < mostFields ? text.length : longestEntry;
    if (section.size > longestEntry) {
      this.#tell('too-large', this.#place, text);
      return;
    }
    if (field) section.fields.add(field.name, field.value);
    else if (!section.fields.extend(text)) this.#tell('section', this.#place, text);
  }

  #takeOfClaim(text: string): void {
    const field = splitField(text);
    const name = field === null ? null : plainName(field.name);
    if (name === 'source' && this.#claim === null) return;
    if (field && name === 'claim number') {
      const claim = this.#claim;
      // Fills of Part D say their number once more below the name of their section.
      if (claim && !claim.isNamed && claim.number === field.value && claim.lines.length === 0) {
        claim.isNamed = true;
      } else this.#beginClaim(field.value, this.#place, true);
      return;
    }
    const claim = this.#claim;
    if (claim === null) {
      this.#tell('section', this.#place, text);
      return;
    }
    const isFull = ++claim.fieldCount > mostFields;
    claim.size += isFull ? longestEntry : text.length;
    if (claim.size > longestEntry) return;
    if (name === 'line number') claim.lines.push(new Fields());
    const fields = claim.lines.at(-1) ?? claim.fields;
    if (field) fields.add(field.name, field.value);
    else if (!fields.extend(text)) this.#tell('section', this.#place, text);
  }

  #beginClaim(number: string, place: number, isNamed: boolean): void {
    this.#endClaim();
    const stated = number === '' ? null : number.slice(0, 100);
    this.#claim = { place, number: stated, fields: new Fields(), lines: [], isNamed, size: 0, fieldCount: 0 };
  }

  #endClaim(): void {
    const claim = this.#claim;
    this.#claim = null;
    if (claim === null) return;
    const { place, number, size } = claim;
    this.#claims++;
    if (size > longestEntry) {
      this.#tell('too-large', place, `Claim Number: ${number ?? ''}`);
      return;
    }
    const isApart = !claim.isNamed && number !== null && claim.fields.size === 0;
    if (isApart && this.#apart.length < mostApart) this.#apart.push({ claim, patient: this.#patient });
    else this.#keepClaim(claim, this.#patient);
  }

  #keepClaim(claim: OpenClaim, patient: Json | null): void {
    const { place, number, size } = claim;
    this.#named.add(nameOf(claim, patient));
    const eob = makeClaim(claim, { id: '', patient, producedAt: this.#producedAt });
    this.#record({ ...eob, id: this.#nameClaim(eob, number) }, place, size);
  }

  /** By type and number, so that a newer text's claim is the same record. */
  #nameClaim(eob: Resource, number: string | null): string {
    const { meta: _, ...content } = eob;
    const told = digest(JSON.stringify(content));
    const type = JSON.stringify(eob['type'] ?? null);
    for (let count = 1; ; count++) {
      const id = `claim-${digest(JSON.stringify([type, number ?? told, count]))}`;
      const before = this.#given.get(id);
      if (before !== undefined && before !== told) continue;
      this.#given.set(id, told);
      return id;
    }
  }

  #closeSection(): void {
    const section = this.#section;
    this.#section = this.#beginHead();
    this.#endClaim();
    if (section.kind === 'person') {
      const [patient, ...coverages] = makePerson(section.fields);
      this.#patient = patient === undefined ? null : nameReference(patient);
      for (const resource of patient ? [patient, ...coverages] : [])
        this.#record(resource, section.place, 500);
      this.#tellRest('Demographic', section.fields, section.place);
    } else if (section.kind === 'plans') this.#endPlan(section.fields, section.place);
    else if (section.kind === 'other') this.#tell('section', section.place, section.text);
    else if (section.kind === 'head' && section.text !== '')
      this.#tell('section', section.place, section.text);
  }

  #endPlan(fields: Fields, place: number): void {
    if (fields.rest.length > 0) this.#record(makePlan(fields, this.#patient), place, 500);
    this.#tellRest('Plans', fields, place);
  }

  #tellRest(title: string, fields: Fields, place: number): void {
    const { rest } = fields;
    const lines = rest.map(({ name, value }) => `${name}: ${value}`);
    if (rest.length > 0) this.#tell('section', place, [`${title}: ${rest[0]?.name}`, ...lines].join('\n'));
  }

  #record(resource: Resource, place: number, bytes: number): void {
    this.#found.push({ kind: 'record', record: { kind: 'record', place, resource, fullUrl: null }, bytes });
  }

  #tell(why: NotUnderstoodWhy, place: number, text: string): void {
    this.#unread++;
    const kept = text.slice(0, longestSection);
    this.#found.push({ kind: 'unread', place, why, text: kept, bytes: kept.length });
  }
}

function nameOf({ number }: OpenClaim, patient: Json | null): string {
  return JSON.stringify([patient, number]);
}

function describeLines({ number, lines }: OpenClaim): string {
  const told = lines.flatMap((line) => line.rest.map(({ name, value }) => `${name}: ${value}`));
  return [`Claim Lines for Claim Number: ${number ?? ''}`, ...told].join('\n');
}

/** A name of a section is no field, save that of a claim's lines. */
function isTitle(text: string): boolean {
  return claimLines.test(text) || (text.length <= 100 && (splitField(text)?.value ?? '') === '');
}

/** When the text was made, to the minute; Medicare does not say in which time zone. Only to tell a newer text from an older one. */
function readClock(text: string): string | null {
  const [, month = '', day = '', year = '', hour = '', minute = '', half = ''] = clock.exec(text) ?? [];
  if (year === '') return null;
  const hours = (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute));
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
