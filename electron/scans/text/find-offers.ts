/**
 * What a scan offers for the form: values beside a label, else below it, else above it. A value that belongs to a label
 * of something else is nobody's.
 */
import { isNameOfMember, readMember } from '#shared/member-names';
import { type ExplainedOffer, explainedFields, OfferedField, type ScanOffer } from '#shared/model/bills/scan';
import { cutNotice, findNoticed, findNoticedClaim } from './find-notice.ts';
import { type FoundValue, findAmounts, findDays, findNumber, isPrintedNpi } from './find-values.ts';
import {
  explanationRules,
  findLabels,
  type Label,
  type LabelRule,
  labelRules,
  type ValueKind,
} from './labels.ts';
import { sortScan } from './sort-scan.ts';
import { type Cell, joinHeads, quoteLine, shareWidth, type TextLine, type Width } from './text-lines.ts';

const mostOfField = 5;

type Place = Cell & { line: number; labels: readonly Label[] };
type Hit = { field: string; value: string; line: number; isGuess?: true };

/** Senders stand at the top of the first page, before anything that has a label. */
const linesOfHead = 6;
const mostSenders = 3;
/** As far from the left edge, in points, a column still begins there. */
const edgeWidth = 10;
const noSender =
  /\b(?:claims?|statement|invoice|bill|billing|page|estimate|explanation|receipt|notice|patient|customer|account|attn|attention|phone|fax|questions|thank you|factura|estado de cuenta|recibo|página|paciente|cliente|teléfono|aviso)\b|^(?:dates?|(?:sub)?totals?|services?|descriptions?|fechas?|servicios?|descripción)$|@|www\.|\.(?:com|org|net)\b/i;

/**
 * What may be the name of the sender where no label names one: words in the first lines, before the first label, that are
 * no heading, address, or number, and stand alone, or at the left edge with something else of the paper at the right.
 */
export function findSenders(lines: readonly TextLine[]): ScanOffer[] {
  const head = lines.filter(({ page }) => page === 1).slice(0, linesOfHead);
  const edge = Math.min(...head.flatMap(({ cells }) => cells.map(({ left }) => left))) + edgeWidth;
  const isLabel = ({ text }: Cell) => findLabels(text, labelRules).length > 0;
  const end = head.findIndex(({ cells: [cell] }) => cell && cell.left <= edge && isLabel(cell));
  const names = head.slice(0, end < 0 ? undefined : end).flatMap((line) => {
    const [cell, ...others] = line.cells;
    if (!cell || isLabel(cell) || sortScan([line]) !== null) return [];
    if (others.length > 0 && cell.left > edge) return [];
    if (others.some((other) => /\d/.test(other.text) && !isLabel(other))) return [];
    const { text } = cell;
    const isName =
      /\p{L}{3}/u.test(text) && !/[\d$:]/.test(text) && !noSender.test(text) && text.length <= 60;
    return isName ? [text] : [];
  });
  return [...new Set(names)].slice(0, mostSenders).map((value) => ({
    field: 'biller',
    value,
    line: value,
    page: 1,
    isGuess: true,
  }));
}

/** Offers for the form about a bill. */
export function findOffers(lines: readonly TextLine[]): ScanOffer[] {
  return findLabeled(lines, { rules: labelRules, fields: OfferedField.options });
}

/** Offers for a claim, of an explanation of benefits: the plan's name stands above what the paper says that it is. */
export function findExplained(lines: readonly TextLine[]): ExplainedOffer[] {
  const title = lines.findIndex((line) => sortScan([line]) !== null);
  const named = lines[title];
  // Beside the title, too, in letters of another size.
  const isAbove = ({ page, y, size }: TextLine, at: number) =>
    at < title || (named?.page === page && at > title && named.y - y < Math.max(named.size, size));
  const above = lines.filter(isAbove);
  const plans = findSenders(above).map((sender) => ({ ...sender, field: 'planName' as const }));
  const wanted = { rules: explanationRules, fields: explainedFields };
  const noticed = findNoticed(lines);
  if (noticed.length === 0) return [...plans, ...findLabeled(lines, wanted)];
  const claims = cutNotice(lines);
  return [
    ...noticed,
    ...claims.flatMap((part, claim) => {
      const own = findNoticedClaim(part);
      const isOwn = ({ field }: Pick<ExplainedOffer, 'field'>) =>
        [...noticed, ...own].some((one) => one.field === field);
      const offers = [...own, ...findLabeled(part, wanted).filter((one) => !isOwn(one))];
      return claims.length > 1 ? offers.map((offer) => ({ ...offer, claim })) : offers;
    }),
  ];
}

type Wanted<Field> = { rules: readonly LabelRule<Field>[]; fields: readonly Field[] };

/** Offers in the order of the fields and of the scan, each value of a field once. */
function findLabeled<Field extends string>(
  printed: readonly TextLine[],
  { rules, fields }: Wanted<Field>,
): (Omit<ScanOffer, 'field'> & { field: Field })[] {
  const lines = joinHeads(printed, isTableRow);
  const rows = lines.map(({ cells }, line) =>
    cells.map((cell): Place => ({ ...cell, line, labels: findLabels(cell.text, rules) })),
  );
  const hits = rows.flatMap((row, line) =>
    row.flatMap((place, column) =>
      place.labels.flatMap((label, index) => readLabel({ lines, rows, line, column, index }, label)),
    ),
  );
  // What one label says for sure needs no guess by another one.
  const isSure = ({ field, value }: Hit) =>
    hits.some((one) => !one.isGuess && one.field === field && one.value === value);
  const seen = new Set<string>();
  return fields.flatMap((field) =>
    hits
      .filter(
        (hit) =>
          hit.field === field &&
          !(hit.isGuess && isSure(hit)) &&
          !seen.has(`${field} ${hit.value}`) &&
          seen.add(`${field} ${hit.value}`),
      )
      .slice(0, mostOfField)
      .map(({ value, line, isGuess }) => ({
        field,
        value,
        ...quoteLine(lines[line] as TextLine),
        ...(isGuess && { isGuess }),
      })),
  );
}

/** Two amounts, or one and a day. */
function isTableRow({ cells }: TextLine): boolean {
  const amounts = cells.flatMap(({ text }) => findAmounts(text)).length;
  return amounts > 1 || (amounts === 1 && cells.some(({ text }) => findDays(text).length > 0));
}

type Where = {
  lines: readonly TextLine[];
  rows: readonly (readonly Place[])[];
  line: number;
  column: number;
  index: number;
};

/** The value of one label, with the end of a stay where one follows it. */
function readLabel(where: Where, { field, kind, isGuess, isOfColumn }: Label): Hit[] {
  const found = isOfColumn ? findInServices(where) : (findBeside(where, kind) ?? findInColumn(where, kind));
  if (field === null || found === null) return [];
  const hits: Hit[] = [{ field, value: found.value, line: found.line, ...(isGuess && { isGuess }) }];
  const last = field === 'serviceStart' ? findStayEnd(found.text.slice(found.end)) : null;
  if (last !== null && last > found.value) hits.push({ field: 'serviceEnd', value: last, line: found.line });
  return hits;
}

type Found = FoundValue & { text: string; line: number };

/** In the same line, after the label and before the next one. */
function findBeside({ rows, line, column, index }: Where, kind: ValueKind): Found | null {
  const row = rows[line] ?? [];
  for (let at = column; at < row.length; at++) {
    const { text, labels } = row[at] as Place;
    const from = at === column ? (labels[index]?.end ?? 0) : 0;
    const next = at === column ? labels[index + 1] : labels[0];
    const part = text.slice(from, next?.start ?? text.length);
    const found = findValue(part, kind);
    // Words between a label and a day make it another day: "due upon receipt 03/20/2026".
    const isOther = kind === 'day' && /\p{L}{3}/u.test(part.slice(0, found?.start ?? 0));
    if (found && !isOther) return { ...found, text: part, line };
    // Other words in its own cell are its value, and it is none of that kind: "due upon receipt".
    if (next || (at === column && /\p{L}{3}/u.test(part))) return null;
    // Beside a label in a cell of its own a name may be the head of another column, but not after a colon.
    if ((isOfNames(kind) && !text.endsWith(':')) || (at > column && kind !== 'amount')) return null;
  }
  return null;
}

/** Under the label, else over it: a cell that stands in its column, near enough, and is no label. */
function findInColumn(where: Where, kind: ValueKind): Found | null {
  const { rows, line, column, index } = where;
  const place = rows[line]?.[column] as Place;
  const { end } = place.labels[index] as Label;
  const next = place.labels[index + 1];
  const own = place.text.slice(end, next?.start ?? place.text.length);
  if (/\p{L}{3}|\d/u.test(own)) return null;
  const isInTable = (rows[line] ?? []).length > 1 || place.labels.length > 1;
  if (isInTable && (kind === 'amount' || kind === 'day')) return findInTable(where, kind);
  return (
    findAt(where, 1, kind, isInTable ? 3.5 : 2.2) ??
    (isOfNames(kind) || isInTable ? null : findAt(where, -1, kind, 1.8))
  );
}

/** The amount of a column whose table also has what was billed or approved. */
function findInServices(where: Where): Found | null {
  const heads = (where.rows[where.line] ?? []).flatMap(({ labels }) => labels);
  const isOfServices = heads.some(({ field }) => field === 'billed' || field === 'allowed');
  return isOfServices ? findInColumn(where, 'amount') : null;
}

/** How far apart the rows of a table stand at most, in heights of a line. */
const rowsApart = 3.5;
const totalRow = /^(?:(?:claim|grand) )?totals?\b|^(?:sumas?|totales)\b/i;

/**
 * What stands in a column of a table: the first day, the amount of its one row, or that of the total of several. Of
 * several totals, as of more than one claim, none.
 */
function findInTable(where: Where, kind: 'amount' | 'day'): Found | null {
  const { lines, rows, line } = where;
  const named = (rows[line] ?? []).filter(({ labels }) => labels.length > 0);
  const heads = {
    left: Math.min(...named.map(({ left }) => left)),
    right: Math.max(...named.map(({ right }) => right)),
  };
  const amounts: Found[] = [];
  const totals: Found[] = [];
  let before = lines[line];
  for (let at = line + 1; at < rows.length; at++) {
    const own = lines[at];
    const row = (rows[at] ?? []).filter((place) => shareWidth(place, heads) > 0);
    if (!before || !own || before.page !== own.page) break;
    // Lines of another block of the page stand between.
    if (row.length === 0) continue;
    if (Math.abs(before.y - own.y) > rowsApart * Math.max(before.size, own.size)) break;
    before = own;
    if (row.some(({ labels }) => labels.length > 0)) break;
    const all = row.flatMap((place) => listValues(place.text, kind).map((value) => ({ place, value })));
    // Words of a service stand in lines of their own.
    if (all.length === 0) continue;
    const [only, ...others] = all.filter((one) => isBelowAlone(where, one, kind));
    if (!only || others.length > 0) {
      if (totals.length > 0) break;
      return null;
    }
    const found = { ...only.value, text: only.place.text, line: at };
    if (kind === 'day') return found;
    (totalRow.test(rows[at]?.[0]?.text ?? '') ? totals : amounts).push(found);
  }
  const [first, ...others] = totals.length > 0 ? totals : amounts;
  const areAlike = totals.length > 0 && others.every(({ value }) => value === first?.value);
  return first && (others.length === 0 || areAlike) ? first : null;
}

function listValues(text: string, kind: 'amount' | 'day'): FoundValue[] {
  return kind === 'amount' ? findAmounts(text) : findDays(text);
}

/** True where the value stands below this label and below no other. Of runs that hold several, nobody can tell. */
function isBelowAlone(
  { rows, line, column, index }: Where,
  { place, value }: { place: Place; value: FoundValue },
  kind: 'amount' | 'day',
): boolean {
  const span = spanOfValue(place, value, kind);
  if (span === null) return false;
  const labels = (rows[line] ?? []).flatMap((head, at) =>
    head.labels.map((_, label) => ({ head, label, isOwn: at === column && label === index })),
  );
  const over = labels.filter(({ head, label }) => shareWidth(span, spanOfLabel(head, label)) > 0);
  return over.length === 1 && over[0]?.isOwn === true;
}

/** The runs of the value; `null` where one of them holds another one, too. */
function spanOfValue(
  { text, spans }: Place,
  { start, end }: FoundValue,
  kind: 'amount' | 'day',
): Width | null {
  const own = spans.filter((span) => span.start < end && span.end > start);
  const isShared = listValues(text, kind).some(
    (one) => one.start !== start && own.some((span) => span.start < one.end && span.end > one.start),
  );
  if (isShared || own.length === 0) return null;
  return {
    left: Math.min(...own.map(({ left }) => left)),
    right: Math.max(...own.map(({ right }) => right)),
  };
}

/** `step`: 1 below, -1 above. `most`: how far away, in heights of a line. */
function findAt(
  { lines, rows, line, column, index }: Where,
  step: 1 | -1,
  kind: ValueKind,
  most: number,
): Found | null {
  const from = lines[line];
  const bounds = spanOfLabel(rows[line]?.[column] as Place, index);
  let at = line + step;
  let under: Place | undefined;
  for (; from && under === undefined; at += step) {
    const to = lines[at];
    if (!to || from.page !== to.page) return null;
    if (Math.abs(from.y - to.y) > most * Math.max(from.size, to.size)) return null;
    // Lines of another block of the page stand between.
    under = (rows[at] ?? [])
      .map((place) => ({ place, shared: shareWidth(place, bounds) }))
      .filter(({ shared }) => shared > 0)
      .toSorted((a, b) => b.shared - a.shared)[0]?.place;
  }
  if (!under || under.labels.length > 0) return null;
  const found = findValue(under.text, kind);
  return found && { ...found, text: under.text, line: at - step };
}

/** From where to where a label stands in the runs that hold it, letters of a run taken as equally wide. */
function spanOfLabel({ spans, left, right, labels }: Place, index: number): Width {
  const label = labels[index] as Label;
  const at = (position: number, isEnd: boolean) => {
    const span = spans.find(({ start, end }) =>
      isEnd ? position > start && position <= end : position >= start && position < end,
    );
    if (!span) return isEnd ? right : left;
    const letter = (span.right - span.left) / Math.max(1, span.end - span.start);
    return span.left + (position - span.start) * letter;
  };
  return { left: at(label.start, false), right: at(label.end, true) };
}

const isOfNames = (kind: ValueKind): boolean => kind === 'name' || kind === 'person';

function findValue(text: string, kind: ValueKind): FoundValue | null {
  switch (kind) {
    case 'amount':
      return findAmounts(text)[0] ?? null;
    case 'day':
      return findDays(text)[0] ?? null;
    case 'number':
      return findNumber(text);
    case 'npi': {
      const number = findNumber(text);
      return number && isPrintedNpi(number.value) ? number : null;
    }
    case 'name':
      return findName(text, /,| {2}/);
    case 'person': {
      const found = findName(text, / {2}/);
      return found && isNameOfMember(found.value) ? { ...found, value: readMember(found.value) } : null;
    }
  }
}

/** The end of a sentence: behind no initial, and no word that names of providers shorten. */
const sentenceEnd =
  /(?<!(?:^|[\s.])(?:\p{L}|assoc|corp|ctr|dept|dr|ft|grp|hosp|inc|jr|ltd|med|mt|phys|sr|st|ste|svcs|univ))[.?!](?=\s|$)/iu;

/** What a plan says of a provider, behind the name. */
const network = / ?\((?:in|out)[- ](?:of[- ])?network\)/i;

/** A name at the beginning of the text, up to its end or that of a sentence; no address. */
function findName(text: string, until: RegExp): FoundValue | null {
  const start = text.search(/[\p{L}\d]/u);
  if (start < 0) return null;
  const value =
    text
      .slice(start)
      .split(until)[0]
      ?.split(network)[0]
      ?.split(/\bP\.? ?O\.? Box\b/i)[0]
      ?.split(sentenceEnd)[0]
      ?.trim() ?? '';
  const isName = /\p{L}{3}/u.test(value) && !/^\d/.test(value) && value.length <= 100;
  return isName ? { value, start, end: start + value.length } : null;
}

/** The last day of a span whose first day stands before: "03/12/2026 - 03/14/2026". */
function findStayEnd(rest: string): string | null {
  const [next] = findDays(rest);
  return next && /^\s?(?:-|–|to|through|thru|al?|hasta(?: el)?)\s?$/i.test(rest.slice(0, next.start))
    ? next.value
    : null;
}
