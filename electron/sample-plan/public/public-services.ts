import { addDays } from '../make/calendar.ts';
import { makePublicDirectory } from './directory.ts';
import { makeDrugLists } from './formulary.ts';
import { directoryParameters, formularyParameters } from './public-search.ts';
import { PublicService } from './public-service.ts';

/** Paths of the public services below the issuer. */
export const publicPaths = { formulary: '/formulary', directory: '/directory' } as const;
export type PublicName = keyof typeof publicPaths;

/** The drug list and the directory of the plan with this issuer, as of a day (`YYYY-MM-DD`). */
export function createPublicServices(
  name: string,
  issuer: string,
  now: string,
): Record<PublicName, PublicService> {
  const lastUpdated = `${addDays(now, -12)}T06:00:00.000Z`;
  const shared = { date: `${now}T00:00:00Z`, pageSize: 20 };
  return {
    formulary: new PublicService({
      ...shared,
      name: `${name}: drug list`,
      baseUrl: issuer + publicPaths.formulary,
      guide:
        'http://hl7.org/fhir/us/davinci-drug-formulary/ImplementationGuide/hl7.fhir.us.davinci-drug-formulary|2.1.0',
      resources: makeDrugLists(now.slice(0, 4), lastUpdated),
      parameters: formularyParameters,
    }),
    directory: new PublicService({
      ...shared,
      name: `${name}: directory`,
      baseUrl: issuer + publicPaths.directory,
      guide:
        'http://hl7.org/fhir/us/davinci-pdex-plan-net/ImplementationGuide/hl7.fhir.us.davinci-pdex-plan-net|1.2.0',
      resources: makePublicDirectory(lastUpdated),
      parameters: directoryParameters,
    }),
  };
}
