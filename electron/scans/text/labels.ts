/** What bills print before, above or below a value, in English and Spanish, and what the value then is. */
import type { ExplainedField, OfferedField } from '#shared/model/bills/scan';

/** `person`: a name that may be written with a comma. */
export type ValueKind = 'amount' | 'day' | 'number' | 'npi' | 'name' | 'person';

/**
 * `field`: what its value is offered for; `null` for a value that must not be taken for another one. `isGuess`: the label
 * does not say that it belongs there.
 */
export type LabelRule<Field = string> = {
  field: Field | null;
  kind: ValueKind;
  pattern: RegExp;
  isGuess?: true;
  /** Only under it, in a table of services: elsewhere the words stand beside what the whole year comes to. */
  isOfColumn?: true;
};

const no = '(?: ?(?:number|num|no\\.?|#|id))';
const numero = '(?:número|numero|n\\.? ?º|núm\\.?|no\\.) de ';

const patientWords =
  "patient(?: name)?(?= ?:)|patient(?:[’']s)? name|name of (?:the )?patient|paciente(?= ?:)|nombre del? (?:la )?paciente";

/** The first rule that matches a place takes it, so what must not be offered comes first. */
export const labelRules: readonly LabelRule<OfferedField>[] = [
  // Amounts and days that look like what is due, and are not.
  rule(
    null,
    'amount',
    'minimum (?:amount |payment )?(?:due|payment)|minimum due|pago mínimo|pago minimo|mínimo a pagar',
  ),
  rule(
    null,
    'amount',
    'estimated (?:patient |insurance |amount )?(?:portion|balance|due|insurance|responsibility)|porción estimada|estimado',
  ),
  rule(null, 'amount', '(?:total )?amount of the debt (?:on|as of)|(?:monto|total) de la deuda (?:al|el)'),
  rule(null, 'amount', '(?:installment|monthly payment)(?: amount| due)?|cuota(?: mensual)?'),
  rule(
    null,
    'amount',
    '(?:0|1|30|31|60|61|90|91|120|over|more than)(?: ?(?:-|to|–) ?\\d{2,3})? ?\\+?(?: ?days?\\b| ?días\\b)|current(?! (?:balance|charges|amount))',
  ),
  rule(null, 'amount', '(?:credit|unapplied) (?:balance|amount)|saldo a favor|crédito'),
  rule(
    null,
    'amount',
    '(?:amount|payment)s? (?:enclosed|remitted|you are paying)|(?:monto|cantidad) (?:enviada|adjunta|incluida)',
  ),
  rule(
    null,
    'amount',
    '(?:insurance|plan|medicare|payer) (?:payments?|paid|pending)|pagos? del seguro|pendiente del seguro',
  ),
  rule(
    null,
    'amount',
    '(?:patient |your |previous )?payments?(?: received| made)?(?! (?:due|plan|by))|adjustments?|write-?offs?|discounts?|ajustes?|pagos? (?:del|de) paciente|descuentos?',
  ),
  rule(
    null,
    'number',
    `(?:guarantor|responsible party|garante|responsable)(?: (?:account|acct))?${no}?|(?:número|n\\.º) (?:de |del )garante`,
  ),
  rule(
    null,
    'number',
    `(?:member|subscriber|policy|group|plan|medicare|tax|tin|ein|invoice page|phone|fax|check)${no}|(?:número|n\\.º) (?:de |del )(?:miembro|póliza|grupo|teléfono|cheque)`,
  ),
  rule(null, 'day', '(?:date of )?birth(?: date|day)?|dob|fecha de nacimiento|nacimiento'),
  rule(
    null,
    'day',
    '(?:payment|posted|posting|paid|print(?:ed)?|received|reported|insurance billed|hold until|dispute by) (?:date|on)|date (?:paid|posted|printed|received)|fecha (?:de pago|de impresión)',
  ),
  // What is offered.
  rule(
    'dueDate',
    'day',
    '(?:payment )?due (?:date|by|on)|pay (?:by|before)|payment due(?: by)?(?= ?:? ?\\d)|(?:remit|send|make) (?:your )?payments? (?:by|before)|fecha (?:de vencimiento|límite)(?: de pago)?|vence(?: el)?|pag(?:ar|ue) antes del?',
  ),
  rule(
    'previousBalance',
    'amount',
    '(?:previous|prior|past due|beginning|opening) (?:balance|amount)|balance forward|past due|saldo anterior|saldo vencido',
  ),
  rule(
    'fee',
    'amount',
    'late (?:fee|charge)s?|finance charges?|recargos?(?: por mora)?|cargos? por (?:mora|financiamiento)',
  ),
  rule(
    'totalCharges',
    'amount',
    'total (?:billed )?charges|total billed|billed charges|cargos totales|total de cargos',
  ),
  // Of a statement that goes on from an earlier one, in all likelihood.
  {
    ...rule('totalCharges', 'amount', '(?:new|current) charges|cargos (?:nuevos|actuales)|nuevos cargos'),
    isGuess: true,
  },
  rule(
    'due',
    'amount',
    '(?:total |net |patient )?(?:amount|balance|total) (?:now )?(?:due|owed|you owe)|pay this amount|please pay|amount you owe|(?:patient|new|current|account|your) balance|patient responsibility|(?:total )?amount of the debt(?: now)?|(?:saldo|monto|total) (?:adeudado|actual|pendiente|debido)|(?:monto|total|cantidad|saldo) a pagar|pague esta cantidad|nuevo saldo',
  ),
  rule(
    'statementDate',
    'day',
    '(?:statement|bill|billing|invoice|letter) date|date of (?:statement|bill|invoice)|fecha (?:de(?: la)? factura|del? estado(?: de cuenta)?|de facturación)',
  ),
  rule('serviceEnd', 'day', 'discharged?(?: date)?(?: on)?|date of discharge|fecha de alta|alta'),
  rule(
    'serviceStart',
    'day',
    'dates?(?:\\(s\\))? of (?:service|visit)|service (?:date|from)s?|dos|visit date|(?:trip|transport|run) date|date of (?:trip|transport|call)|admi(?:t|tted|ssion)(?: date)?(?: on)?|fill(?:ed)? (?:date|on)|date (?:filled|collected)|collect(?:ed|ion date)|fechas? (?:de(?:l)? servicio|de (?:la )?visita|de admisión|de ingreso)|admisión',
  ),
  rule('claimNumber', 'number', `claim${no}|${numero}reclamación|${numero}reclamo`),
  rule('prescriptionNumber', 'number', `(?:rx|prescription)${no}?(?= ?:? ?#? ?\\d)|${numero}receta`),
  rule('npi', 'npi', 'npi(?: (?:number|no\\.?|#))?'),
  rule(
    'account',
    'number',
    `(?:patient |hospital |your )?(?:account|acct\\.?|visit|encounter|har|invoice|reference|statement|run|trip)${no}|(?:account|acct|har)(?= ?[:#])|${numero}(?:cuenta|visita|factura|referencia)|cuenta(?= ?[:#])`,
  ),
  rule(
    'biller',
    'name',
    '(?:make (?:your )?(?:checks?|payments?) )?payable to|(?:please )?(?:remit|mail|send) (?:your )?(?:payments? )?to|pagadero a(?: nombre de)?|páguese a(?: la orden de)?|(?:envíe|envie) (?:el|su) pago a',
  ),
  rule('patientName', 'person', patientWords),
];

/** What explanations of benefits print: of what the plan decided, as the first rule that matches a place says. */
export const explanationRules: readonly LabelRule<ExplainedField>[] = [
  rule(null, 'amount', '(?:discounts?|savings?|adjustments?|descuentos?|ahorros?)(?: amount)?'),
  rule(
    'notCovered',
    'amount',
    '(?:charges? |amounts? )?(?:not covered|non-?covered|ineligible)(?: amount| charges?)?|(?:monto |cantidad )?no cubiert[oa]',
  ),
  rule(
    'otherInsurerPaid',
    'amount',
    '(?:paid by )?(?:your )?other (?:insurance|plan|carrier|insurer)(?: paid| payments?| amount)?|(?:pagado por )?(?:su )?otro (?:seguro|plan)(?: pagó)?',
  ),
  // Narrow columns break their heads.
  column('deductible', '(?:your )?deduct(?:- ?)?ible(?: amount| applied)?|deducible'),
  column('copay', '(?:your )?co-?pay(?:ment)?(?: amount)?|copago'),
  column('coinsurance', '(?:your )?co-?insur(?:- ?)?ance(?: amount)?|coa?seguro'),
  rule(
    null,
    'amount',
    '(?:year to date|so far this year|remaining|out-of-pocket (?:maximum|limit)|out of pocket (?:maximum|limit)|restante|en lo que va del año)',
  ),
  rule(
    null,
    'number',
    `(?:member|subscriber|patient|policy|group|plan|medicare|tax|check|phone|fax|account|reference|document)${no}|${numero}(?:miembro|póliza|grupo|teléfono|cheque|cuenta)`,
  ),
  rule(null, 'day', '(?:date of )?birth(?: date|day)?|dob|fecha de nacimiento|nacimiento'),
  rule(
    null,
    'day',
    '(?:statement|notice|print(?:ed)?|processed|processing|received|paid|payment|issued?) (?:date|on)|date (?:processed|received|paid|printed|issued)|fecha (?:de(?:l)? )?(?:proceso|procesamiento|pago|aviso|emisión|recibo)',
  ),
  rule(
    'serviceStart',
    'day',
    'dates?(?:\\(s\\))? of (?:service|visit|care)|service dates? (?:and|&|/) (?:service )?descriptions?|service (?:date|from)s?|visit date|dos|fechas? (?:de(?:l)? servicio|de (?:la )?visita)',
  ),
  rule('claimNumber', 'number', `claim${no}|${numero}reclamación|${numero}reclamo`),
  rule(
    'planPaid',
    'amount',
    '(?:amount |what )?(?:your |the |this )?(?:plan|insurance|insurer|medicare|we|benefits?)(?: has)? (?:paid|pays|payment)(?: amount)?|paid by (?:your |the |this )?(?:plan|insurance)|(?:lo que )?(?:el plan|su plan|el seguro) pagó|pagado por (?:el|su) (?:plan|seguro)|pago del (?:plan|seguro)',
  ),
  rule(
    'yourShare',
    'amount',
    '(?:what |(?:total )?amount |total )?you (?:may )?owe(?: (?:the |your )?(?:provider|doctor)s?(?:\\(s\\))?)?|your (?:total )?(?:share|costs?|responsibility)|(?:patient|member) responsibility|(?:maximum )?you may be billed|(?:lo que )?usted (?:debe|puede deber|paga)|su (?:parte|costo|responsabilidad)|responsabilidad del (?:paciente|miembro)',
  ),
  rule(
    'billed',
    'amount',
    '(?:amount|total) (?:billed|charged|charges)|amount (?:your )?provider charged|billed(?=$)|(?:provider|submitted|total) charges?|billed (?:amount|charges?)|charges billed|(?:monto|cantidad|total) facturad[oa]|cargos (?:totales|del proveedor)',
  ),
  rule(
    'allowed',
    'amount',
    '(?:plan |medicare )?(?:allowed|approved|negotiated)(?: amount| charges?| rate)?|member rate|allowable(?: amount)?|(?:monto|cantidad) (?:permitid|aprobad|acordad)[oa]',
  ),
  rule(
    'provider',
    'name',
    '(?:rendering |servicing |health care )?provider(?: name)?|(?:doctor|facility|hospital)(?: name)?(?= ?:)|seen by|service provided by|proveedor(?: de servicios)?|atendid[oa] por',
  ),
  rule('patientName', 'person', `claims? details? for|${patientWords}`),
  // The member may be a parent, or a wife or husband, of the patient.
  {
    ...rule(
      'patientName',
      'person',
      "(?:member|subscriber|insured|enrollee)(?: name)?(?= ?:)|(?:member|subscriber|insured)(?:[’']s)? name|(?:miembro|afiliad[oa]|asegurad[oa])(?= ?:)|nombre del? (?:la )?(?:miembro|afiliad[oa]|asegurad[oa])",
    ),
    isGuess: true,
  },
];

function rule<Field>(field: NoInfer<Field> | null, kind: ValueKind, words: string): LabelRule<Field> {
  return { field, kind, pattern: new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}])`, 'giu') };
}

function column<Field>(field: NoInfer<Field>, words: string): LabelRule<Field> {
  return { ...rule<Field>(field, 'amount', words), isOfColumn: true };
}

export type Label<Field = string> = Omit<LabelRule<Field>, 'pattern'> & { start: number; end: number };

/** The labels of a text, from its beginning; none overlaps another one. */
export function findLabels<Field>(text: string, rules: readonly LabelRule<Field>[]): Label<Field>[] {
  const labels: Label<Field>[] = [];
  for (const { pattern, ...rule } of rules)
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const [start, end] = [index, index + words.length];
      if (!labels.some((one) => start < one.end && one.start < end)) labels.push({ ...rule, start, end });
    }
  return labels.toSorted((a, b) => a.start - b.start);
}
