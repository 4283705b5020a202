/** The desktop files of the Linux packages, as electron-builder's own targets make them of our configuration. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../../..');
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));

type Config = { toolsets?: { appimage?: string }; linux?: object };

async function makeEntries(change: (config: Config) => void): Promise<{ appImage: string; deb: string }> {
  const { getConfig } = require('app-builder-lib/out/util/config/config.js');
  const { default: AppImageTarget } = require('app-builder-lib/out/targets/appimage/AppImageTarget.js');
  const { LinuxTargetHelper } = require('app-builder-lib/out/targets/LinuxTargetHelper.js');
  const config = await getConfig(root, path.join(root, 'electron-builder.yml'), null);
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

it('would not, by the defaults of electron-builder', async () => {
  const { appImage } = await makeEntries((config) => {
    delete config.toolsets;
    config.linux = {};
  });
  expect(appImage).toContain('Exec=AppRun --no-sandbox %U');
});
