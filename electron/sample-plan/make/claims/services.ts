import { type Coding, systems } from '../codes.ts';

/** A medical service: the bare procedure code, and the plan's own code with its own words. */
export function procedure(code: string, words?: string): Coding[] {
  const bare = { system: systems.cpt, code };
  return words ? [bare, local(code, words)] : [bare];
}

/** A supply, ambulance or equipment service with the plan's own words. */
export function supply(code: string, words: string): Coding[] {
  return [{ system: systems.hcpcs, code }, local(code, words)];
}

/** A dental service with the plan's own words. */
export function dental(code: string, words: string): Coding[] {
  return [{ system: systems.cdt, code }, local(code, words)];
}

/** A drug by an NDC-like number and a made-up name. */
export function drug(ndc: string, name: string): Coding[] {
  return [{ system: systems.ndc, code: ndc, display: name }];
}

function local(code: string, display: string): Coding {
  return { system: systems.localService, code: `EV-${code}`, display };
}
