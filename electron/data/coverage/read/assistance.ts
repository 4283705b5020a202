/**
 * Programs that pay a person's part of Medicare, as Medicare's own codes state them. Codes that mean that there is none,
 * or none that we know, say nothing here.
 *
 * @see Blue Button Coverage: dual_01 to dual_12, cstshr01 to cstshr12 and rfrnc_yr (v2); BENE-DUAL-STUS-CD,
 *   BENE-LIS-COPMT-LVL-CD, BENE-LIS-PTD-PRM-PCT (v3); ResDAC, DUAL_STUS_CD and CSTSHR
 */
import { parseFhirDate } from '#shared/dates';
import type { CoverageAssistance } from '#shared/model/plans/coverage';
import { codeAt } from '../../fhir/codes.ts';
import { extensionOf, lastPartOf } from '../../fhir/extensions.ts';
import { type Json, listAt, numberAt, objectAt, textAt } from '../../fhir/resource.ts';

/** The programs, and which extensions they were read from. */
export type Assistance = { programs: CoverageAssistance[]; extensions: Json[] };

type Stated = Pick<CoverageAssistance, 'program' | 'copay' | 'premiumPercent'>;

/** Medicare and Medicaid, by the code of dual status. */
const dualPrograms = new Map<string, CoverageAssistance['program']>([
  ['01', 'qmb'],
  ['02', 'qmb-medicaid'],
  ['03', 'slmb'],
  ['04', 'slmb-medicaid'],
  ['05', 'qdwi'],
  ['06', 'qi'],
  ['08', 'medicaid'],
]);

const help = (copay: CoverageAssistance['copay'], premiumPercent: number | null): Stated => ({
  program: 'extra-help',
  copay,
  premiumPercent,
});

/** Extra Help of Part D by the monthly code of v2. */
const monthlyHelp = new Map<string, Stated>([
  ['01', help('none', 100)],
  ['02', help('small', 100)],
  ['03', help('small', 100)],
  ['04', help('small', 100)],
  ['05', help('percent', 100)],
  ['06', help('percent', 75)],
  ['07', help('percent', 50)],
  ['08', help('percent', 25)],
]);

/** Levels of copay of Extra Help, as v3 states them; of 2 and 3 its guide says nothing, so their copay is not stated. */
const helpLevels = new Map<string, CoverageAssistance['copay']>([
  ['1', 'small'],
  ['2', null],
  ['3', null],
  ['4', 'percent'],
]);

export function readAssistance(coverage: Json): Assistance {
  const extensions = listAt(coverage, 'extension');
  const found: Assistance = { programs: [], extensions: [] };
  const period = objectAt(coverage, 'period');
  const whole = { start: dayAt(period, 'start'), end: dayAt(period, 'end') };
  const year = extensionOf(coverage, 'rfrnc_yr');
  const yearText = parseFhirDate(year?.['valueDate'])?.slice(0, 4) ?? null;
  for (const extension of extensions) {
    const name = lastPartOf(textAt(extension, 'url') ?? '');
    const code = codeAt(objectAt(extension, 'valueCoding'));
    const [, monthly, month] = /^(dual_|cstshr)(0[1-9]|1[0-2])$/.exec(name) ?? [];
    const stated = code === null ? null : readProgram(monthly ?? name, code, coverage);
    const isMonth = month !== undefined && yearText !== null;
    if (stated === null || (month !== undefined && !isMonth)) continue;
    found.extensions.push(extension);
    const span = isMonth ? { start: `${yearText}-${month}`, end: `${yearText}-${month}` } : whole;
    addProgram(found.programs, { ...stated, ...span });
  }
  if (year !== null && found.programs.some(({ start }) => start?.length === 7)) found.extensions.push(year);
  const percent = extensionOf(coverage, 'BENE-LIS-PTD-PRM-PCT');
  if (percent !== null && found.programs.some(({ program }) => program === 'extra-help'))
    found.extensions.push(percent);
  return found;
}

function readProgram(name: string, code: string, coverage: Json): Stated | null {
  if (name === 'cstshr') return monthlyHelp.get(code) ?? null;
  if (name === 'dual_' || name === 'BENE-DUAL-STUS-CD') {
    const program = dualPrograms.get(code.padStart(2, '0'));
    return program === undefined ? null : { program, copay: null, premiumPercent: null };
  }
  const copay = name === 'BENE-LIS-COPMT-LVL-CD' ? helpLevels.get(code) : undefined;
  if (copay === undefined) return null;
  return help(copay, numberAt(extensionOf(coverage, 'BENE-LIS-PTD-PRM-PCT'), 'valueDecimal'));
}

/** Months that follow each other under one code are one span. */
function addProgram(programs: CoverageAssistance[], next: CoverageAssistance): void {
  const earlier = programs.findIndex(
    ({ program, copay, premiumPercent, end }) =>
      program === next.program &&
      copay === next.copay &&
      premiumPercent === next.premiumPercent &&
      isNextMonth(end, next.start),
  );
  const known = programs[earlier];
  if (known === undefined) programs.push(next);
  else programs[earlier] = { ...known, end: next.end };
}

function isNextMonth(end: string | null, start: string | null): boolean {
  if (end?.length !== 7 || start?.length !== 7) return false;
  return Number(start.slice(5)) === Number(end.slice(5)) + 1;
}

function dayAt(period: Json | null, key: string): string | null {
  return parseFhirDate(period?.[key]);
}
