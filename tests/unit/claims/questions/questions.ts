/**
 * Questions as people type them, what must be understood of them, and what of the answer key they ask for. Set on
 * November 30, 2026, of Rosa where nobody else is named. Doctors and drugs are those of the sample people.
 */
import type { ClaimFilter } from '../../../../shared/model/claims/claims-view.ts';
import type { AskedAbout, AskedSum } from '../../../../shared/model/claims/question.ts';
import type { KeyAsk } from '../../../support/ask/answer-key.ts';

/** `null`: must not be understood as a question. */
export type Expected = {
  chips: Partial<Omit<ClaimFilter, 'personId'>>;
  key: KeyAsk;
  about?: AskedAbout;
  sum?: AskedSum;
  /** Whose claims, where it is not Rosa. */
  person?: string;
} | null;

export const today = '2026-11-30';

const kindsOf = {
  drugs: ['pharmacy'],
  doctor: ['professional'],
  hospital: ['inpatient', 'outpatient', 'facility'],
  stay: ['inpatient'],
  outpatient: ['outpatient'],
  dental: ['oral'],
  vision: ['vision'],
} as const;

type KindName = keyof typeof kindsOf;

function kind(name: KindName, more: Expected = null): Expected {
  const kinds = [...kindsOf[name]];
  return join({ chips: { kinds }, key: { kinds } }, more);
}

function year(value: number, more: Expected = null): Expected {
  return join({ chips: { year: value }, key: { from: `${value}`, to: `${value}` } }, more);
}

function days(from: string | null, to: string | null, more: Expected = null): Expected {
  const bounds = { ...(from && { from }), ...(to && { to }) };
  return join({ chips: bounds, key: bounds }, more);
}

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A month of a year that has no February 29. */
function month(value: string, more: Expected = null): Expected {
  return days(`${value}-01`, `${value}-${lastDays[Number(value.slice(5)) - 1]}`, more);
}

function denied(more: Expected = null): Expected {
  return join({ chips: { states: ['plan-did-not-pay'] }, key: { decisions: ['denied'] } }, more);
}

function paid(more: Expected = null): Expected {
  return join({ chips: { states: ['plan-paid', 'plan-paid-part'] }, key: { decisions: ['paid'] } }, more);
}

function provider(name: string, more: Expected = null): Expected {
  return join({ chips: { provider: name }, key: { provider: name } }, more);
}

function doctor(name: string, more: Expected = null): Expected {
  return join({ chips: { doctor: name }, key: { doctor: name } }, more);
}

function drug(name: string, more: Expected = null): Expected {
  return join({ chips: { drug: name }, key: { drug: name } }, more);
}

function least(cents: number, more: Expected = null): Expected {
  return join({ chips: { minBilledCents: cents }, key: { least: cents } }, more);
}

function most(cents: number, more: Expected = null): Expected {
  return join({ chips: { maxBilledCents: cents }, key: { most: cents } }, more);
}

/** An amount as typed, of so many whole dollars. */
function amount(typed: string, size: number, more: Expected = null): Expected {
  return join({ chips: { amount: typed }, key: { size } }, more);
}

function sum(name: AskedSum, more: Expected = null): Expected {
  return join({ chips: {}, key: {}, sum: name }, more);
}

function about(name: AskedAbout, more: Expected = null): Expected {
  return join({ chips: {}, key: {}, about: name }, more);
}

function of(person: string, more: Expected = null): Expected {
  return join({ chips: {}, key: {}, person }, more);
}

function text(left: string, more: Expected): Expected {
  return join({ chips: { text: left }, key: {} }, more);
}

function join(one: NonNullable<Expected>, other: Expected): Expected {
  if (other === null) return one;
  return { ...one, ...other, chips: { ...one.chips, ...other.chips }, key: { ...one.key, ...other.key } };
}

const presolin = 'Presolin';

export const english: readonly (readonly [question: string, expected: Expected])[] = [
  // Kinds and years.
  ['prescriptions 2025', kind('drugs', year(2025))],
  ['How much did my prescriptions cost in 2025?', kind('drugs', year(2025))],
  ['prescriptions', kind('drugs')],
  ['my meds this year', kind('drugs', year(2026))],
  ['drugs last year', kind('drugs', year(2025))],
  ['2024', year(2024)],
  ['claims in 2023', year(2023)],
  ['dental', kind('dental')],
  ['dentist 2025', kind('dental', year(2025))],
  ['vision care in 2024', kind('vision', year(2024))],
  ['eye doctor 2025', kind('vision', year(2025))],
  ['hospital stays', kind('stay')],
  ['hospital 2026', kind('hospital', year(2026))],
  ['outpatient facility 2026', kind('outpatient', year(2026))],
  ['doctor visits last year', kind('doctor', year(2025))],
  [
    'dental and vision 2025',
    {
      chips: { kinds: ['oral', 'vision'], year: 2025 },
      key: { kinds: ['oral', 'vision'], from: '2025', to: '2025' },
    },
  ],
  // Months and spans.
  ['March 2026', month('2026-03')],
  ['in March', month('2026-03')],
  ['march', month('2026-03')],
  ['may', month('2026-05')],
  ['claims in May', month('2026-05')],
  ['May 2025', month('2025-05')],
  ['December', month('2025-12')],
  ['this month', month('2026-11')],
  ['last month', month('2026-10')],
  ['prescriptions in March 2026', kind('drugs', month('2026-03'))],
  ['feb 2026 dental', month('2026-02', kind('dental'))],
  ['Sept 2025', month('2025-09')],
  ['March 12, 2026', days('2026-03-12', '2026-03-12')],
  ['since June 2026', days('2026-06-01', null)],
  ['before 2020', days(null, '2019-12-31')],
  ['after March 2026', days('2026-04-01', null)],
  ['doctor visits since 2025', days('2025-01-01', null, kind('doctor'))],
  ['from January 2026 through March 2026', days('2026-01-01', '2026-03-31')],
  ['since January 2026 until March 2026', days('2026-01-01', '2026-03-31')],
  // Decisions.
  ['denied', denied()],
  ['denied claims in 2026', denied(year(2026))],
  ['what was not paid in 2023?', denied(year(2023))],
  ['rejected in 2021', denied(year(2021))],
  ['Plan did not pay', denied()],
  ['paid claims 2025', paid(year(2025))],
  ['pending', { chips: { states: ['plan-is-deciding'] }, key: { decisions: ['deciding'] } }],
  ['canceled', { chips: { states: ['canceled'] }, key: { decisions: ['canceled'] } }],
  ['replaced claims', { chips: { states: ['replaced'] }, key: { decisions: ['replaced'] } }],
  [
    'denied imaging 2026',
    text('imaging', denied(year(2026, { chips: {}, key: { provider: 'Summit Imaging' } }))),
  ],
  // Doctors, places and drugs.
  ['maple 2025', provider('Maple Family Practice', year(2025))],
  ['Maple Family Practice', provider('Maple Family Practice')],
  ['how much at Corner Pharmacy in 2024', provider('Corner Pharmacy', year(2024))],
  ['Lakeside Orthopedics this year', provider('Lakeside Orthopedics', year(2026))],
  ['Lakeside Ortho', provider('Lakeside Orthopedics')],
  ['lakeside orth 2026', provider('Lakeside Orthopedics', year(2026))],
  ['Bright Smile last year', provider('Bright Smile Dental', year(2025))],
  ['St. Brendan Hospital', provider('St. Brendan Hospital')],
  ['Dr. Okafor 2025', doctor('Dr. Amara Okafor', year(2025))],
  ['Kim Nguyen 2026', doctor('Dr. Kim Nguyen', year(2026))],
  ['doctor Tanaka', doctor('Dr. Emi Tanaka')],
  ['presolin', drug(presolin)],
  ['Presolin 2025', drug(presolin, year(2025))],
  ['what did I pay for flexamor last year', drug('Flexamor', year(2025, sum('paid')))],
  ['Presolin 20 mg tablet', drug('Presolin 20 mg tablet')],
  // Amounts.
  ['over $500', least(50_001)],
  ['claims over $1,000 in 2026', least(100_001, year(2026))],
  ['under $40', most(3_999)],
  ['at least $100 dental', least(10_000, kind('dental'))],
  ['more than 500 dollars in 2025', least(50_001, year(2025))],
  ['prescriptions up to $30', most(3_000, kind('drugs'))],
  ['$40', amount('$40', 40)],
  ['$40 2025', amount('$40', 40, year(2025))],
  // Sums by name, what is owed, limits, people.
  ['how much did my plan pay in 2025', sum('planPaid', year(2025))],
  ['what was my share in 2024?', sum('yourShare', year(2024))],
  ['how much was billed for dental last year', sum('billed', kind('dental', year(2025)))],
  ['what do I owe?', about('owe')],
  ['open bills', about('owe')],
  ['which bill is due next', about('next-bill')],
  ['what is new', about('news')],
  ['What’s new?', about('news')],
  ['what has changed', about('news')],
  ['When is my next bill due?', about('next-bill')],
  ['how much of my deductible is left?', about('deductible')],
  ['deductible left', about('deductible')],
  ['out of pocket maximum left', about('out-of-pocket')],
  ['Theo dental 2025', of('Theo Medina', kind('dental', year(2025)))],
  ["Walter's claims in 2026", of('Walter Osgood', year(2026))],
  // What was paid, and for taxes: everyday words.
  ['taxes 2025', about('taxes', year(2025))],
  ['my taxes', about('taxes')],
  ['tax deductions last year', about('taxes', year(2025))],
  ['what can I deduct in 2025?', about('taxes', year(2025))],
  ['HSA 2025', about('taxes', year(2025))],
  ['what did I pay in 2025', sum('paid', year(2025))],
  ['what I paid in 2025', sum('paid', year(2025))],
  ['how much have I spent this year', sum('paid', year(2026))],
  ['payments 2025', sum('paid', year(2025))],
  ['medical expenses 2025', sum('paid', year(2025))],
  ['how much did I pay for Dr. Okafor', sum('paid', doctor('Dr. Amara Okafor'))],
  ['how much did I pay for Dr. Okafor in 2025', sum('paid', doctor('Dr. Amara Okafor', year(2025)))],
  ['copays 2025', sum('copay', year(2025))],
  ['how much did I pay in copays', sum('copay')],
  ['how much did I pay in coinsurance last year', sum('coinsurance', year(2025))],
  ["what's my deductible", about('deductible')],
  ['whats my deductible', about('deductible')],
  ['did I meet my deductible', about('deductible')],
  ['when is my bill due', about('next-bill')],
  ['is a bill due?', about('next-bill')],
  ['do I have any bills', about('owe')],
  ['do I owe anything', about('owe')],
  ['overdue bills', about('owe', days(null, '2026-11-29'))],
  ['was anything denied', denied()],
  ['did my plan deny anything this year', denied(year(2026))],
  ["what wasn't covered in 2026", denied(year(2026))],
  ['what did my plan cover in 2025', sum('planPaid', year(2025))],
  // Slips of the hand.
  ['prescripton 2025', kind('drugs', year(2025))],
  ['perscriptions 2025', kind('drugs', year(2025))],
  ['prescritpions 2025', kind('drugs', year(2025))],
  ['Febuary 2026', month('2026-02')],
  ['hopsital 2026', kind('hospital', year(2026))],
  ['pharmcy 2025', kind('drugs', year(2025))],
  ['rejectd', denied()],
  ['dentle 2025', text('dentle', { chips: { year: 2025 }, key: { provider: 'nobody' } })],
  // Not to be understood.
  ['why was my claim denied?', null],
  ['who is my doctor', null],
  ['when is my dentist appointment', null],
  ['may I see a doctor', null],
  ['should I pay this', null],
  ['compare 2024 and 2025', null],
  ['2024 2025', null],
  // A year is said once for both ends of a span.
  [
    '2025 since March',
    join({ chips: { year: 2025, from: '2025-03-01' }, key: { from: '2025-03-01', to: '2025-12-31' } }, null),
  ],
  [
    '2025 until March',
    join({ chips: { year: 2025, to: '2025-03-31' }, key: { from: '2025-01-01', to: '2025-03-31' } }, null),
  ],
  ['2024 through 2025', days('2024-01-01', '2025-12-31')],
  ['March through June 2025', days('2025-03-01', '2025-06-30')],
  ['since March 2025 until June', days('2025-03-01', '2025-06-30')],
  ['November until February 2025', null],
  ['up to March', days(null, '2026-03-31')],
  // Days that no month has, and two days.
  ['February 30 2025', null],
  ['April 31', null],
  ['May 5 or 6', null],
  // What was not paid by the person is another thing than what the plan did not pay.
  ['not paid by me', null],
  ["what I didn't pay", null],
  ['paid by me in 2025', sum('paid', year(2025))],
  // Two things at once.
  ['plan paid and my share 2025', null],
  ['copays and deductible', null],
  ['pharmacy denied or dental paid', null],
  ['pharmacy or denied', null],
  ['Okafor or 2025', null],
  [
    'prescriptions or dentist 2025',
    {
      chips: { kinds: ['pharmacy', 'oral'], year: 2025 },
      key: { kinds: ['pharmacy', 'oral'], from: '2025', to: '2025' },
    },
  ],
  ['over $100 under $50', null],
  ['what do I owe over $50', null],
  ['average cost of prescriptions', null],
  ['most expensive claim in 2025', null],
  ['all claims except dental', null],
  ['how much will I owe next year', null],
  ['the last 3 months', null],
  ['two years ago', null],
  ['my share over $100', null],
  ['dental deductible left', null],
  ['acupuncture', null],
  ['headache', null],
  ['40', null],
  ['knee', null],
  ['rosa-2026-059', null],
  ['2026-03-05', null],
  ['what do I owe my sister', null],
  ['hello', null],
  ['?', null],
  ['mental health', null],
];

export const spanish: readonly (readonly [question: string, expected: Expected])[] = [
  ['recetas de 2025', kind('drugs', year(2025))],
  ['¿Cuánto costaron mis recetas en 2025?', kind('drugs', year(2025))],
  ['¿Cuánto gasté en recetas en 2025?', kind('drugs', year(2025, sum('paid')))],
  ['medicinas este año', kind('drugs', year(2026))],
  ['medicamentos del ano pasado', kind('drugs', year(2025))],
  ['farmacia', kind('drugs')],
  ['recetas médicas 2024', kind('drugs', year(2024))],
  ['recetas medicas 2024', kind('drugs', year(2024))],
  ['dentista 2025', kind('dental', year(2025))],
  ['dental', kind('dental')],
  ['visitas al médico en 2026', kind('doctor', year(2026))],
  ['medico 2026', kind('doctor', year(2026))],
  ['hospital 2026', kind('hospital', year(2026))],
  ['hospitalizaciones', kind('stay')],
  ['atención de la vista 2025', kind('vision', year(2025))],
  ['vision 2025', kind('vision', year(2025))],
  ['reclamaciones de 2023', year(2023)],
  ['año pasado', year(2025)],
  ['este ano', year(2026)],
  ['marzo de 2026', month('2026-03')],
  ['marzo', month('2026-03')],
  ['en mayo', month('2026-05')],
  ['diciembre', month('2025-12')],
  ['este mes', month('2026-11')],
  ['el mes pasado', month('2026-10')],
  ['recetas en marzo de 2026', kind('drugs', month('2026-03'))],
  ['12 de marzo de 2026', days('2026-03-12', '2026-03-12')],
  ['desde junio de 2026', days('2026-06-01', null)],
  ['hasta marzo de 2017', days(null, '2017-03-31')],
  ['antes de 2020', days(null, '2019-12-31')],
  ['después de 2024', days('2025-01-01', null)],
  ['dic 2025', month('2025-12')],
  ['rechazadas', denied()],
  ['reclamaciones negadas en 2026', denied(year(2026))],
  ['lo que mi plan no pagó', denied()],
  ['no pagadas 2023', denied(year(2023))],
  ['pagadas en 2025', paid(year(2025))],
  ['pendientes', { chips: { states: ['plan-is-deciding'] }, key: { decisions: ['deciding'] } }],
  ['canceladas', { chips: { states: ['canceled'] }, key: { decisions: ['canceled'] } }],
  ['El plan no pagó', denied()],
  ['Maple Family Practice en 2025', provider('Maple Family Practice', year(2025))],
  ['doctora Okafor 2025', doctor('Dr. Amara Okafor', year(2025))],
  ['dra. Okafor', doctor('Dr. Amara Okafor')],
  ['presolin 2025', drug(presolin, year(2025))],
  ['más de $500', least(50_001)],
  ['mas de 500 dolares en 2025', least(50_001, year(2025))],
  ['menos de $40', most(3_999)],
  ['dentista hasta $300', most(30_000, kind('dental'))],
  ['¿Cuánto pagó mi plan en 2025?', sum('planPaid', year(2025))],
  ['mi parte en 2024', sum('yourShare', year(2024))],
  ['cuanto se facturo en 2025', sum('billed', year(2025))],
  ['¿Cuánto debo?', about('owe')],
  ['facturas abiertas', about('owe')],
  ['¿Qué factura vence primero?', about('next-bill')],
  ['novedades', about('news')],
  ['¿Qué hay de nuevo?', about('news')],
  ['¿Cuánto me queda de mi deducible?', about('deductible')],
  ['cuanto me falta del deducible', about('deductible')],
  ['Theo dentista 2025', of('Theo Medina', kind('dental', year(2025)))],
  ['impuestos 2025', about('taxes', year(2025))],
  ['mis impuestos', about('taxes')],
  ['declaración de impuestos 2025', about('taxes', year(2025))],
  ['qué puedo deducir', about('taxes')],
  ['cuánto pagué en 2025', sum('paid', year(2025))],
  ['a partir de marzo', days('2026-03-01', null)],
  ['desde marzo hasta junio de 2025', days('2025-03-01', '2025-06-30')],
  ['31 de abril de 2025', null],
  ['junio pasado', null],
  ['lo que no pagué', null],
  ['no pagado por mí', null],
  ['recetas o negadas', null],
  ['lo que pagué en 2025', sum('paid', year(2025))],
  ['cuánto he gastado este año', sum('paid', year(2026))],
  ['gastos médicos 2025', sum('paid', year(2025))],
  ['mis pagos de 2025', sum('paid', year(2025))],
  ['¿Cuánto le pagué a la Dra. Okafor?', sum('paid', doctor('Dr. Amara Okafor'))],
  ['copagos 2025', sum('copay', year(2025))],
  ['¿Cuál es mi deducible?', about('deductible')],
  ['ya cumplí mi deducible', about('deductible')],
  ['¿Cuándo vence mi factura?', about('next-bill')],
  ['¿tengo facturas?', about('owe')],
  ['¿debo algo?', about('owe')],
  ['facturas vencidas', about('owe', days(null, '2026-11-29'))],
  ['¿Me negaron algo?', denied()],
  ['qué no cubrió mi plan en 2026', denied(year(2026))],
  ['cuánto cubrió mi plan en 2025', sum('planPaid', year(2025))],
  ['recteas 2025', kind('drugs', year(2025))],
  ['hosptial 2026', kind('hospital', year(2026))],
  ['setiembre 2025', month('2025-09')],
  ['noviembe', month('2026-11')],
  // Not to be understood.
  ['¿Por qué no pagó mi plan?', null],
  ['cuándo tengo cita', null],
  ['debo ir al médico', null],
  ['comparar 2024 y 2025', null],
  ['promedio de recetas', null],
  ['todo sin recetas', null],
  ['la factura más cara', null],
  ['los últimos 3 meses', null],
  ['hace dos años', null],
  ['acupuntura', null],
  ['¿quién es mi doctor?', null],
  ['rodilla', null],
];
