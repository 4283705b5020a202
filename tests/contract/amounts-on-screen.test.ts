/** Every amount on a screen passes one gate, so that discreet mode can hide it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The gate itself. */
const gates = new Set(['renderer/i18n/use-formats.ts', 'renderer/ui/data/Money.tsx']);

/** What the person types, in the field where they type it; the words of a letter, hidden as a whole. */
const fields: Record<string, string> = {
  'renderer/features/bills/InstallmentsDialog.tsx': 'the field of one installment',
  'renderer/features/bills/bill-answers.ts': 'the fields of a bill',
  'renderer/features/bills/line-answers.ts': 'the fields of a line of a bill',
  'renderer/features/claims/filter/money-text.ts': 'the fields of the filter',
  'renderer/features/files/paper/paper-answers.ts': 'the fields of a claim from paper',
  'renderer/features/limits/limit-answers.ts': 'the fields of a limit',
  'renderer/features/next-year/plan-answers.ts': 'the fields of a plan to compare',
  'renderer/ui/records/PaymentDialog.tsx': 'the field of a payment',
};

/** Ways to make an amount of cents that pass by the gate. */
const ways: readonly RegExp[] = [
  /\bformat(?:Cents|RoundCents|Figure)\b/,
  /style:\s*['"]currency['"]/,
  /[cC]ents\b[^;\n]{0,40}\/\s*100\b/,
  /\/\s*100\b[^;\n]{0,40}\.toFixed\(/,
  /label=\{`[^`]*\$\{[\w.?]*[cC]ents\}/,
  />\s*\{[\w.?]*[cC]ents\}/,
];

function listFiles(): string[] {
  return readdirSync(path.join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join('renderer', file.replaceAll('\\', '/')));
}

const passesBy = (source: string) => ways.some((way) => way.test(source));

it('knows an amount that passes by', () => {
  for (const source of [
    'formatCents(claim.cents, currency, locale)',
    "new Intl.NumberFormat(locale, { style: 'currency', currency })",
    'const text = (amount.cents / 100).toFixed(2)',
    ['aria-label={`$', '{row.billed.cents}`}'].join(''),
    '<td>{amount.cents}</td>',
  ])
    expect(passesBy(source), source).toBe(true);
  for (const source of ['money(amount.cents, amount.currency)', '<Money cents={cents} />', 'width / 100'])
    expect(passesBy(source), source).toBe(false);
});

it('no file of the page prints an amount but by `useFormats` and `Money`; fields hold what is typed', () => {
  const found = listFiles().filter(
    (file) => !gates.has(file) && passesBy(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(found.sort()).toEqual(Object.keys(fields).sort());
});

it('both gates ask whether amounts are hidden', () => {
  for (const file of gates) expect(readFileSync(path.join(root, file), 'utf8')).toContain('useDiscreet()');
});
