import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planSigning } from '../../../../scripts/package/plan-signing.ts';

const mac = {
  CSC_LINK: 'p12',
  CSC_KEY_PASSWORD: 'word',
  APPLE_API_KEY_TEXT: 'p8',
  APPLE_API_KEY_ID: 'K1',
  APPLE_API_ISSUER: 'I1',
};
const windows = {
  AZURE_TENANT_ID: 't',
  AZURE_CLIENT_ID: 'c',
  AZURE_CLIENT_SECRET: 's',
  AZURE_ENDPOINT: 'https://signing.example.com',
  AZURE_SIGNING_ACCOUNT: 'a',
  AZURE_CERTIFICATE_PROFILE: 'p',
  AZURE_PUBLISHER: 'Claimfolio',
};

describe('signing', () => {
  it.each(['darwin', 'win32'] as const)(
    'a fork without secrets makes packages that say so (%s)',
    (system) => {
      // GitHub gives a secret that is not there as an empty text.
      const plan = planSigning(system, { CSC_LINK: '', AZURE_TENANT_ID: '' });
      expect(plan).toMatchObject({ isSigned: false, missing: [] });
      expect(plan.args.join()).toContain('-unsigned.');
    },
  );

  it('a Mac’s packages are sealed ad hoc at least, since a Mac starts nothing without a seal', () => {
    const { args } = planSigning('darwin', {});
    expect(args).toContain('-c.mac.identity=-');
    const entitlements = args.filter((one) => one.startsWith('-c.mac.entitlements'));
    expect(entitlements).toHaveLength(2);
    for (const one of entitlements)
      expect(readFileSync(one.replace(/^.*=/, ''), 'utf8')).toContain('cs.disable-library-validation');
  });

  it.each([
    ['darwin', mac, '-c.mac.notarize=true'],
    ['win32', windows, '-c.win.azureSignOptions.publisherName=Claimfolio'],
  ] as const)('with every secret, a package without a signature is an error (%s)', (system, env, arg) => {
    const plan = planSigning(system, env);
    expect(plan).toMatchObject({ isSigned: true, missing: [] });
    expect(plan.args).toContain('-c.forceCodeSigning=true');
    expect(plan.args).toContain(arg);
    expect(plan.args.join()).not.toContain('unsigned');
  });

  it.each([
    ['darwin', mac],
    ['win32', windows],
  ] as const)('a secret that is missing beside others is named (%s)', (system, env) => {
    for (const name of Object.keys(env))
      expect(planSigning(system, { ...env, [name]: '' }).missing).toEqual([name]);
  });

  it('Linux packages are vouched for by their checksums', () => {
    expect(planSigning('linux', { ...mac, ...windows })).toEqual({ isSigned: false, args: [], missing: [] });
  });
});
