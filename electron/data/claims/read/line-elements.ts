/** What services and their sub-services state alike. */
import type { ClaimLine, Coded } from '#shared/model/claims/claim';
import { codeAt, codedOf, readCoded } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { codingsOf, type Json, listAt, numberAt, textAt } from '../../fhir/resource.ts';

/** How many, and of what; `null` without a number. */
export function readQuantity(quantity: Json | null, reading: Reading): ClaimLine['quantity'] {
  const value = numberAt(quantity, 'value');
  if (quantity === null || value === null) return null;
  const unit = readUnit(quantity);
  if (reading.keepsBooks) {
    reading.takeAll(quantity, 'value', 'unit');
    reading.guide(quantity, 'system', 'code', ...(unit === textAt(quantity, 'unit') ? [] : ['unit']));
  }
  return { value, unit };
}

/** The unit in the plan's words; placeholders such as "item_quantity_unit" are none. */
function readUnit(quantity: Json): string | null {
  const unit = textAt(quantity, 'unit') ?? textAt(quantity, 'code');
  return unit === null || unit.includes('_') || unit === '1' ? null : unit;
}

/** The numbers of the notes that belong here. */
export function readNoteNumbers(item: Json, reading: Reading): number[] {
  const list = item['noteNumber'];
  if (!Array.isArray(list) || !list.every((value) => Number.isSafeInteger(value))) return [];
  reading.take(item, 'noteNumber');
  return [...new Set<number>(list)];
}

/** Units of a drug that Blue Button sends among the modifiers. */
const unitSystems = ['unitsofmeasure.org', 'rev_cntr_ndc_qty_qlfr_cd', 'rev-cntr-ndc-qty-qlfr-cd'];

function isUnit(coding: Json): boolean {
  const system = textAt(coding, 'system')?.toLowerCase() ?? '';
  return unitSystems.some((end) => system.endsWith(end));
}

/** The modifiers; each coding is one of its own, except units of a drug. */
export function readModifiers(item: Json): Coded[] {
  const modifiers: Coded[] = [];
  if (item['modifier'] === undefined) return modifiers;
  const added = new Set<string>();
  const add = (coded: Coded | null) => {
    if (coded === null) return;
    const key = `${coded.code}|${coded.text}`;
    if (added.has(key)) return;
    added.add(key);
    modifiers.push(coded);
  };
  for (const concept of listAt(item, 'modifier')) {
    const codings = codingsOf(concept);
    if (codings.length === 0) add(readCoded(concept));
    for (const coding of codings) if (!isUnit(coding)) add(codedOf(coding));
  }
  return modifiers;
}

/** Units of a drug among the modifiers, in the plan's words. */
export function readDrugUnits(item: Json): string[] {
  return listAt(item, 'modifier')
    .flatMap((concept) => codingsOf(concept))
    .filter(isUnit)
    .flatMap((coding) => textAt(coding, 'display') ?? codeAt(coding) ?? []);
}
