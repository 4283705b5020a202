import { type TimeUnit, timeUnits } from '../model/health/record-fact.ts';

/** UCUM codes that plans send as the unit, as people write them. @see The Unified Code for Units of Measure */
const plain = new Map([
  ['mm[Hg]', 'mmHg'],
  ['[degF]', '°F'],
  ['Cel', '°C'],
  ['[in_i]', 'in'],
  ['[lb_av]', 'lb'],
  ['[oz_av]', 'oz'],
  ['[ft_i]', 'ft'],
  ['[iU]', 'IU'],
  ['[IU]', 'IU'],
  ['kg/m2', 'kg/m²'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ...['{beats}/min', '{Beats}/min', 'beats/min', 'beats/minute', 'bpm', 'beats a minute'].map(
    (unit) => [unit, 'beats a minute'] as const,
  ),
  ...['{breaths}/min', '{Breaths}/min', 'breaths/min', 'breaths/minute', 'breaths a minute'].map(
    (unit) => [unit, 'breaths a minute'] as const,
  ),
  ['/min', 'a minute'],
  ['/d', 'a day'],
  ['# per day', 'a day'],
  ['%O2', '% oxygen'],
  ['liters/min', 'L/min'],
  // A score or a count of what the value's name says.
  ...['{score}', '{Score}', '{#}', '#', '{count}', '{INR}', '{ratio}'].map((unit) => [unit, ''] as const),
]);
/** Those that Spanish writes otherwise. */
const plainInSpanish = new Map([
  ['[in_i]', 'pulg'],
  ['[ft_i]', 'pies'],
  ['[iU]', 'UI'],
  ['[IU]', 'UI'],
  ['in', 'pulg'],
  ['inches', 'pulg'],
  ['ft', 'pies'],
  ['pounds', 'lb'],
  ['IU', 'UI'],
  ['IU/L', 'UI/L'],
  ['mIU/mL', 'mUI/mL'],
  ['mIU/L', 'mUI/L'],
  ['/min', 'por minuto'],
  ['/d', 'al día'],
  ['%O2', '% de oxígeno'],
  ['beats a minute', 'latidos por minuto'],
  ['breaths a minute', 'respiraciones por minuto'],
  ['a day', 'al día'],
]);
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A unit as people write it: "mmHg", "×10³/uL", "IU/L". Nothing is converted. */
function plainUnit(unit: string | null, locale: string): string | null {
  if (unit === null) return null;
  const symbol = (code: string) => {
    const ours = plain.get(code);
    return (
      (locale.startsWith('es')
        ? (plainInSpanish.get(code) ?? plainInSpanish.get(ours ?? code))
        : undefined) ?? ours
    );
  };
  return (
    symbol(unit) ??
    unit
      // "[iU]/L" is a unit by another.
      .replace(/\[[A-Za-z_]{1,8}\]/g, (code) => symbol(code) ?? code)
      .replace(
        /^10[*^](\d+)/,
        (_code, power: string) => `×10${power.replace(/\d/g, (digit) => raised[Number(digit)] ?? digit)}`,
      )
  );
}

/** A number with its unit as people write it: "6.4 mg/dL", "6.4%", "57 years". */
export function withUnit(number: string, unit: string | null, locale: string): string {
  const time = timeUnits.find((known) => known === unit);
  if (time && Number.isFinite(Number(number)))
    return timeWords({ digits: number, most: null, unit: time }, locale);
  return [number, plainUnit(unit, locale)].filter(Boolean).join(unit === '%' ? '' : ' ');
}

const names: Record<TimeUnit, string> = {
  a: 'year',
  mo: 'month',
  wk: 'week',
  d: 'day',
  h: 'hour',
  min: 'minute',
};

/** "57 years", "40–45 years" */
export function timeWords(
  { digits, most, unit }: { digits: string; most: string | null; unit: TimeUnit },
  locale: string,
): string {
  const [from, to] = [Number(digits), Number(most ?? digits)];
  const format = formatOf(unit, locale);
  // Intl puts "~" before a range whose ends are the same.
  return from === to ? format.format(from) : format.formatRange(from, to);
}

/** "day" */
export function timeUnitWord(unit: TimeUnit, locale: string): string {
  const parts = formatOf(unit, locale).formatToParts(1);
  return parts.find(({ type }) => type === 'unit')?.value ?? unit;
}

function formatOf(unit: TimeUnit, locale: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: names[unit],
    unitDisplay: 'long',
    maximumFractionDigits: 15,
  });
}
