/** Names of code systems, and codes that have words of their own. */

/** Code systems whose short names must be translated; names such as "CPT" are the same in every language. */
const translatedSystems = new Map([
  ['Revenue code', 'revenue'],
  ['Place of service', 'place'],
  ['Tooth number', 'tooth'],
  ['Mouth area', 'mouth'],
  ['Tooth surface', 'surface'],
  ['Medicare line code', 'medicareLine'],
  ['Medicare claim code', 'medicareClaim'],
  ['Medicare nonpayment code', 'medicareNonpayment'],
]);

/** The name of a code system; `text` looks up a translation by its key. */
export function codeSystemName(system: string, text: (key: string) => string): string {
  const key = translatedSystems.get(system);
  return key === undefined ? system : text(key);
}

/** HL7's displays of codes that differ from the code and from our English word. @see HL7 v3 ActCode */
const displays: Record<string, string> = {
  AMB: 'ambulatory',
  EMER: 'emergency',
  IMP: 'inpatient encounter',
  ACUTE: 'inpatient acute',
  NONACUTE: 'inpatient non-acute',
  OBSENC: 'observation encounter',
  SS: 'short stay',
  HH: 'home health',
  VR: 'virtual',
  FLD: 'field',
  PRENC: 'pre-admission',
  LAB: 'laboratory',
  RAD: 'radiology',
  FFC: 'first fill - complete',
  FFP: 'first fill, part fill',
  RFC: 'refill - complete',
  RFP: 'refill - part fill',
};

/** Short codes with one common meaning. Others may be a plan's own. */
const clear = new Set(
  'AMB EMER IMP ACUTE NONACUTE OBSENC SS HH VR FLD PRENC LAB RAD FFC FFP RFC RFP BID TID QID FTH MTH'.split(
    ' ',
  ),
);

/** True for a code that may be worded although the plan sent no text. */
export function isClear(code: string): boolean {
  return clear.has(code) || !/^[A-Z]{1,8}$/.test(code);
}

/** True for a text that only spells out the code, like HL7's display or our English word: "Vital Signs". */
export function saysNoMore(text: string, code: string, english: string): boolean {
  const said = letters(text);
  return [letters(code), letters(english), displays[code] && letters(displays[code])].includes(said);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
