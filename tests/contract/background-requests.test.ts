/** The list of Chromium's own requests says what is: each is off by what the shell really does, and by nothing more. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import {
  backgroundRequests,
  readInElectron,
  turnFeaturesOff,
} from '../../electron/shell/background-requests.ts';
import { guardPages } from '../../electron/shell/guards.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { listWaysOut } from '../support/ways-out.ts';

const electron = vi.hoisted(() => {
  const calls: [name: string, ...given: unknown[]][] = [];
  const record =
    (name: string) =>
    (...given: unknown[]) => {
      calls.push([name, ...given]);
    };
  return { calls, record };
});

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const { record } = electron;
  const createSession = (name: string) =>
    Object.assign(new Emitter(), {
      setSpellCheckerEnabled: record(`${name}.setSpellCheckerEnabled`),
      setProxy: record(`${name}.setProxy`),
      setPermissionRequestHandler() {},
      setPermissionCheckHandler() {},
      webRequest: { onBeforeRequest() {} },
    });
  const plans = createSession('plans');
  return {
    app: Object.assign(new Emitter(), { configureHostResolver: record('app.configureHostResolver') }),
    session: { defaultSession: createSession('page'), fromPartition: () => plans },
  };
});

type Off = (typeof backgroundRequests)[number]['off'];
const offBy = <Kind extends Off['by']>(kind: Kind) =>
  backgroundRequests.flatMap(({ off }) => (off.by === kind ? [off as Extract<Off, { by: Kind }>] : []));

describe("Chromium's own requests", () => {
  it('are listed once each, for the Electron that is used', () => {
    expect(new Set(backgroundRequests.map(({ what }) => what)).size).toBe(backgroundRequests.length);
    expect(packageJson.devDependencies.electron.split('.')[0]).toBe(String(readInElectron));
  });

  it('that are features are off before Chromium starts, and no other switch is set', () => {
    const appendSwitch = vi.fn();
    turnFeaturesOff({ appendSwitch });
    const features = offBy('feature').map(({ feature }) => feature);
    expect(features).toEqual(['NetworkErrorLogging', 'Reporting']);
    expect(appendSwitch.mock.calls).toEqual([['disable-features', features.join()]]);
    const main = readFileSync('electron/shell/start-shell.ts', 'utf8');
    const isSet = main.indexOf('\n  turnFeaturesOff(app.commandLine);\n');
    expect(isSet).toBeGreaterThan(0);
    expect(isSet).toBeLessThan(main.indexOf('.whenReady()'));
    expect(main).not.toContain('appendSwitch');
  });

  it('that a call turns off are off in every session and page', async () => {
    await guardPages();
    const { app } = await import('electron');
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler() {},
      setWebRTCIPHandlingPolicy: electron.record('webContents.setWebRTCIPHandlingPolicy'),
    });
    app.emit('web-contents-created', {}, contents as never);
    // The plans are reached by the proxy of the computer, if it has one.
    const where = { 'session.setSpellCheckerEnabled': ['page', 'plans'], 'session.setProxy': ['page'] };
    const listed = offBy('call').flatMap(({ call, given }) =>
      call in where
        ? where[call as keyof typeof where].map((name) => [call.replace('session', name), given])
        : [[call, given]],
    );
    expect(electron.calls.toSorted()).toEqual(listed.toSorted());
  });

  it('that a module would make are not made: nobody may import it', () => {
    for (const { module } of offBy('unused'))
      expect(listWaysOut('electron/some.ts', `import { ${module} } from 'electron';`)).toEqual([
        `electron ${module}`,
      ]);
  });
});
