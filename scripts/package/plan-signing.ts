/** How the packages of a release are signed, from the secrets that the build machine has. */

export type Signing = {
  isSigned: boolean;
  /** Further arguments for electron-builder. */
  args: string[];
  /** Secrets that are missing where some are there: a release must not be signed by halves. */
  missing: string[];
};

const macSecrets = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'APPLE_API_KEY_TEXT',
  'APPLE_API_KEY_ID',
  'APPLE_API_ISSUER',
];
/** Microsoft's signing service: the account that may sign, and what it signs with (electron.build/code-signing-win). */
const windowsSecrets = [
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_ENDPOINT',
  'AZURE_SIGNING_ACCOUNT',
  'AZURE_CERTIFICATE_PROFILE',
  'AZURE_PUBLISHER',
];

/** People see by its name that nobody vouches for a package. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
const unsignedName = '${productName}-${version}-${os}-${arch}-unsigned.${ext}';

/** What a seal without a certificate needs; without it such a Mac app does not start (app-builder-lib, out/mac/MacTargetHelper.js). */
const adHocEntitlements = 'resources/package/mac-adhoc.entitlements.plist';

/**
 * Without any secret, as in a fork, packages are unsigned and say so; a Mac's are sealed ad hoc, since it starts nothing
 * without a seal. Linux packages bear no signature of their own: `SHA256SUMS` vouches for them.
 */
export function planSigning(system: NodeJS.Platform, env: NodeJS.ProcessEnv): Signing {
  if (system === 'linux') return { isSigned: false, args: [], missing: [] };
  const secrets = system === 'darwin' ? macSecrets : windowsSecrets;
  const missing = secrets.filter((name) => !env[name]);
  if (missing.length === secrets.length) {
    const identity =
      system === 'darwin'
        ? [
            '-c.mac.identity=-',
            `-c.mac.entitlements=${adHocEntitlements}`,
            `-c.mac.entitlementsInherit=${adHocEntitlements}`,
          ]
        : [];
    return { isSigned: false, args: [`-c.artifactName=${unsignedName}`, ...identity], missing: [] };
  }
  const args = ['-c.forceCodeSigning=true'];
  if (system === 'darwin') args.push('-c.mac.notarize=true');
  else
    args.push(
      `-c.win.azureSignOptions.endpoint=${env['AZURE_ENDPOINT']}`,
      `-c.win.azureSignOptions.codeSigningAccountName=${env['AZURE_SIGNING_ACCOUNT']}`,
      `-c.win.azureSignOptions.certificateProfileName=${env['AZURE_CERTIFICATE_PROFILE']}`,
      `-c.win.azureSignOptions.publisherName=${env['AZURE_PUBLISHER']}`,
    );
  return { isSigned: true, args, missing };
}
