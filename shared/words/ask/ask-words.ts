/**
 * Words of questions about claims, of both languages in one place. A person may mix them, and they are compared folded:
 * without accents, capitals and signs. Names of kinds and decisions as screens say them are added from the texts.
 */

import en from '../../../resources/locales/en/common.json' with { type: 'json' };
import es from '../../../resources/locales/es/common.json' with { type: 'json' };
import type { Language } from '../../languages.ts';
import type { ClaimKind, ClaimState } from '../../model/claims/claim.ts';
import type { AskedAbout, AskedSum } from '../../model/claims/question.ts';
import { splitWords } from '../../split-words.ts';

export type Meaning =
  | { is: 'kinds'; kinds: readonly ClaimKind[] }
  | { is: 'states'; states: readonly ClaimState[] }
  | { is: 'month'; month: number; isShort: boolean }
  /** Years from this one. */
  | { is: 'year'; ago: number }
  | { is: 'monthsAgo'; ago: number }
  /** Where a span of days begins or ends. */
  | { is: 'edge'; edge: 'from' | 'to' | 'before' | 'after' }
  | { is: 'bound'; bound: 'over' | 'under' | 'least' | 'most' }
  | { is: 'about'; about: AskedAbout }
  | { is: 'sum'; sum: AskedSum }
  /** Bills whose day is over. */
  | { is: 'pastDue' }
  /** What the plan paid: an amount where one is asked for, else the decision. */
  | { is: 'planPaid' }
  | { is: 'howMuch' }
  /** Of no weight: "my", "claims", "show me". */
  | { is: 'small' }
  /** Asks for what cannot be answered by a sum: "why", "except", "compare". */
  | { is: 'beyond' };

/** Each meaning with its words, English and Spanish, set apart by a bar. */
const table: readonly (readonly [Meaning, english: string, spanish: string])[] = [
  [
    { is: 'kinds', kinds: ['pharmacy'] },
    'prescription|prescriptions|prescription drug|prescription drugs|rx|drug|drugs|medicine|medicines|medication|medications|meds|pharmacy|pharmacies|refill|refills|fills|paid at the pharmacy|at the pharmacy',
    'receta|recetas|recetas medicas|medicina|medicinas|medicamento|medicamentos|farmacia|farmacias|en la farmacia|pague en la farmacia',
  ],
  [
    { is: 'kinds', kinds: ['professional'] },
    'doctor|doctors|physician|physicians|doctor visit|doctor visits|office visit|office visits|medical|medical visits',
    'doctor|doctora|doctores|medico|medicos|medica|medicas|consulta|consultas|consultas medicas|visitas al medico|visitas medicas|visita medica',
  ],
  [
    { is: 'kinds', kinds: ['inpatient', 'outpatient', 'facility'] },
    'hospital|hospitals|hospital visit|hospital visits',
    'hospital|hospitales',
  ],
  [
    { is: 'kinds', kinds: ['inpatient'] },
    'inpatient|hospital stay|hospital stays|hospitalized|hospitalization|hospitalizations|hospital admission|hospital admissions',
    'hospitalizaciones|hospitalizado|hospitalizada|estancia en el hospital|internado|internada',
  ],
  [{ is: 'kinds', kinds: ['outpatient'] }, 'outpatient', 'ambulatorio|ambulatoria|centros ambulatorios'],
  [{ is: 'kinds', kinds: ['facility'] }, 'facilities', 'centros medicos'],
  [
    { is: 'kinds', kinds: ['oral'] },
    'dentist|dentists|dental care|dental work',
    'dentista|dentistas|dentales',
  ],
  [
    { is: 'kinds', kinds: ['vision'] },
    'eye care|vision care|eye doctor|eye doctors|optometrist',
    'vista|vision|oculista|optometrista|cuidado de la vista|cuidado de los ojos',
  ],
  [{ is: 'kinds', kinds: ['equipment'] }, 'equipment', 'equipo medico|equipos medicos'],
  [
    { is: 'kinds', kinds: ['nursing'] },
    'nursing home|nursing homes|skilled nursing',
    'hogar de ancianos|enfermeria especializada',
  ],
  [
    { is: 'kinds', kinds: ['home-health'] },
    'home health|home care',
    'cuidado en casa|cuidados en casa|atencion a domicilio',
  ],
  [{ is: 'kinds', kinds: ['hospice'] }, 'hospice care', 'hospicio'],

  [
    { is: 'states', states: ['plan-did-not-pay'] },
    'denied|denial|denials|rejected|refused|refusals|not paid|not covered|did not pay|didn t pay|not paid by my plan|didn t my plan pay|wasn t paid|weren t paid|deny|denies|turned down|declined|not approved|wasn t approved|wasn t covered|weren t covered|isn t covered|didn t cover|did not cover|didn t my plan cover|not paid by the plan|not paid by plan|my plan did not pay|my plan didn t pay|the plan did not pay|the plan didn t pay',
    'nego|negaron|denego|denegaron|rechazo|rechazaron|no aprobaron|no autorizaron|no cubrio|no cubrieron|no cubre|no cubrio mi plan|no cubrio el plan|no pagaron|negada|negadas|negado|negados|denegada|denegadas|denegado|denegados|rechazada|rechazadas|rechazado|rechazados|no pagada|no pagadas|no pagado|no pagados|no pago|no pago el plan|no pago mi plan|mi plan no pago|no cubierta|no cubiertas|no cubierto',
  ],
  [
    { is: 'states', states: ['plan-paid', 'plan-paid-part'] },
    'paid|paid claims|paid by my plan|paid by the plan|paid by plan',
    'pagada|pagadas|pagado|pagados|pagadas por mi plan|pagadas por el plan',
  ],
  [
    { is: 'states', states: ['plan-paid-part'] },
    'partly paid|paid in part|paid part',
    'pagada en parte|pagadas en parte|pago una parte',
  ],
  [
    { is: 'states', states: ['plan-is-deciding'] },
    'pending|in process|processing|deciding|being decided|not decided|still being decided|hasn t been decided|not yet decided',
    'pendiente|pendientes|en proceso|en tramite|sin decidir|sin decision',
  ],
  [
    { is: 'states', states: ['went-to-deductible'] },
    'went to my deductible|went to deductible|went to the deductible|applied to my deductible|applied to deductible|toward my deductible',
    'aplicada al deducible|aplicadas al deducible|aplicado a mi deducible|se aplico al deducible|se aplico a mi deducible|fueron al deducible',
  ],
  [{ is: 'states', states: ['canceled'] }, 'cancelled', 'canceladas|cancelado|anulada|anuladas'],
  [{ is: 'states', states: ['replaced'] }, 'corrected', 'reemplazadas|reemplazado|corregida|corregidas'],
  [{ is: 'states', states: ['taken-back'] }, 'taken back|payments taken back', 'pagos recuperados'],

  [
    { is: 'about', about: 'owe' },
    'what do i owe|what i owe|how much do i owe|do i owe|i owe|owe|amount due|balance due|open bills|unpaid bills|bills to pay|outstanding bills|what do i still owe|how much do i still owe|do i have bills|do i have any bills|have any bills|have any unpaid bills',
    'cuanto debo|que debo|lo que debo|debo|cuanto debo pagar|que debo pagar|cuanto tengo que pagar|facturas abiertas|facturas pendientes|facturas por pagar|facturas sin pagar|tengo facturas|tengo alguna factura|hay facturas',
  ],
  [
    { is: 'about', about: 'next-bill' },
    'which bill is due next|what bill is due next|next bill|next bill due|bill due next|bill is due next|my next bill|when is my next bill due|when is the next bill due|what is due next|due next|next due|which bill do i pay first|what do i pay next|which bill is due first|bill due|bills due|bill is due|bills are due|when is my bill due|when is a bill due|when is the bill due|when are my bills due|when are bills due|when do i have to pay|due date|due dates',
    'que factura vence primero|cual factura vence primero|que factura vence antes|que factura vence|cual factura vence|proxima factura|mi proxima factura|cual es mi proxima factura|cuando vence mi proxima factura|factura vence primero|que vence primero|que factura pago primero|cuando vence mi factura|cuando vencen mis facturas|cuando vence la factura|cuando vencen las facturas|cuando vence|cuando vencen|cuando tengo que pagar|cuando debo pagar|que facturas vencen|fecha de vencimiento|fechas de vencimiento',
  ],
  [
    { is: 'about', about: 'deductible' },
    'deductible|my deductible left|deductible left|deductible is left|deductible remaining|left of my deductible|left on my deductible|left in my deductible|met my deductible|deductible do i have left|meet my deductible|meet the deductible|reach my deductible|reached my deductible|hit my deductible',
    'deducible|deducible me queda|deducible me falta|me queda de deducible|me queda de mi deducible|me queda del deducible|me falta de deducible|me falta del deducible|me falta de mi deducible|falta del deducible|queda del deducible|deducible queda|deducible falta|cumpli mi deducible|cumpli con mi deducible|cumpli el deducible|alcance mi deducible|he cumplido mi deducible|he alcanzado mi deducible',
  ],
  [
    { is: 'about', about: 'out-of-pocket' },
    'out of pocket|out of pocket maximum|out of pocket max|out of pocket limit|out of pocket maximum left|out of pocket maximum is left|out of pocket limit left|out of pocket limit is left|left of my out of pocket maximum|left of my out of pocket limit|left on my out of pocket maximum',
    'gastos de bolsillo|maximo de bolsillo|limite de bolsillo|limite de gastos de bolsillo|maximo de gastos de bolsillo',
  ],
  [
    { is: 'about', about: 'taxes' },
    'tax|taxes|tax return|tax deduction|tax deductions|tax deductible|deduct|deductions|can i deduct|itemized deductions|irs|receipts|hsa|fsa|hra',
    'impuesto|impuestos|declaracion de impuestos|deduccion|deducciones|deduccion de impuestos|deducir|puedo deducir|que puedo deducir|recibos',
  ],
  [
    { is: 'about', about: 'news' },
    'news|what is new|what s new|whats new|is there anything new|anything new|new claims|what changed|what has changed|what s changed|whats changed|did anything change|has anything changed',
    'novedades|que hay de nuevo|que hay nuevo|hay algo nuevo|algo nuevo|lo nuevo|reclamaciones nuevas|reclamos nuevos|que cambio|que ha cambiado|cambio algo|ha cambiado algo',
  ],
  [{ is: 'pastDue' }, 'overdue|past due|late bills', 'vencida|vencidas|atrasada|atrasadas'],

  [
    { is: 'sum', sum: 'yourShare' },
    'my share|my part|my cost|my costs|i pay|do i pay|cost me|costs me',
    'mi parte|mi costo|mis costos|me costo|me costaron|me cuesta',
  ],
  [
    { is: 'sum', sum: 'paid' },
    'paid by me|i paid|did i pay|what did i pay|what did i spend|i ve paid|i have paid|have i paid|i spend|i spent|did i spend|have i spent|i ve spent|i have spent|payment|payments|medical expenses|medical costs|medical spending|health expenses|health costs|out of my own pocket',
    'pagado por mi|pagada por mi|pagados por mi|pagadas por mi|pague|pague yo|yo pague|gaste|yo gaste|he pagado|he gastado|llevo pagado|llevo gastado|pago yo|pagos|gastos medicos|gastos de salud|de mi bolsillo',
  ],
  [{ is: 'sum', sum: 'copay' }, 'copay|copays|copayment|copayments', 'copago|copagos'],
  [{ is: 'sum', sum: 'coinsurance' }, 'coinsurance', 'coseguro|coaseguro'],
  [
    { is: 'planPaid' },
    'plan paid|my plan paid|the plan paid|plan pay|my plan pay|did my plan pay|did the plan pay|insurance paid|my insurance paid|did my insurance pay|insurance pay|paid by insurance|has my plan paid|plan payments|payments by my plan|payments from my plan|my plan covered|did my plan cover|my plan cover|did insurance cover|did my insurance cover',
    'pago el plan|pago mi plan|mi plan pago|el plan pago|pago mi seguro|pago el seguro|mi seguro pago|ha pagado mi plan|ha pagado el plan|pagos de mi plan|pagos del plan|cubrio mi plan|mi plan cubrio|cubrio el plan|cubrio mi seguro|mi seguro cubrio',
  ],
  [
    { is: 'sum', sum: 'billed' },
    'billed|was billed|were billed|charged|amount billed|did they bill|did they charge|total billed|total charges',
    'facturado|facturada|facturaron|cobraron|monto facturado|total facturado|se facturo',
  ],

  [
    { is: 'bound', bound: 'over' },
    'over|above|more than|greater than|billed over|billed more than',
    'mas de|mayor de|mayor que|mayores de|por encima de|mas que|arriba de',
  ],
  [
    { is: 'bound', bound: 'under' },
    'under|below|less than|billed under|billed less than',
    'menos de|menor de|menor que|menores de|por debajo de',
  ],
  [{ is: 'bound', bound: 'least' }, 'at least', 'al menos|por lo menos|a partir de'],
  [{ is: 'bound', bound: 'most' }, 'at most|up to', 'como maximo|a lo mas'],
  [{ is: 'edge', edge: 'from' }, 'since|starting', 'desde|a contar de'],
  [{ is: 'edge', edge: 'to' }, 'until|through|till', 'hasta'],
  [{ is: 'edge', edge: 'before' }, 'before', 'antes de|antes del'],
  [{ is: 'edge', edge: 'after' }, 'after', 'despues de|despues del'],

  [
    { is: 'year', ago: 0 },
    'this year|so far this year|current year|year to date|ytd',
    'este ano|en lo que va del ano|ano actual',
  ],
  [{ is: 'year', ago: 1 }, 'last year|previous year', 'el ano pasado|ano pasado|ano anterior'],
  [
    { is: 'year', ago: 2 },
    'year before last|the year before last',
    'antepasado|el ano antepasado|ano antepasado',
  ],
  [{ is: 'monthsAgo', ago: 0 }, 'this month', 'este mes'],
  [{ is: 'monthsAgo', ago: 1 }, 'last month|previous month', 'el mes pasado|mes pasado|mes anterior'],

  [
    { is: 'howMuch' },
    'how much|what did|what has|what have|what was|total|amount|sum|altogether',
    'cuanto|cuanta|cuantos|cuantas|total|suma|en total|que',
  ],
  [
    { is: 'small' },
    'dr|a|an|the|whats|anything|something|yet|already|expense|expenses|they|my|mine|me|i|we|our|for|of|in|on|at|to|by|from|with|and|or|all|any|some|show|find|list|see|get|give|tell|please|what|is|are|was|were|am|be|do|does|did|have|has|had|there|that|these|those|this|it|s|claim|claims|bill|bills|visit|visits|cost|costs|spend|spent|spending|spendings|pay|money|how many|many|year|month|during|about|can you|could you|can i see|would you|show me|left|still|so far|you|plan|insurance|put|toward|towards|pays|care|everything',
    'dra|algo|alguna|alguno|le|les|ya|cual es|cual fue|el|la|los|las|lo|un|una|unos|unas|mi|mis|yo|de|del|en|para|por|con|y|o|a|al|todo|todos|todas|toda|muestra|muestreme|mostrar|ver|buscar|quiero ver|dame|deme|digame|favor|fue|fueron|es|son|esta|estan|reclamo|reclamos|reclamacion|reclamaciones|factura|facturas|visita|visitas|costo|costos|costaron|cuesta|cuestan|gasto|gastos|gastado|pagar|dinero|ano|mes|durante|puede mostrarme|puedo ver|cuales son|hay|tengo|tuve|se|me|mio|su|sus|plan|seguro|queda|falta|hice|cuidado|atencion',
  ],
  [
    { is: 'beyond' },
    'i did not pay|i didn t pay|did i not pay|didn t i pay|i have not paid|i haven t paid|have i not paid|haven t i paid|haven t paid|not paid by me|why|who|whose|when|where|which|should|can|could|would|will|might|compare|compared|comparison|average|mean|highest|lowest|biggest|largest|smallest|cheapest|expensive|most|least|more|less|fewer|except|excluding|without|not|no|never|but|unless|between|versus|vs|than|each|every|per|next|tomorrow|predict|forecast|estimate|best|better|worst|worse|recommend|cancel|appeal|if|call|phone|first|latest|newest|oldest|ago|years ago|year ago|months ago|month ago|may i|may we|may be|may not|may have|may need|may owe|how do|how to|how can|how long|how old|how often|how far|last|past|percent|double|twice|half|trend|change|changed|same|different|other than|instead|rest|or not|really|ok|okay|hello|hi|help',
    'no pague|no he pagado|no pagado por mi|no pagada por mi|no pagados por mi|no pagadas por mi|pasado|pasada|pasados|pasadas|debo ir|debo hacer|porque|por que|quien|quienes|cuando|donde|cual|cuales|deberia|debe|puedo|puede|podria|comparar|comparado|comparacion|promedio|mayor|menor|maximo|minimo|mas|menos|mejor|peor|caro|cara|barato|barata|excepto|salvo|sin|no|nunca|pero|entre|que hago|cada|proximo|proxima|siguiente|manana|predecir|pronostico|recomienda|cancelar|apelar|apelacion|si|llamar|telefono|primera|primero|ultima|ultimo|ultimos|ultimas|hace|como|porcentaje|doble|mitad|cambio|igual|distinto|diferente|hola|ayuda|tampoco|solo',
  ],
];

const months: readonly (readonly [names: string, short: string])[] = [
  ['january|enero', 'jan|ene'],
  ['february|febrero', 'feb'],
  ['march|marzo', 'mar'],
  ['april|abril', 'apr|abr'],
  ['may|mayo', ''],
  ['june|junio', 'jun'],
  ['july|julio', 'jul'],
  ['august|agosto', 'aug'],
  ['september|septiembre|setiembre', 'sep|sept'],
  ['october|octubre', 'oct'],
  ['november|noviembre', 'nov'],
  ['december|diciembre', 'dec|dic'],
];

/** No phrase has more words. */
export const longestPhrase = 7;

const phrases = new Map<string, Meaning>();

/** What was said first stands: a word of a kind is no small word. */
function put(words: string, meaning: Meaning): void {
  for (const phrase of words.split('|')) {
    const key = splitWords(phrase).join(' ');
    if (key !== '' && !phrases.has(key)) phrases.set(key, meaning);
  }
}

for (const [meaning, english, spanish] of table) put(`${english}|${spanish}`, meaning);
const screens: Record<Language, typeof en> = { en, es };
for (const texts of Object.values(screens)) {
  for (const [kind, text] of Object.entries(texts.kind))
    put(text, { is: 'kinds', kinds: [kind as ClaimKind] });
  for (const [state, text] of Object.entries(texts.state))
    put(text, { is: 'states', states: [state as ClaimState] });
}
for (const [index, [names, short]] of months.entries()) {
  put(names, { is: 'month', month: index + 1, isShort: false });
  put(short, { is: 'month', month: index + 1, isShort: true });
}

/** What a phrase of folded words means; `undefined` for words that say nothing to a question. */
export function findMeaning(phrase: string): Meaning | undefined {
  return phrases.get(phrase);
}

/** Phrases that say what is asked for, with their meanings: what a word that was begun, or mistyped, may be. */
export const askingPhrases: readonly (readonly [string, Meaning])[] = [...phrases].filter(([, { is }]) =>
  ['kinds', 'states', 'month', 'about'].includes(is),
);
