/** The desktop files of the Linux packages, as electron-builder's own targets make them of our configuration. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { planMaintainer } from '../../../scripts/package/plan-maintainer.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));

type Config = { toolsets?: { appimage?: string }; linux?: object };

async function readConfig() {
  const { getConfig } = require('app-builder-lib/out/util/config/config.js');
  return await getConfig(root, path.join(root, 'electron-builder.yml'), null);
}

async function makeEntries(change: (config: Config) => void): Promise<{ appImage: string; deb: string }> {
  const { default: AppImageTarget } = require('app-builder-lib/out/targets/appimage/AppImageTarget.js');
  const { LinuxTargetHelper } = require('app-builder-lib/out/targets/LinuxTargetHelper.js');
  const config = await readConfig();
  change(config);
  const packager = {
    config,
    platformSpecificBuildOptions: config.linux,
    executableName: 'claimfolio',
    fileAssociations: [],
    appInfo: {
      productName: packageJson.productName,
      sanitizedProductName: 'Claimfolio',
      description: '',
      buildVersion: '1',
    },
    info: { metadata: packageJson },
  };
  const helper = new LinuxTargetHelper(packager);
  return {
    appImage: await new AppImageTarget('', packager, helper, '').desktopEntry.value,
    deb: await helper.computeDesktopEntry(config.linux),
  };
}

it('start the app inside its sandbox, with no switch', async () => {
  const { appImage, deb } = await makeEntries(() => {});
  expect(/^Exec=.*/m.exec(appImage)?.[0]).toBe('Exec=AppRun %U');
  expect(/^Exec=.*/m.exec(deb)?.[0]).toBe('Exec=/opt/Claimfolio/claimfolio %U');
});

// lib/browser/desktop-name.ts: the window says `claimfolio`, from `desktopName`; the menu looks for the same word.
it('belong to the window of the app, and stand where people look for it', async () => {
  const { appImage, deb } = await makeEntries(() => {});
  for (const entry of [appImage, deb]) {
    expect(entry).toMatch(/^StartupWMClass=claimfolio$/m);
    expect(entry).toMatch(/^Categories=Office;MedicalSoftware;$/m);
  }
});

/** What the formats deb and rpm are told of who stands behind them (out/targets/FpmTarget.js `checkOptions`). */
async function describeMaker(given: { homepage?: string; maintainer?: string }) {
  const { default: FpmTarget } = require('app-builder-lib/out/targets/FpmTarget.js');
  const metadata = { ...packageJson, author: { name: packageJson.author }, homepage: given.homepage };
  return await FpmTarget.prototype.checkOptions.call({
    computeFpmMetaInfoOptions: FpmTarget.prototype.computeFpmMetaInfoOptions,
    packager: {
      appInfo: { computePackageUrl: async () => metadata.homepage ?? null, linuxPackageName: 'claimfolio' },
      info: { metadata },
    },
    options: { maintainer: given.maintainer },
  });
}

it('deb and rpm are made with the settings of docs/releasing.md, and not without', async () => {
  await expect(describeMaker({})).rejects.toThrow(/homepage(.|\n)*email/);
  const { args, faults } = planMaintainer({
    CLAIMFOLIO_HOMEPAGE: 'https://claims.example.org',
    CLAIMFOLIO_MAINTAINER: 'Jane Doe <jane@example.org>',
  });
  expect(faults).toEqual([]);
  const read = (name: string) => args.find((one) => one.startsWith(name))?.slice(name.length + 1);
  const homepage = read('-c.extraMetadata.homepage');
  const maintainer = read('-c.linux.maintainer');
  expect(
    await describeMaker({ homepage, maintainer } as { homepage: string; maintainer: string }),
  ).toMatchObject({
    name: 'claimfolio',
    maintainer: 'Jane Doe <jane@example.org>',
    url: 'https://claims.example.org',
  });
});

// On Ubuntu 24.04 and newer the sandbox needs a profile that names the program (electron/electron#42510).
it('deb and rpm bring what lets the sandbox start', async () => {
  const templates = path.join(
    path.dirname(require.resolve('app-builder-lib/package.json')),
    'templates/linux',
  );
  const { linux } = await readConfig();
  expect(linux).not.toHaveProperty('afterInstall');
  expect(readFileSync(path.join(templates, 'apparmor-profile.tpl'), 'utf8')).toMatch(/^\s*userns,$/m);
  const afterInstall = readFileSync(path.join(templates, 'after-install.tpl'), 'utf8');
  expect(afterInstall).toContain('apparmor_parser --replace');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
  expect(afterInstall).toContain("chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'");
});

it('would not, by the defaults of electron-builder', async () => {
  const { appImage } = await makeEntries((config) => {
    delete config.toolsets;
    config.linux = {};
  });
  expect(appImage).toContain('Exec=AppRun --no-sandbox %U');
});
