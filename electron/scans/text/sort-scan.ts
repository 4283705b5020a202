/** What a scan is, and which of its lines say nothing about this bill. */
import type { BillKind } from '#shared/model/bills/bill';
import type { TextLine } from './text-lines.ts';

/** The first that matches: a collector's letter may speak of a bill, an explanation of an estimate. */
const kinds: readonly (readonly [BillKind, RegExp])[] = [
  ['collection', /attempt to collect a debt|debt collector|cobrador de deudas|cobrar una deuda/i],
  ['plan-bill', /medicare prescription payment plan|plan de pagos? de recetas de medicare/i],
  [
    'estimate',
    /good faith estimate|this is an estimate|estimate of (?:charges|costs)|predetermination|expected charges|(?:estimad[oa]|estimación|presupuesto) de buena fe|cargos (?:previstos|esperados)|predeterminación/i,
  ],
  [
    'explanation',
    /this is not a bill|explanation of benefits|medicare summary notice|no es una factura|explicación de beneficios/i,
  ],
  [
    'receipt',
    /paid in full|payment receipt|receipt (?:of|for) (?:your )?payment|pharmacy receipt|pagad[oa] en su totalidad|recibo de pago/i,
  ],
];

/** `null` where it does not say. */
export function sortScan(lines: readonly TextLine[]): BillKind | null {
  const texts = lines.map(textOf);
  return kinds.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0] ?? null;
}

/** Headings of explanations on the back, whose days and amounts are samples. */
const backOfPage =
  /how to read (?:your|this)|understanding your (?:bill|statement)|sample (?:bill|statement)|cómo leer|como leer|entienda su (?:factura|estado)|ejemplo de (?:factura|estado)/i;
const sample = /\b(?:for example|example|sample|e\.g\.|por ejemplo|ejemplo)\b/i;

/** The lines without samples, and without the line at the foot that machines read. */
export function leaveOutBoilerplate(lines: readonly TextLine[]): TextLine[] {
  let backFrom = 0;
  return lines.filter((line) => {
    const text = textOf(line);
    if (backOfPage.test(text)) backFrom = line.page;
    return line.page !== backFrom && !sample.test(text) && !isForMachines(text);
  });
}

/** Account, amount and check digits without a word: mostly digits, and many of them in a row. */
function isForMachines(text: string): boolean {
  const packed = text.replaceAll(/\s/g, '');
  const digits = packed.replaceAll(/\D/g, '').length;
  return digits >= 16 && digits / packed.length > 0.7 && !/[.,/$]/.test(packed);
}

function textOf({ cells }: TextLine): string {
  return cells
    .map(({ text }) => text)
    .join('  ')
    .slice(0, 1_000);
}

const readable = 0.6;

/** False where most of it is no letters and digits: fonts that do not say which letter a shape is. */
export function isReadable(lines: readonly TextLine[]): boolean {
  const text = lines
    .flatMap(({ cells }) => cells.map((cell) => cell.text.replaceAll(/[\s._-]/g, '')))
    .join('');
  const plain = text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
  return plain >= readable * text.length;
}
