/**
 * What a Medicare Summary Notice offers for a claim where its layout says what stands there, and no label does: each claim
 * begins with its days and who gave the care, and ends with its number.
 *
 * @see CMS, sample Medicare Summary Notices for Part A and Part B
 */
import { type ExplainedOffer, mostNoticedClaims } from '#shared/model/bills/scan';
import { findDays } from './find-values.ts';
import { quoteLine, shareWidth, type TextLine } from './text-lines.ts';

/** In two types of letters, which may stand without room between them. */
const title = /^medicare summary notice/i;
const claimsHeading = /\bclaims for part [ab]\b/i;
const reader = /^notice ?for (\p{L}[\p{L} .’'-]{2,60})$/iu;
const claimNumber = /^total for claim ?# ?([\d-]{5,30})$/i;
/** How far below each other two lines of one text stand at most, in heights of a line. */
const linesApart = 2;

/** What the notice says of all its claims. Nothing of any other paper. */
export function findNoticed(lines: readonly TextLine[]): ExplainedOffer[] {
  const named = lines.find(({ cells: [cell] }) => cell !== undefined && title.test(cell.text));
  if (named === undefined) return [];
  return [{ field: 'planName', value: 'Medicare', ...quoteLine(named) }, ...lines.flatMap(findReader)];
}

/** The lines of each claim of a notice, up to the one with its number; those of the last one where that names none. */
export function cutNotice(lines: readonly TextLine[]): TextLine[][] {
  const first = lines.findIndex(({ cells: [cell] }) => cell !== undefined && claimsHeading.test(cell.text));
  const claims: TextLine[][] = [];
  let begins = first + 1;
  lines.forEach((_, at) => {
    if (at < begins || claims.length >= mostNoticedClaims || findClaimNumber(lines, at).length === 0) return;
    // The number may go on in the line below.
    claims.push(lines.slice(begins, at + 2));
    begins = at + 1;
  });
  if (claims.length > 0 || first < 0) return claims;
  return [lines.slice(begins)];
}

/** What the layout of one claim says. */
export function findNoticedClaim(lines: readonly TextLine[]): ExplainedOffer[] {
  return lines.flatMap((_, at) => [...findVisit(lines, at), ...findClaimNumber(lines, at)]);
}

function findReader(line: TextLine): ExplainedOffer[] {
  return line.cells.flatMap(({ text }) => {
    const name = reader.exec(text)?.[1];
    return name === undefined || /\bpart [abd]\b/i.test(name)
      ? []
      : [{ field: 'patientName' as const, value: name.trim(), ...quoteLine(line) }];
  });
}

/** A line that is days and nothing else, and who gave the care in the line below. */
function findVisit(lines: readonly TextLine[], at: number): ExplainedOffer[] {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line || !next || line.cells.length > 1 || !areNear(line, next)) return [];
  const text = line.cells[0]?.text ?? '';
  const [day, ...others] = findDays(text);
  const words = [day, ...others].reduce(
    (rest, one) => rest.replace(text.slice(one?.start, one?.end), ''),
    text,
  );
  if (day === undefined || others.length > 1 || /[\p{L}\d]/u.test(words)) return [];
  const provider = (next.cells[0]?.text ?? '').split(/,? ?\(?\d{3}\)?[ -]\d{3}-\d{4}/)[0]?.trim() ?? '';
  if (!/^\p{L}.*\p{L}{2}/u.test(provider) || provider.length > 100) return [];
  return [
    { field: 'serviceStart', value: day.value, ...quoteLine(line) },
    { field: 'provider', value: provider, ...quoteLine(next) },
  ];
}

/** The number at the end of a claim, whose last part may stand in the line below. */
function findClaimNumber(lines: readonly TextLine[], at: number): ExplainedOffer[] {
  const [line, next] = [lines[at], lines[at + 1]];
  const cell = line?.cells[0];
  const number = claimNumber.exec(cell?.text ?? '')?.[1];
  if (!line || !cell || number === undefined) return [];
  const below = next && areNear(line, next) ? next.cells.find((one) => shareWidth(one, cell) > 0) : undefined;
  const rest = number.endsWith('-') && below && /^[\d-]+$/.test(below.text) ? below.text : '';
  const value = `${number}${rest}`;
  return value.endsWith('-') ? [] : [{ field: 'claimNumber', value, ...quoteLine(line) }];
}

function areNear(one: TextLine, other: TextLine): boolean {
  return one.page === other.page && one.y - other.y <= linesApart * Math.max(one.size, other.size);
}
