/** Runs a command under strace, all of its child processes included, Chromium's too. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readTrace, type Sockets, tracedCalls } from './read-trace.ts';

/** True where processes can be traced: Linux with strace, which `.ci/run` installs. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-qq', 'true']).status === 0;
}

/** How the command ended, and every socket that it or a child of it used. */
export async function traceSockets(
  command: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Sockets & { status: number | null }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-sockets-'));
  const file = path.join(folder, 'trace');
  const options = ['-f', '--seccomp-bpf', '-qq', '-yy', '-s', '80', '-e', `trace=${tracedCalls}`, '-o', file];
  try {
    const child = spawn('strace', [...options, ...command], { stdio: 'inherit', env });
    const [status] = (await once(child, 'exit')) as [number | null];
    return { status, ...readTrace(readFileSync(file, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What the tracing sees of a program that asks another address (one of this computer, where nobody listens), sends a
 * packet there, and lets everybody in: with fewer than these three breaches it would be blind.
 */
export async function traceCulprit(): Promise<string[]> {
  const culprit = `
    require('node:net').connect(9, '127.0.0.2').on('error', () => {});
    const socket = require('node:dgram').createSocket('udp4');
    socket.send('x', 9, '127.0.0.2', () => socket.close());
    const server = require('node:net').createServer().listen(0, '0.0.0.0', () => server.close());`;
  const { breaches } = await traceSockets([process.execPath, '-e', culprit]);
  return breaches;
}
