import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright';
import { afterAll, expect, vi } from 'vitest';
import { testOnUnix as test } from '../../support/needs.ts';
import { fixture, scratch, standinFolder } from './fixture.ts';

const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** Starts an app by the stand-in; settles when its window has loaded. */
async function start(
  name: string,
  binary = path.join(standinFolder, 'electron'),
  app = fixture,
): Promise<ChildProcess> {
  const child = spawn(binary, [app, `--user-data-dir=${path.join(scratch, name)}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  await vi.waitFor(
    () => {
      if (!output.includes('window loaded')) throw new Error(`no window: ${output}`);
    },
    { timeout: 20_000 },
  );
  return child;
}

function ended(child: ChildProcess): Promise<[number | null, string | null]> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
}

/** How many browser processes work for that data folder. */
function browsers(name: string): number {
  const mark = `--user-data-dir=${path.join(scratch, name)}/chromium`;
  return listProcesses().filter(({ command }) => command.includes(mark)).length;
}

/** Every process: from the kernel where it tells (Linux needs no tool for that), else from ps. */
function listProcesses(): { pid: number; command: string }[] {
  if (existsSync('/proc/self/cmdline'))
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
        } catch {
          return [];
        }
      });
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
}

/** The files under a folder that hold the text, as UTF-8 or UTF-16. */
function filesWith(folder: string, text: string): string[] {
  const needles = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name));
  return paths.filter((file) => needles.some((needle) => readFileSync(file).includes(needle)));
}

test('a signal ends the app and its browser', async () => {
  const child = await start('signal');
  expect(browsers('signal')).toBeGreaterThan(0);
  const end = ended(child);
  child.kill('SIGTERM');
  expect(await end).toEqual([0, null]);
  await vi.waitFor(() => expect(browsers('signal')).toBe(0), { timeout: 5000 });
});

test('a killed app leaves no browser behind, and its lock is taken over', async () => {
  const child = await start('killed');
  expect(browsers('killed')).toBeGreaterThan(0);
  const end = ended(child);
  child.kill('SIGKILL');
  expect(await end).toEqual([null, 'SIGKILL']);
  await vi.waitFor(() => expect(browsers('killed')).toBe(0), { timeout: 10_000 });
  const next = await start('killed');
  const nextEnd = ended(next);
  next.kill('SIGTERM');
  expect(await nextEnd).toEqual([0, null]);
});

test('it runs from a link and from a copy', async () => {
  const link = path.join(scratch, 'linked-electron');
  symlinkSync(path.join(standinFolder, 'electron'), link);
  const copy = path.join(scratch, 'copy');
  cpSync(standinFolder, copy, { recursive: true });
  for (const [name, binary] of [
    ['linked', link],
    ['copied', path.join(copy, 'electron')],
  ] as const) {
    const child = await start(name, binary);
    const end = ended(child);
    child.kill('SIGINT');
    expect(await end).toEqual([0, null]);
  }
});

test('what a page shows and stores reaches no file', async () => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinFolder;
  const data = path.join(scratch, 'private');
  const app = await _electron.launch({ args: [fixture, `--user-data-dir=${data}`] });
  const page = await app.firstWindow();
  await vi.waitFor(async () => expect(await page.evaluate('globalThis.moduleRan')).toBe(true), {
    timeout: 10_000,
  });
  await page.evaluate(`
    document.title = 'Zyxwv Patient';
    document.body.append('Zyxwv Patient');
    localStorage.setItem('name', 'Zyxwv Patient');
    history.pushState({}, '', '/Zyxwv');
    fixture.invoke('echo', 'Zyxwv Patient');
  `);
  await app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({});
  });
  await app.close();
  expect(filesWith(data, 'Zyxwv')).toEqual([]);
  writeFileSync(path.join(data, 'planted'), Buffer.from('a Zyxwv b', 'utf16le'));
  expect(filesWith(data, 'Zyxwv')).toEqual([path.join(data, 'planted')]);
});

test('a hidden second window prints and goes, and the app lives on; without windows it ends', async () => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinFolder;
  const app = await _electron.launch({ args: [fixture, `--user-data-dir=${path.join(scratch, 'second')}`] });
  await app.firstWindow();
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, width: 800, height: 600 });
    await window.loadURL('app://bundle/index.html');
    const pdf = await window.webContents.printToPDF({ landscape: true, margins: { top: 1 } });
    const visible = window.isVisible();
    window.destroy();
    return [
      visible,
      pdf.subarray(0, 5).toString(),
      window.isDestroyed(),
      BrowserWindow.getAllWindows().length,
    ];
  });
  expect(seen).toEqual([false, '%PDF-', true, 1]);
  const end = ended(app.process());
  const held = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.once('close', (event) => event.preventDefault());
    window?.close();
    return window?.isDestroyed();
  });
  expect(held).toBe(false);
  await app.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()));
  expect(await end).toEqual([0, null]);
});

test('the exit code of the app is the exit code', async () => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinFolder;
  const app = await _electron.launch({ args: [fixture, `--user-data-dir=${path.join(scratch, 'code')}`] });
  await app.firstWindow();
  const end = ended(app.process());
  await app.evaluate(({ app: electronApp }) => void setTimeout(() => electronApp.exit(7)));
  expect(await end).toEqual([7, null]);
});

test('the app ends when its browser does', async () => {
  const child = await start('crash');
  const end = ended(child);
  const mark = `--user-data-dir=${path.join(scratch, 'crash')}/chromium`;
  const main = listProcesses().find(({ command }) => command.includes(mark) && !command.includes('--type='));
  process.kill(main?.pid ?? 0, 'SIGKILL');
  expect((await end)[1]).toBeNull();
});
