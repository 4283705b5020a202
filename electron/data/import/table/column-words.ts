/** What the heads of columns mean, in the words of portals, English and Spanish. Patterns see folded heads: lower case, plain letters. */
import type { ColumnMeaning } from '#shared/model/files/table';
import { digest } from '../make-record.ts';

/**
 * In the order in which they decide: what names an amount or a number of somebody comes before what names the somebody. Of
 * several patterns each must be found.
 */
const meanings: readonly (readonly [ColumnMeaning, ...RegExp[]])[] = [
  [
    'other',
    /\b(?:npi|tax id|address|phone|birth|dob|nacimiento|relationship|parentesco|group|grupo|specialty|especialidad|network status|in network|plan year|currency)\b/,
  ],
  // What is left of a limit, or was met of it in a year, is no amount of a claim.
  [
    'other',
    /\b(?:deductible|out of pocket|oop|moop|deducible)\b/,
    /\b(?:remaining|left|met|to date|ytd|balance|accumulated|accumulator|max|maximum|limit|restante|acumulado|maximo)\b/,
  ],
  [
    'other',
    /\b(?:paid|payments?) to (?:the |your )?(?:member|you|patient|subscriber|employee)\b|\b(?:exceeds|above|over) (?:the )?(?:plan )?(?:allowed|allowance|eligible|approved)\b|\b(?:date billed|bill(?:ed|ing)? date)\b/,
  ],
  [
    'other',
    /\b(?:member|patient|subscriber|miembro|paciente|asegurado) (?:id|number|no|account|acct|numero)\b/,
  ],
  [
    'serviceEnd',
    /\b(?:service|servicio) (?:end|to|through|thru|hasta)\b|\b(?:to|thru|through|end) dos\b|\b(?:end|to|through|thru|last|final) date\b|\bdate (?:to|through|thru|end)\b|\bfecha (?:hasta|final|de fin|fin)\b|\bhasta\b/,
  ],
  [
    'serviceDate',
    /\b(?:date of (?:service|visit|care|treatment)|(?:service|visit|treatment|fill|filled|incurred|care) (?:start |begin |from )?dates?|dates? (?:of service|filled|from)|service (?:from|start|begin)|(?:from|start|begin|first) date|dos|date visited|visited on|seen on|svc (?:date|dt)|service dt|fecha de(?:l)? (?:servicio|atencion|visita|surtido|inicio)|fecha (?:servicio|desde|inicio)|dates? serviced)\b/,
  ],
  [
    'decidedOn',
    /\b(?:processed|process|paid|payment|check|finalized|completed|adjudicated|decision|closed) (?:date|on)\b|\bdate (?:processed|paid|finalized|completed|closed|of payment)\b|\bfecha (?:de )?(?:proceso|procesado|procesamiento|pago|resolucion|decision)\b/,
  ],
  [
    'other',
    /\b(?:received|submitted|status|entry|eob|print|download) date\b|\bdate (?:received|submitted)\b|\bfecha (?:de )?(?:recibido|recepcion|envio)\b/,
  ],
  ['serviceDate', /^(?:date|fecha)$/],
  [
    'claimNumber',
    /\b(?:claim|reference|control|icn|dcn|document) (?:number|num|no|nbr|id)\b|^(?:claim|icn|dcn)$|\b(?:numero|no|num|id|n o) (?:de )?(?:reclamo|reclamacion|solicitud|referencia)\b|\b(?:reclamo|reclamacion|solicitud) (?:numero|no|num|id|number)\b|^(?:reclamo|reclamacion|solicitud)$/,
  ],
  [
    'alreadyPaid',
    /\b(?:you|member|patient|i) (?:have )?(?:already )?paid\b|\bpaid by (?:you|me|member|patient)\b|\bamount you paid\b|\b(?:usted pago|pagado por (?:usted|el paciente|el miembro)|ya pago)\b/,
  ],
  [
    'otherInsurerPaid',
    /\bother (?:insurance|insurer|coverage|carrier|plan)\b|\bcob\b|\b(?:otro seguro|otra aseguradora|otro plan)\b/,
  ],
  [
    'notCovered',
    /\b(?:not|non|un) ?covered\b|\bnoncovered\b|\bineligible\b|\bnot (?:eligible|payable|allowed)\b|\bexcluded\b|\bdisallowed\b|\bdenied (?:amount|amt|charges?)\b|\b(?:amount|amt) denied\b|\bno (?:cubierto|cubierta|elegible)\b/,
  ],
  // One column of all parts is the share; of some of them it is neither the share nor one part.
  ['yourShare', /\bdeduct|\bdeducible/, /\bco ?pay|\bcopago/, /\bco ?ins|\bcoa?seguro/],
  ['other', /\bdeduct|\bdeducible/, /\bco ?pay|\bcopago|\bco ?ins|\bcoa?seguro/],
  ['deductible', /\bdeduct|\bdeducible\b|^ded$|\bded (?:amount|amt)\b/],
  ['copay', /\bco ?pay|\bcopago\b/],
  ['coinsurance', /\bco ?ins|\bcoa?seguro\b/],
  [
    'yourShare',
    /\b(?:member|patient|your|you|my|subscriber|employee|enrollee) (?:may |total )?(?:resp|owe|cost|share|liab|portion|balance|amount|pays?\b)|\bresponsib|\bpt resp\b|\b(?:amount|balance|total) due\b|\b(?:you|member|patient) may be billed\b|\bprovider (?:may|can) bill\b|\bowed?\b|\bout of pocket\b|\b(?:usted|paciente|miembro|afiliado|asegurado)(?: puede)? (?:debe|paga|deber)\b|\b(?:responsabilidad|(?:lo|monto|cantidad) que (?:usted )?debe|su (?:costo|parte|cuota)|costo del (?:paciente|miembro)|a su cargo)\b/,
  ],
  [
    'discount',
    /\bdiscount|\bsavings?\b|\bsaved\b|\bwrite ?off\b|\badjustment|\breduction\b|\bdescuento\b|\bahorros?\b|\bajuste\b/,
  ],
  [
    'planPaid',
    /\b(?:plan|insurance|insurer|benefits?|carrier|we|company|payer|medicare|health) (?:has )?(?:paid|pays|pay|payment|paid amount|amount paid)\b|\bpaid by (?:the |your )?(?:plan|insurance|insurer|us)\b|\b(?:amount|total|net) paid\b|\bpaid (?:amount|amt)\b|\bamt paid\b|\b(?:dental|vision) (?:pays?|paid)\b|\bpaid to (?:the )?provider\b|\bplan (?:s )?share\b|^(?:paid|payment|payment amount|benefit amount|pagado|pago)$|\b(?:pagado por (?:el|su) (?:plan|seguro)|(?:plan|seguro) (?:pago|paga)|pago del (?:plan|seguro)|pago (?:el|su) (?:plan|seguro)|monto pagado)\b/,
  ],
  [
    'billed',
    /\bbilled\b|\bcharge|\bsubmitted\b|\b(?:provider|total) bill\b|\bfacturad|\bcobrad|\bcargos?\b|\bimporte facturado\b/,
  ],
  [
    'allowed',
    /\ballowed\b|\ballowance\b|\beligible\b|\bnegotiated\b|\bapproved\b|\bcontracted\b|\bcovered (?:amount|charges)\b|\b(?:plan|member|network) (?:rate|price)\b|\bpermitid|\baprobad|\bacordad|\bmonto (?:elegible|cubierto)\b|\bprecio (?:negociado|del plan)\b/,
  ],
  ['status', /\bstatus\b|\bdisposition\b|\bestado\b|\bestatus\b|\bsituacion\b/],
  [
    'member',
    /\bmember\b|\bpatient\b|\bcovered person\b|\benrollee\b|\bsubscriber\b|\bdependent\b|\binsured\b|\bpaciente\b|\bmiembro\b|\basegurad|\bbeneficiari|\bafiliad|\bpersona\b|\bclaimant\b|\b(?:first|given) name\b|\bfamiliar\b|\btitular\b|\bfor whom\b|^(?:person|name|nombre|for|para|who|quien)$/,
  ],
  [
    'kind',
    /\bclaim type\b|\btype of (?:claim|care|service|coverage|benefit)\b|\b(?:claim|benefit|coverage|service) (?:type|category)\b|^(?:type|category|tipo|categoria)$|\btipo de (?:reclamo|servicio|atencion|reclamacion)\b/,
  ],
  [
    'provider',
    /\bprovider\b|^prov$|\bdentist\b|\bdentista\b|\bdoctor\b|\bphysician\b|\bfacility\b|\bpharmacy\b|\bhospital\b|\bclinic\b|\bprescriber\b|\bprovided by\b|\bvisited\b|\bproveedor|\bmedico\b|\bfarmacia\b|\bclinica\b|\bprofesional\b|\bcentro\b/,
  ],
  [
    'description',
    /\bdescri|\bservices?\b|\bprocedure\b|\btreatment\b|\bdrug\b|\bmedica(?:tion|ine)\b|\bmedicine\b|\bservicios?\b|\bprocedimiento\b|\bmedicamento\b|\btratamiento\b/,
  ],
];

/** A head as the patterns see it. */
export function foldHead(head: string): string {
  return head
    .slice(0, 200)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[#№]/g, ' number ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replace(/^(?:the|el|la|los) /, '')
    .trim();
}

/** What a head means; `null` where no portal's words say it. */
export function meaningOfHead(head: string): ColumnMeaning | null {
  const folded = foldHead(head);
  if (folded === '') return null;
  return meanings.find(([, ...patterns]) => patterns.every((one) => one.test(folded)))?.[0] ?? null;
}

/** A name for the heads of a table, whatever its rows. */
export function nameHeads(heads: readonly string[]): string {
  return digest(JSON.stringify(heads.map(foldHead)));
}
