/**
 * Facts of the insurance: which coverage paid, which others there are, whose rules the plan follows.
 *
 * @see CARIN guide, ExplanationOfBenefit.insurance and Coverage.class
 */
import { codings, lowCodes, words } from './codes.ts';
import type { Facts } from './fact.ts';
import { at, type Json, list, text } from './json.ts';
import { type Find, plainName, realName, who } from './people.ts';

export function addCoverage(eob: Json, find: Find, isPharmacy: boolean, facts: Facts): void {
  const all = list(eob, 'insurance');
  const index = Math.max(
    0,
    all.findIndex((insurance) => insurance['focal'] === true),
  );
  const name = coverageName(at(all[index], 'coverage'), find);
  facts.exact('coverage', `insurance[${index}].coverage`, '', name && plainName(name));
  const insurer = who(eob['insurer'], find, null).name;
  const display = text(all[index], 'coverage', 'display');
  addPlanKind(eob, find(at(all[index], 'coverage')), [name, insurer, display], isPharmacy, facts);
  for (const [other, insurance] of all.entries()) {
    if (other !== index)
      facts.exact(
        'other coverage',
        `insurance[${other}]`,
        '',
        plainName(coverageName(insurance['coverage'], find) ?? '') || null,
      );
    const numbers = insurance['preAuthRef'];
    for (const value of Array.isArray(numbers) ? numbers : [])
      addNumber(String(value), 'preAuthRef', `insurance[${other}].preAuthRef`, facts);
  }
}

/** A number by which people may ask for an approval or a payment, and its name. */
export function addNumber(value: string, name: string, path: string, facts: Facts): void {
  facts.exact('identifier', path, '', value);
  facts.exact('name of an identifier', path, value, name);
}

/** Words by which a plan of some kind is known. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/medicare advantage|part c\b|\bma-?pd\b/i, 'medicare-advantage'],
  [/part d\b|\bpdp\b/i, 'part-d'],
  [/original medicare|part [ab]\b/i, 'original-medicare'],
  [/medicaid|medi-cal/i, 'medicaid'],
  [/\bCHIP\b/, 'chip'],
  [/tricare/i, 'tricare'],
  [/\bFEHB\b|\bPSHB\b|federal employee/i, 'federal-employees'],
  [/marketplace/i, 'marketplace'],
];

/** Medicare's own claims are Original Medicare's or Part D's; of other plans a kind is right when words name it. */
function addPlanKind(
  eob: Json,
  coverage: unknown,
  names: (string | null)[],
  isPharmacy: boolean,
  facts: Facts,
): void {
  const isMedicare = codings(eob['type']).some((coding) =>
    text(coding, 'system')?.startsWith('https://bluebutton.cms.gov/'),
  );
  const classes = list(coverage, 'class').flatMap((one) => [text(one, 'name'), text(one, 'value')]);
  const isPartC = classes.some((name) => /part c\b/i.test(name ?? ''));
  if (isMedicare && !isPartC)
    facts.exact('kind of plan', 'insurance', '', isPharmacy ? 'part-d' : 'original-medicare');
  else {
    const said = [...names, ...classes].filter((name) => name !== null).join(' · ');
    const named = kinds.filter(([pattern]) => pattern.test(said)).map(([, kind]) => kind);
    facts.exact('kind of plan', 'insurance', '', 'unknown', ...named);
  }
}

function coverageName(reference: unknown, find: Find): string | null {
  const coverage = find(reference);
  const plan = list(coverage, 'class').find(
    (one) => lowCodes(one['type']).includes('plan') && text(one, 'name'),
  );
  const payors = list(coverage, 'payor').map((payor) => who(payor, find, null).name);
  return (
    realName(text(plan, 'name')) ??
    words(coverage?.['type'])[0] ??
    payors.find((name) => name !== null) ??
    realName(text(reference, 'display'))
  );
}
