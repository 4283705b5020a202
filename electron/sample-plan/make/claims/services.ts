import type { Coding } from 'fhir/r4';
import { systems } from '../codes.ts';

/** A medical service: the bare procedure code, then the plan's own code with words. */
export function codeProcedure(code: string, words?: string): Coding[] {
  const bare = { system: systems.cpt, code };
  return words ? [bare, codeLocal(code, words)] : [bare];
}

/** A supply, an ambulance or equipment, with the plan's own words. */
export function codeSupply(code: string, words: string): Coding[] {
  return [{ system: systems.hcpcs, code }, codeLocal(code, words)];
}

/** A dental service with the plan's own words. */
export function codeDental(code: string, words: string): Coding[] {
  return [{ system: systems.cdt, code }, codeLocal(code, words)];
}

/** A drug: an NDC-like number and a made-up name. */
export function codeDrug(ndc: string, name: string): Coding[] {
  return [{ system: systems.ndc, code: ndc, display: name }];
}

function codeLocal(code: string, display: string): Coding {
  return { system: systems.localService, code: `EV-${code}`, display };
}
