/** Loaded into a process and each of its threads before anything else: ends all of it at one point. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { isMainThread, MessagePort, Worker } from 'node:worker_threads';
import Database from 'better-sqlite3-multiple-ciphers';
import { type KillPoint, killPointVariable } from './kill-point.ts';

declare global {
  /** The deed begins: from now on calls count. */
  var beginDeed: (() => void) | undefined;
}

const point = JSON.parse(process.env[killPointVariable] ?? '') as KillPoint;
let isCounting = !isMainThread;
let count = 0;
globalThis.beginDeed = () => {
  isCounting = true;
};

function guard<Given extends unknown[], Answer>(
  call: KillPoint['call'],
  work: (...given: Given) => Answer,
  isMeant: (...given: Given) => boolean,
  runHalf: (...given: Given) => void = () => {},
) {
  return function (this: unknown, ...given: Given): Answer {
    if (!isCounting || point.call !== call || !isMeant(...given)) return work.apply(this, given);
    count += 1;
    if (count !== (point.nth ?? 1)) return work.apply(this, given);
    if (point.when === 'midway') runHalf.apply(this, given);
    if (point.when !== 'after') end();
    const answer = work.apply(this, given);
    end();
    return answer;
  };
}

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

const isFile = (file: unknown) => String(file).endsWith(point.of);
const isSql = (sql: string) => sql.trimStart().startsWith(point.of);

fs.writeFileSync = guard('write', fs.writeFileSync, isFile);
fs.renameSync = guard('rename', fs.renameSync, (_from, to) => isFile(to));
fs.rmSync = guard('remove', fs.rmSync, isFile);
syncBuiltinESMExports();

const isPost = (message: unknown) =>
  typeof message === 'object' &&
  message !== null &&
  (point.of in message || ('operation' in message && message.operation === point.of));
for (const poster of [MessagePort.prototype, Worker.prototype])
  poster.postMessage = guard('post', poster.postMessage, isPost);

type Sql = { exec(sql: string): unknown; pragma(sql: string, options?: object): unknown };
const { prototype } = Database as unknown as { prototype: Sql };
const { exec } = prototype;
prototype.exec = guard('sql', exec, isSql, function (this: unknown, sql: string) {
  const statements = sql.split(/;\n/);
  exec.call(this as Sql, statements.slice(0, Math.ceil(statements.length / 2)).join(';\n'));
});
prototype.pragma = guard('sql', prototype.pragma, isSql);
