/** HL7's displays of codes where they are neither the code nor our English word for it. @see HL7 v3 ActCode */
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

/** Short codes without words that mean the same to everybody. Others may be of somebody's own making. */
const clear = new Set(
  'AMB EMER IMP ACUTE NONACUTE OBSENC SS HH VR FLD PRENC LAB RAD FFC FFP RFC RFP BID TID QID FTH MTH'.split(
    ' ',
  ),
);

/** True for a code that may be put in words though the plan sent none. */
export function isClear(code: string): boolean {
  return clear.has(code) || !/^[A-Z]{1,8}$/.test(code);
}

/** True for a text that only spells out the code, as HL7 or as our English word for it does: "Vital Signs". */
export function saysNoMore(text: string, code: string, english: string): boolean {
  const said = letters(text);
  return [letters(code), letters(english), displays[code] && letters(displays[code])].includes(said);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
