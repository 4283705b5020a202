/**
 * Facts of the lines of a claim, and of the drug of a pharmacy claim.
 *
 * @see CARIN guide, ExplanationOfBenefit.item; domain of HCPCS, NDC, NUBC and CDT codes
 */
import { absence, codes, looseWords, readings, words } from './codes.ts';
import type { Facts } from './fact.ts';
import { at, day, isJson, type Json, lastPart, list, number, period, text } from './json.ts';
import { type Find, who } from './people.ts';

/** The number of each line: the plan's where it can be used, else the one after the greatest so far. */
export function lineNumbersOf(eob: Json): number[] {
  const numbers: number[] = [];
  for (const item of list(eob, 'item')) {
    const own = number(item, 'sequence') ?? 0;
    const usable = Number.isInteger(own) && own > 0 && own <= 1_000_000 && !numbers.includes(own);
    numbers.push(usable ? own : Math.max(0, ...numbers) + 1);
  }
  for (const _added of list(eob, 'addItem')) numbers.push(Math.max(0, ...numbers) + 1);
  return numbers;
}

export function addLines(eob: Json, find: Find, isPharmacy: boolean, facts: Facts): void {
  const numbers = lineNumbersOf(eob);
  const items = list(eob, 'item');
  for (const [index, item] of [...items, ...list(eob, 'addItem')].entries()) {
    const path = index < items.length ? `item[${index}]` : `addItem[${index - items.length}]`;
    const line = numbers[index] ?? 0;
    facts.exact('line', path, '', line);
    addService(item, path, line, facts);
    addWhenAndHowMany(item, path, line, facts);
    addPlace(item, path, line, find, facts);
    addSites(eob, item, path, line, facts);
    addLinks(eob, item, path, line, find, facts);
    addDetails(item, path, line, isPharmacy, facts);
  }
}

function addService(item: Json, path: string, line: number, facts: Facts): void {
  facts.exact('line service', `${path}.productOrService`, line, ...readings(item['productOrService']));
  facts.exact('line service withheld', `${path}.productOrService`, line, absence(item['productOrService']));
  facts.exact('line revenue', `${path}.revenue`, line, ...readings(item['revenue']));
  facts.loose('line category', `${path}.category`, line, looseWords(item['category']));
  for (const [index, program] of list(item, 'programCode').entries())
    facts.loose('line program', `${path}.programCode[${index}]`, line, looseWords(program));
  for (const [index, modifier] of list(item, 'modifier').entries()) {
    const here = `${path}.modifier[${index}]`;
    const all = list(modifier, 'coding');
    if (all.length === 0) facts.exact('line modifier', here, line, ...readings(modifier));
    // A unit of measure among the modifiers is the unit of the drug.
    for (const coding of all)
      if (text(coding, 'system')?.includes('unitsofmeasure.org'))
        facts.loose('line unit of the drug', here, line, [[text(coding, 'display'), text(coding, 'code')]]);
      else facts.exact('line modifier', here, line, ...readings({ coding: [coding] }));
  }
}

function addWhenAndHowMany(item: Json, path: string, line: number, facts: Facts): void {
  const span = period(item, 'servicedPeriod');
  const one = day(item, 'servicedDate');
  const key = isJson(item['servicedPeriod']) ? 'servicedPeriod' : 'servicedDate';
  facts.exact('line date', `${path}.${key}`, `${line} start`, span.start ?? one);
  facts.exact('line date', `${path}.${key}`, `${line} end`, isJson(item['servicedPeriod']) ? span.end : one);
  const count = number(item, 'quantity', 'value');
  const unit = text(item, 'quantity', 'unit');
  facts.exact('line quantity', `${path}.quantity`, line, count);
  // A name with underscores is the sender's variable, put there by mistake.
  if (count !== null && !unit?.includes('_')) facts.exact('line unit', `${path}.quantity`, line, unit);
  facts.loose('line factor', `${path}.factor`, line, [[number(item, 'factor')]]);
  const units = list(item, 'adjudication').findIndex((entry) =>
    codes(entry['category']).includes('allowedunits'),
  );
  facts.exact(
    'line allowed units',
    `${path}.adjudication[${units}]`,
    line,
    number(list(item, 'adjudication')[units], 'value'),
  );
  for (const value of numbersOf(item['noteNumber']))
    facts.exact('line note', `${path}.noteNumber`, line, value);
}

function numbersOf(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((one) => Number.isSafeInteger(one)) : [];
}

function addPlace(item: Json, path: string, line: number, find: Find, facts: Facts): void {
  facts.exact(
    'line place',
    `${path}.locationCodeableConcept`,
    line,
    ...readings(item['locationCodeableConcept']),
  );
  for (const key of ['line', 'city', 'state', 'postalCode', 'country', 'text']) {
    const value = at(item, 'locationAddress', key);
    const parts = Array.isArray(value) ? value : [value];
    for (const part of parts)
      if (typeof part === 'string')
        facts.loose('line address', `${path}.locationAddress.${key}`, line, [[part]]);
  }
  facts.loose('line location', `${path}.locationReference`, line, [
    [who(item['locationReference'], find, null).name],
  ]);
}

function addSites(eob: Json, item: Json, path: string, line: number, facts: Facts): void {
  facts.exact('line site', `${path}.bodySite`, line, ...readings(item['bodySite']));
  for (const [index, surface] of list(item, 'subSite').entries())
    facts.exact('line site', `${path}.subSite[${index}]`, line, ...readings(surface));
  for (const [index, info] of list(eob, 'supportingInfo').entries())
    if (
      numbersOf(item['informationSequence']).includes(number(info, 'sequence') ?? -1) &&
      codes(info['category']).includes('additionalbodysite')
    )
      facts.exact('line site', `supportingInfo[${index}]`, line, ...readings(info['code']));
}

/** Who, why and how of a line: the members, diagnoses and procedures that it names by their sequence. */
function addLinks(eob: Json, item: Json, path: string, line: number, find: Find, facts: Facts): void {
  const links: readonly (readonly [
    kind: string,
    key: string,
    list: string,
    say: (entry: Json) => string[],
  ])[] = [
    [
      'line care team',
      'careTeamSequence',
      'careTeam',
      (entry) => {
        const { name, npi } = who(entry['provider'], find, text(eob, 'insurer', 'display'));
        return [name ?? npi ?? ''];
      },
    ],
    ['line diagnosis', 'diagnosisSequence', 'diagnosis', (entry) => saysOf(entry, 'diagnosis')],
    ['line procedure', 'procedureSequence', 'procedure', (entry) => saysOf(entry, 'procedure')],
  ];
  for (const [kind, key, from, say] of links)
    for (const sequence of numbersOf(item[key])) {
      const named = list(eob, from).filter((entry) => entry['sequence'] === sequence);
      const said = named.flatMap(say).filter((word) => word !== '');
      facts.loose(kind, `${path}.${key}`, line, said.length > 0 ? [said] : [[]]);
    }
}

function saysOf(entry: Json, what: string): string[] {
  const concept = entry[`${what}CodeableConcept`];
  const all = codes(concept);
  return all.length > 0 ? all : words(concept);
}

/** What a line is made of: drugs with their quantities, parts of a service. */
function addDetails(item: Json, path: string, line: number, isPharmacy: boolean, facts: Facts): void {
  for (const key of ['detail', 'subDetail'])
    for (const [index, detail] of list(item, key).entries()) {
      const here = `${path}.${key}[${index}]`;
      const inClaim = isPharmacy ? null : line;
      facts.loose('detail', `${here}.productOrService`, inClaim, looseWords(detail['productOrService']));
      const unit = text(detail, 'quantity', 'unit') ?? text(detail, 'quantity', 'code');
      const count = number(detail, 'quantity', 'value');
      if (count !== null)
        facts.loose('detail quantity', `${here}.quantity`, inClaim, [[count], ...(unit ? [[unit]] : [])]);
      facts.loose('detail revenue', `${here}.revenue`, inClaim, looseWords(detail['revenue']));
      facts.loose('detail category', `${here}.category`, inClaim, looseWords(detail['category']));
      for (const part of ['modifier', 'programCode'])
        for (const [at, concept] of list(detail, part).entries())
          facts.loose(`detail ${part}`, `${here}.${part}[${at}]`, inClaim, looseWords(concept));
      addDetails(detail, here, line, isPharmacy, facts);
    }
}

const compoundCodes = ['compound'];

/** The drug of a pharmacy claim: the product, or what a "compound" of one part is; a compound's parts. */
export function addDrug(eob: Json, facts: Facts): void {
  const [first] = list(eob, 'item');
  const isCompound = codes(first?.['productOrService']).some((code) =>
    compoundCodes.includes(code.toLowerCase()),
  );
  const details = list(first, 'detail');
  const only = isCompound && details.length === 1 ? details[0] : undefined;
  const path = only ? 'item[0].detail[0].productOrService' : 'item[0].productOrService';
  facts.exact('drug', path, '', ...readings((only ?? first)?.['productOrService']));
  if (isCompound && !only)
    for (const [index, detail] of details.entries())
      facts.exact(
        'drug in the compound',
        `item[0].detail[${index}].productOrService`,
        '',
        ...readings(detail['productOrService']),
      );
  for (const extension of list(first, 'quantity', 'extension')) {
    const name = lastPart(text(extension, 'url') ?? '');
    const value = number(extension, 'valueQuantity', 'value');
    const kind = { days_suply_num: 'days supply', fill_num: 'refill number' }[name];
    if (kind && !facts.all.some((fact) => fact.kind === kind))
      facts.exact(kind, `item[0].quantity.extension(${name})`, '', value);
  }
}
