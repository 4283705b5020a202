/** Who stands behind the packages for Linux: their formats ask for a website and a person with an address. */

export type Maintainer = {
  /** Further arguments for electron-builder. */
  args: string[];
  /** What is missing or reads like nothing of the kind, in sentences. */
  faults: string[];
};

const website = /^https:\/\/[^\s/]+\.[^\s/]+/;
const person = /^[^<>@]+ <[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+>$/;

/** From `CLAIMFOLIO_HOMEPAGE` and `CLAIMFOLIO_MAINTAINER`, which docs/releasing.md tells of; nothing is made up. */
export function planMaintainer(env: NodeJS.ProcessEnv): Maintainer {
  const { CLAIMFOLIO_HOMEPAGE: homepage = '', CLAIMFOLIO_MAINTAINER: maintainer = '' } = env;
  const faults: string[] = [];
  if (!website.test(homepage))
    faults.push(`CLAIMFOLIO_HOMEPAGE is to be the address of a website, "https://…"; it is "${homepage}".`);
  if (!person.test(maintainer))
    faults.push(`CLAIMFOLIO_MAINTAINER is to be "Name <address@host>"; it is "${maintainer}".`);
  return {
    args: [`-c.extraMetadata.homepage=${homepage}`, `-c.linux.maintainer=${maintainer}`],
    faults,
  };
}
