/**
 * What a coverage is for, and whose rules it follows, from the codes that plans use for it.
 *
 * @see CARIN IG C4BB-Coverage; Source of Payment Typology (NAHDO); HL7 v3 ActCode; Blue Button Coverage
 */
import type { CoverageKind } from '#shared/model/plans/coverage';
import { codeAt, codesOf } from './codes.ts';
import { codingsOf, type Json, listAt, objectAt, type Resource, textAt, textOf } from './resource.ts';

/** Beginnings of Source of Payment Typology codes, longest first. */
const paymentTypes: readonly (readonly [string, CoverageKind])[] = [
  ['122', 'medicare-part-d'],
  ['561', 'dental'],
  ['562', 'vision'],
  ['11', 'medicare-part-c'],
  ['14', 'medicare-medicaid'],
  ['1', 'medical'],
  ['2', 'medicaid'],
  ['3', 'medical'],
  ['5', 'medical'],
  ['6', 'medical'],
  ['7', 'medical'],
];

const actCodes = new Map<string, CoverageKind>([
  ['dental', 'dental'],
  ['dentprg', 'dental'],
  ['vispol', 'vision'],
  ['drugpol', 'drug'],
  ['hip', 'medical'],
  ['ppo', 'medical'],
  ['hmo', 'medical'],
  ['pos', 'medical'],
  ['ehcpol', 'medical'],
  ['hsapol', 'spending-account'],
  ['mcpol', 'medical'],
  ['mandpol', 'medical'],
  ['retire', 'medical'],
  ['subpol', 'medical'],
  ['vet', 'medical'],
]);

const words: readonly (readonly [RegExp, CoverageKind])[] = [
  [/\b(?:health|flexible) (?:spending|savings)\b/i, 'spending-account'],
  [/\bdental\b/i, 'dental'],
  [/\bvision\b/i, 'vision'],
  [/\b(?:drug|pharmacy|prescription)\b/i, 'drug'],
  [/\bmedicaid\b/i, 'medicaid'],
  [/\b(?:medical|health|ppo|hmo|epo)\b/i, 'medical'],
];

/** The kind of a Coverage; `other` when nothing says it. Medicare's parts come first: they are named in several places. */
export function readCoverageKind(coverage: Resource): CoverageKind {
  const part = medicarePart(coverage);
  if (part !== null) return part;
  const type = objectAt(coverage, 'type');
  for (const coding of codingsOf(type)) {
    const code = codeAt(coding)?.toLowerCase() ?? '';
    if (textAt(coding, 'system')?.includes('sopt')) {
      const found = paymentTypes.find(([beginning]) => code.startsWith(beginning));
      if (found) return found[1];
    }
    const kind = actCodes.get(code);
    if (kind !== undefined) return kind;
  }
  const said = [textAt(type, 'text'), ...codingsOf(type).map(({ display }) => textOf(display))];
  for (const [pattern, kind] of words)
    if (said.some((text) => text !== null && pattern.test(text))) return kind;
  return 'other';
}

const parts = new Map<string, CoverageKind>([
  ['a', 'medicare-part-a'],
  ['b', 'medicare-part-b'],
  ['c', 'medicare-part-c'],
  ['d', 'medicare-part-d'],
]);

/** The part of Medicare, by the plan class ("Part A") or the id ("part-a-123") of Blue Button. */
function medicarePart(coverage: Resource): CoverageKind | null {
  for (const entry of listAt(coverage, 'class')) {
    if (!isPlanClass(entry)) continue;
    const letter = /^part ([a-d])$/i.exec(textAt(entry, 'value') ?? '')?.[1];
    if (letter !== undefined) return parts.get(letter.toLowerCase()) ?? null;
  }
  const letter = /^part-([a-d])-/i.exec(textOf(coverage.id) ?? '')?.[1];
  return letter === undefined ? null : (parts.get(letter.toLowerCase()) ?? null);
}

function isPlanClass(entry: Json): boolean {
  return codesOf(objectAt(entry, 'type')).some((code) => code === 'plan' || code === 'subplan');
}
