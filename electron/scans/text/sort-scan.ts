/** What a scan is, and which of its lines say nothing about this bill. */
import type { BillKind } from '#shared/model/bills/bill';
import type { TextLine } from './text-lines.ts';

/**
 * Words by which a paper says what it is, the first that match: a collector's letter may speak of a bill, an explanation of
 * an estimate. `sentences` say so wherever they stand; `titles` only as the beginning of what stands there, since bills
 * speak of all of these papers ("compare this with your explanation of benefits").
 */
const kinds: readonly { kind: BillKind; sentences?: RegExp; titles?: RegExp }[] = [
  {
    kind: 'collection',
    sentences:
      /attempt to collect a debt|(?:is|are|am|from) a debt collector|cobrar una deuda|(?:es|somos|soy|de) un cobrador de deudas/i,
  },
  { kind: 'plan-bill', titles: /medicare prescription payment plan|plan de pagos? de recetas de medicare/i },
  {
    kind: 'estimate',
    sentences: /this is an estimate/i,
    titles:
      /good faith estimate|estimate of (?:charges|costs)|predetermination|expected charges|(?:estimad[oa]|estimación|presupuesto) de buena fe|cargos (?:previstos|esperados)|predeterminación/i,
  },
  {
    kind: 'explanation',
    sentences: /this is not a bill|no es una factura/i,
    titles: /explanation of benefits|medicare summary notice|explicación de beneficios/i,
  },
  {
    kind: 'receipt',
    sentences:
      /(?<!\b(?:not|be|is|are|if|until|unless|when|once|being) )paid in full|(?<!\b(?:no|sea|ser|es|si|esté|hasta) )pagad[oa] en su totalidad/i,
    titles: /payment receipt|receipt (?:of|for) (?:your )?payment|pharmacy receipt|recibo de pago/i,
  },
];

/** `null` where it does not say. */
export function sortScan(lines: readonly TextLine[]): BillKind | null {
  const texts = lines.map(textOf);
  const says = ({ sentences, titles }: (typeof kinds)[number]) =>
    texts.some((text) => sentences?.test(text)) ||
    (titles && lines.some((line, index) => isTitled(line, texts[index - 1] ?? '', titles)));
  return kinds.find(says)?.kind ?? null;
}

/** Words after which a sentence goes on. */
const goesOn =
  /(?:^|[^\p{L}])(?:an?|any|the|your|our|this|of|to|with|for|from|in|on|about|and|or|upon|after|see|review|receive|request|compare|sus?|la|el|los|las|una?|del?|con|para|en|y|o|al?)[\s“"(]*$/iu;
const wholeTitle = /^(?:(?:this|esta) (?:is|es) )?(?:your|su) $/i;
const notTheTitle = /^\s*(?:notice|rights|disclosure|aviso|derechos)\b/i;

/** Whether the words stand as the name of the paper: none of a sentence before them, here or in the line `above`. */
function isTitled({ cells }: TextLine, above: string, titles: RegExp): boolean {
  return cells.some(({ text: whole }, index) => {
    const text = whole.slice(0, 1_000);
    const found = titles.exec(text);
    if (found === null) return false;
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    if (notTheTitle.test(after)) return false;
    if (wholeTitle.test(before)) return after.trim().split(/\s+/).length <= 3;
    if (before.trim() === '') return index > 0 || !goesOn.test(above);
    return !goesOn.test(before);
  });
}

/** Headings of explanations, whose days and amounts are samples: on the back, or anywhere where they say so. */
const explained =
  /how to read (?:your|this)|understanding your (?:bill|statement)|cómo leer|como leer|entienda su (?:factura|estado)/i;
const sampled = /sample (?:bill|statement)|ejemplo de (?:factura|estado)/i;
const sample = /\b(?:for example|example|sample|e\.g\.|por ejemplo|ejemplo)\b/i;

/** The lines without samples, and without the line at the foot that machines read. */
export function leaveOutBoilerplate(lines: readonly TextLine[]): TextLine[] {
  let backFrom = 0;
  return lines.filter((line) => {
    const text = textOf(line);
    if (sampled.test(text) || (line.page > 1 && explained.test(text))) backFrom = line.page;
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
