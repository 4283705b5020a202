/** What a command of `package.json` takes, and what it answers to `--help` and to what it does not take. */
import { parseArgs } from 'node:util';

/** What follows an option: its name in the usage, and which texts it may be. */
type Value = { name: string; is: string; fits(text: string): boolean };

/** A switch, or an option with a value. */
type Option = { help: string; value?: Value; default?: string; multiple?: true };
type Options = Record<string, Option>;

type Command<Own extends Options> = {
  /** How it is started, with what it takes besides options: "npm run -s claims -- FILE…". */
  start: string;
  /** One or two sentences. */
  does: string;
  options: Own;
  /** True when it takes more than options. */
  takesMore?: true;
};

type ValueOf<One extends Option> = One extends { value: Value }
  ? One extends { multiple: true }
    ? string[]
    : One extends { default: string }
      ? string
      : string | undefined
  : boolean;

type CommandLine<Own extends Options> = {
  values: { [Name in keyof Own]: ValueOf<Own[Name]> };
  /** What was given besides options. */
  rest: string[];
  /** Ends the command with a sentence on what was given, and the usage. */
  refuse(sentence: string): never;
};

/** Any text; `name` stands for it in the usage. */
export function anyText(name: string): Value {
  return { name, is: 'a text', fits: (text) => text !== '' };
}

/** A count of whole things, `least` or more. */
export function wholeNumber(least: number): Value {
  const fits = (text: string) => Number.isSafeInteger(Number(text)) && Number(text) >= least;
  return {
    name: 'N',
    is: `a whole number, ${least} or more`,
    fits: (text) => /^\d+$/.test(text) && fits(text),
  };
}

export const minutes: Value = {
  name: 'N',
  is: 'a number above 0',
  fits: (text) => /^[\d.]+$/.test(text) && Number(text) > 0,
};

/** An http or https address. */
export const webAddress: Value = {
  name: 'URL',
  is: 'a web address',
  fits: (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
};

/**
 * Reads what the command was given, before it does anything. `--help` prints the usage and ends with 0; what the
 * command does not take ends it with one sentence, the usage and 2.
 */
export function readCommandLine<const Own extends Options>(command: Command<Own>): CommandLine<Own> {
  const usage = describeUsage(command);
  const refuse = (sentence: string): never => {
    process.stderr.write(`${sentence}\n\n${usage}`);
    process.exit(2);
  };
  const { values, positionals } = parseOptions(command, refuse);
  if (values['help'] === true) {
    process.stdout.write(usage);
    process.exit(0);
  }
  for (const [name, { value }] of Object.entries(command.options))
    for (const text of value === undefined ? [] : [values[name] ?? []].flat())
      if (!value?.fits(String(text))) refuse(`--${name} must be ${value?.is}.`);
  return { values: values as CommandLine<Own>['values'], rest: positionals, refuse };
}

type Given = { values: Record<string, unknown>; positionals: string[] };

function parseOptions({ options, takesMore }: Command<Options>, refuse: (sentence: string) => never): Given {
  const own = Object.entries(options).map(([name, { value, multiple, ...option }]) => {
    if (value === undefined) return [name, { type: 'boolean', default: false }];
    return [name, { type: 'string', ...option, ...(multiple ? { multiple, default: [] } : {}) }];
  });
  try {
    return parseArgs({
      options: { ...Object.fromEntries(own), help: { type: 'boolean', short: 'h' } },
      allowPositionals: takesMore === true,
    });
  } catch (error) {
    // Node's words: one sentence on what was given, then others on its own syntax.
    const [sentence] = (error as Error).message.split(/\. |\.?\n|\.?$/);
    return refuse(`${sentence}.`);
  }
}

function describeUsage({ start, does, options }: Command<Options>): string {
  const all: Options = { ...options, help: { help: 'Prints this.' } };
  const rows = Object.entries(all).map(([name, { help, value, default: usual }]) => ({
    name: value === undefined ? `--${name}` : `--${name} ${value.name}`,
    help: usual === undefined ? help : `${help} ${usual} if not given.`,
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`);
  return [`Usage: ${start}`, '', does, '', ...lines, ''].join('\n');
}
