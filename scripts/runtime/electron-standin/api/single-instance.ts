import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a second start tells the first. */
export interface SecondInstance {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

function isStandin(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandFile = `/proc/${pid}/cmdline`;
  return !existsSync(commandFile) || readFileSync(commandFile, 'utf8').includes('boot.ts');
}

function take(lock: string): boolean {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      return true;
    } catch {
      const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
      if (holder === process.pid) return true;
      if (isStandin(holder)) return false;
      rmSync(lock, { force: true });
    }
  }
  return false;
}

/**
 * Takes the lock of a data folder; false when another instance runs, which is then told of this start.
 * The lock of a process that was killed is taken over.
 */
export function takeInstanceLock(
  userData: string,
  data: unknown,
  onSecond: (other: SecondInstance) => void,
): boolean {
  const inbox = path.join(userData, 'SingletonInbox');
  mkdirSync(inbox, { recursive: true, mode: 0o700 });
  if (!take(path.join(userData, 'SingletonLock'))) {
    const message: SecondInstance = {
      argv: process.argv,
      workingDirectory: process.cwd(),
      additionalData: data,
    };
    writeFileSync(path.join(inbox, `${process.pid}.json`), JSON.stringify(message), { mode: 0o600 });
    return false;
  }
  for (const old of readdirSync(inbox)) rmSync(path.join(inbox, old));
  watch(inbox, (_event, name) => {
    const file = path.join(inbox, name ?? '');
    try {
      const message = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance;
      rmSync(file);
      onSecond(message);
    } catch {
      // Half written or already read: the watcher fires again once the file is complete.
    }
  }).unref();
  process.on('exit', () => releaseInstanceLock(userData));
  return true;
}

/** Lets another instance start; does nothing when this one does not hold the lock. */
export function releaseInstanceLock(userData: string): void {
  const lock = path.join(userData, 'SingletonLock');
  if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid)) rmSync(lock, { force: true });
}
