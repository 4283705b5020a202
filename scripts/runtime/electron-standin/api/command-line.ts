const switches = new Map<string, string>();

/** Splits `--name=value` arguments from the rest. */
function parseArguments(argv: readonly string[]): { switches: Map<string, string>; rest: string[] } {
  const found = new Map<string, string>();
  const rest: string[] = [];
  for (const argument of argv) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (match?.[1]) found.set(match[1], match[2] ?? '');
    else rest.push(argument);
  }
  return { switches: found, rest };
}

const given = parseArguments(process.argv.slice(2)).switches;

/** Electron's `app.commandLine`: what the caller gave, and what the app adds for Chromium. */
export const commandLine = {
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value);
  },
  appendArgument(): void {},
  hasSwitch: (name: string) => switches.has(name) || given.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? given.get(name) ?? '',
  removeSwitch(name: string): void {
    switches.delete(name);
    given.delete(name);
  },
} satisfies Electron.CommandLine;

/** The switches for Chromium: those that the app added, and of the caller's those that change what a page is. */
export function listChromiumSwitches(): ReadonlyMap<string, string> {
  const passedOn = ['force-device-scale-factor', 'lang', 'no-sandbox'].filter((name) => given.has(name));
  return new Map([...passedOn.map((name) => [name, given.get(name) ?? ''] as const), ...switches]);
}
