import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const command = `
import { anyText, minutes, readCommandLine, webAddress, wholeNumber } from './scripts/runtime/command-line.ts';
const { values, rest } = readCommandLine({
  start: 'npm run paint [-- --coats 2]', does: 'Paints a wall.', takesMore: process.env.TAKES_MORE === 'yes' || undefined,
  options: {
    coats: { value: wholeNumber(1), default: '2', help: 'How many coats.' },
    dry: { value: minutes, help: 'How long it dries.' },
    shop: { value: webAddress, help: 'Where the paint is from.' },
    color: { value: anyText('NAME'), multiple: true, help: 'Which colors.' },
    fast: { help: 'In a hurry.' },
  },
});
console.log(JSON.stringify({ ...values, rest }));`;

function paint(args: string[], takesMore = false) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', command, '--', ...args],
    { encoding: 'utf8', env: { ...process.env, TAKES_MORE: takesMore ? 'yes' : 'no' } },
  );
  return { status, stdout, stderr };
}

const usage = `Usage: npm run paint [-- --coats 2]

Paints a wall.

  --coats N     How many coats. 2 if not given.
  --dry N       How long it dries.
  --shop URL    Where the paint is from.
  --color NAME  Which colors.
  --fast        In a hurry.
  --help        Prints this.
`;

it('what was given reaches the command, and what was not is as the usage says', () => {
  expect(JSON.parse(paint([]).stdout)).toEqual({ coats: '2', color: [], fast: false, rest: [] });
  const args = [
    '--coats=3',
    '--dry',
    '0.5',
    '--shop',
    'http://127.0.0.1:1/x',
    '--color',
    'red',
    '--color',
    'blue',
  ];
  expect(JSON.parse(paint([...args, '--fast', 'wall', '--', '--odd'], true).stdout)).toEqual({
    coats: '3',
    dry: '0.5',
    shop: 'http://127.0.0.1:1/x',
    color: ['red', 'blue'],
    fast: true,
    rest: ['wall', '--odd'],
  });
});

it.each(['--help', '-h'])('%s prints what the command does and what each option means', (help) => {
  expect(paint([help])).toEqual({ status: 0, stdout: usage, stderr: '' });
});

it.each([
  [['--brush'], "Unknown option '--brush'."],
  [['-b'], "Unknown option '-b'."],
  [['--coats'], "Option '--coats <value>' argument missing."],
  [['--coats', '--fast'], "Option '--coats' argument is ambiguous."],
  [['--fast=yes'], "Option '--fast' does not take an argument."],
  [['wall'], "Unexpected argument 'wall'."],
  [['--coats', 'two'], '--coats must be a whole number, 1 or more.'],
  [['--coats', '0'], '--coats must be a whole number, 1 or more.'],
  [['--coats', '1e3'], '--coats must be a whole number, 1 or more.'],
  [['--dry', '0'], '--dry must be a number above 0.'],
  [['--dry', '1.2.3'], '--dry must be a number above 0.'],
  [['--shop', 'the corner'], '--shop must be a web address.'],
  [['--shop', 'file:///etc'], '--shop must be a web address.'],
  [['--color', 'red', '--color', ''], '--color must be a text.'],
])('%j is refused in one sentence, with the usage', (args, sentence) => {
  expect(paint(args)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n\n${usage}` });
});
