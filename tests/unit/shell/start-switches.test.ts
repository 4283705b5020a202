import { describe, expect, it } from 'vitest';
import { startFailureText } from '../../../electron/shell/shell-texts.ts';
import { checkStartSwitches, findRefusedSwitch } from '../../../electron/shell/start-switches.ts';

describe('a packaged start', () => {
  it.each([
    '--no-sandbox',
    '--NO-SANDBOX',
    '-no-sandbox',
    '--disable-gpu-sandbox',
    '--disable-web-security',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--js-flags=--allow-natives-syntax',
    '--load-extension=/tmp/x',
    '--proxy-server=127.0.0.1:8080',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--ssl-key-log-file=/tmp/keys',
    '--log-net-log=/tmp/log',
    '--password-store=basic',
    '--password-store',
    '--renderer-cmd-prefix=/tmp/x',
  ])('is refused with %s', (given) => {
    expect(findRefusedSwitch(['/opt/Claimfolio/claimfolio', given])).not.toBeNull();
    expect(() => checkStartSwitches([given], true)).toThrow();
    expect(() => checkStartSwitches([given], false)).not.toThrow();
  });

  it('goes on with what people and desktops give', () => {
    const usual = [
      '--user-data-dir=/tmp/a',
      '--lang=es',
      '--force-device-scale-factor=2',
      '--ozone-platform=wayland',
      // What Electron's own page on safeStorage tells people of desktops that it does not know.
      '--password-store=gnome-libsecret',
      '--password-store=kwallet6',
    ];
    for (const given of [...usual, '/home/rosa/inspect', 'https://plan.example/?no-sandbox'])
      expect(findRefusedSwitch([given])).toBeNull();
  });

  it('says in words what to do', () => {
    const fault = (given: string) => {
      try {
        checkStartSwitches([given], true);
      } catch (error) {
        return startFailureText(error, 'es-MX');
      }
      return '';
    };
    expect(fault('--no-sandbox')).toContain('instale el paquete .deb o .rpm');
    expect(fault('--inspect')).toContain('Inícielo desde el menú');
  });
});
