/**
 * Facts of the lines of a claim, and of the drug of a pharmacy claim.
 *
 * @see CARIN guide, ExplanationOfBenefit.item; domain of HCPCS, NDC, NUBC and CDT codes
 */
import { absence, codeOf, codes, looseWords, readings } from './codes.ts';
import type { Facts } from './fact.ts';
import { careReadings, keyOf, memberText } from './header-facts.ts';
import { child, day, isJson, type Json, lastPart, list, number, period, text } from './json.ts';
import { addressOf, type Find, plainName, who } from './people.ts';

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

export function addLines(eob: Json, find: Find, facts: Facts): void {
  const numbers = lineNumbersOf(eob);
  const items = list(eob, 'item');
  const added = list(eob, 'addItem');
  const replaced = new Set(added.flatMap(({ itemSequence }) => itemSequence));
  for (const [index, item] of [...items, ...list(eob, 'addItem')].entries()) {
    const path = index < items.length ? `item[${index}]` : `addItem[${index - items.length}]`;
    const line = numbers[index] ?? 0;
    facts.exact('line', path, '', line);
    if (index < items.length && replaced.has(item['sequence']))
      facts.exact('line that another replaces', path, '', line);
    addService(item, path, line, facts);
    addWhenAndHowMany(item, path, line, facts);
    addPlace(item, path, line, find, facts);
    addSites(eob, item, path, line, facts);
    addLinks(eob, item, path, line, find, facts);
    addDetails(item, path, line, facts);
  }
}

function addService(item: Json, path: string, line: number, facts: Facts): void {
  facts.exact('line service', `${path}.productOrService`, line, ...readings(item['productOrService']));
  facts.exact('line service withheld', `${path}.productOrService`, line, absence(item['productOrService']));
  facts.exact('line revenue', `${path}.revenue`, line, ...readings(item['revenue']));
  facts.exact('line category', `${path}.category`, line, ...readings(item['category']));
  for (const [index, program] of list(item, 'programCode').entries())
    facts.loose('line program', `${path}.programCode[${index}]`, line, looseWords(program));
  for (const [index, modifier] of list(item, 'modifier').entries()) {
    const here = `${path}.modifier[${index}]`;
    const all = list(modifier, 'coding');
    if (all.length === 0) facts.exact('line modifier', here, line, ...readings(modifier));
    // A unit of measure among the modifiers is the unit of the drug.
    for (const coding of all)
      if (/unitsofmeasure\.org|ndc_qty_qlfr_cd$/.test(text(coding, 'system') ?? ''))
        facts.loose('line unit of the drug', here, line, [[text(coding, 'display'), codeOf(coding)]]);
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
  facts.exact('factor', `${path}.factor`, line, number(item, 'factor'));
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
  const where = addressOf(child(item, 'locationAddress') ?? undefined);
  const name = who(item['locationReference'], find, null).name;
  const here = `${path}.${where === null ? 'locationReference' : 'locationAddress'}`;
  facts.exact('line address', here, line, plainName(where ?? name ?? '') || null);
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
  const named = (key: string, from: string, sequence: number) =>
    key in item ? list(eob, from).filter((entry) => entry['sequence'] === sequence) : [];
  for (const sequence of numbersOf(item['careTeamSequence'])) {
    const people = named('careTeamSequence', 'careTeam', sequence).map((member) =>
      memberText(member, find, text(eob, 'insurer', 'display')),
    );
    facts.exact('line care team', `${path}.careTeamSequence`, line, ...people);
  }
  for (const what of ['diagnosis', 'procedure'])
    for (const sequence of numbersOf(item[`${what}Sequence`])) {
      const ways = named(`${what}Sequence`, what, sequence).map((entry) => careReadings(entry, what, find));
      const keys = ways.map(keyOf).filter((key) => key !== '');
      facts.exact(`line ${what}`, `${path}.${what}Sequence`, line, ...keys);
    }
}

/** What a line is made of: drugs with their quantities, parts of a service. */
function addDetails(item: Json, path: string, line: number, facts: Facts): void {
  for (const key of ['detail', 'subDetail'])
    for (const [index, detail] of list(item, key).entries()) {
      const here = `${path}.${key}[${index}]`;
      facts.exact(
        'part of a line',
        `${here}.productOrService`,
        line,
        ...readings(detail['productOrService']),
      );
      const count = number(detail, 'quantity', 'value');
      const units = [text(detail, 'quantity', 'unit'), text(detail, 'quantity', 'code')].filter(
        (unit) => unit,
      );
      const said = (units.length > 0 ? units : ['']).map((unit) => `${count} ${unit}`.trim());
      if (count !== null) facts.exact('quantity of a part', `${here}.quantity`, line, ...said);
      facts.exact('revenue of a part', `${here}.revenue`, line, ...readings(detail['revenue']));
      facts.exact('category of a part', `${here}.category`, line, ...readings(detail['category']));
      for (const [at, concept] of list(detail, 'modifier').entries())
        facts.exact('modifier of a part', `${here}.modifier[${at}]`, line, ...readings(concept));
      for (const [at, concept] of list(detail, 'programCode').entries())
        facts.loose('program of a part', `${here}.programCode[${at}]`, line, looseWords(concept), [
          'programCode',
        ]);
      addDetails(detail, here, line, facts);
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
  const [detail, second] = details;
  const dispensed = detail && !second ? child(detail, 'quantity') : null;
  const quantity = dispensed ?? child(first, 'quantity');
  const count = number(quantity, 'value');
  const unit = text(quantity, 'unit');
  const place = dispensed ? 'item[0].detail[0].quantity' : 'item[0].quantity';
  facts.exact('drug quantity', place, '', count === null ? null : `${count} ${unit ?? ''}`.trim());
  for (const extension of list(first, 'quantity', 'extension')) {
    const name = lastPart(text(extension, 'url') ?? '');
    const value = number(extension, 'valueQuantity', 'value');
    const kind = { days_suply_num: 'days supply', fill_num: 'refill number' }[name];
    if (kind && !facts.all.some((fact) => fact.kind === kind))
      facts.exact(kind, `item[0].quantity.extension(${name})`, '', value);
  }
}
