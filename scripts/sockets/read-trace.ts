/**
 * What a trace of system calls says of the network. Everything has to stay on 127.0.0.1, between programs of the run.
 * A UDP socket that is only connected sends nothing: Chromium learns that way whether the computer has IPv6.
 */

/** The calls that `readTrace` needs, for strace's `-e trace=`. Run it with `-yy`, which names the kind of a socket. */
export const tracedCalls = 'connect,listen,sendto,sendmsg,sendmmsg';

export type Sockets = {
  /** Connections to a port of 127.0.0.1 on which a program of the run listens, by port. */
  within: Map<number, number>;
  /** One line each for what reached out, or let others in. */
  breaches: string[];
};

export function readTrace(trace: string): Sockets {
  const lines = trace.split('\n');
  const own = new Set<number>();
  const asked: { host: string; port: number }[] = [];
  const breaches: string[] = [];
  for (const line of lines) {
    const listening = /\blisten\(\d+<TCP(?:v6)?:\[(.+):(\d+)\]>/.exec(line);
    if (listening?.[1] === '127.0.0.1') own.add(Number(listening[2]));
    else if (listening) breaches.push(`listens on ${listening[1]}`);
    const sending = /\bsend(?:to|msg|mmsg)\(\d+<(?:UDP|UDPLITE|RAW|PING)(?:v6)?:/.test(line);
    if (sending) breaches.push(`sends a packet: ${line.slice(0, 240)}`);
    const target = readTarget(line);
    if (target !== null) asked.push(target);
  }
  const within = new Map<number, number>();
  for (const { host, port } of asked) {
    if (host === '127.0.0.1' && own.has(port)) within.set(port, (within.get(port) ?? 0) + 1);
    else breaches.push(`connects to ${host} port ${port}`);
  }
  return { within, breaches };
}

/** Where a connection is asked for; `null` for other calls, and for sockets that send nothing by being connected. */
function readTarget(line: string): { host: string; port: number } | null {
  if (!/\bconnect\(/.test(line) || /\bconnect\(\d+<UDP(?:v6)?:/.test(line)) return null;
  const port = /sin6?_port=htons\((\d+)\)/.exec(line)?.[1];
  const host =
    /sin_addr=inet_addr\("([^"]+)"\)/.exec(line)?.[1] ?? /inet_pton\(AF_INET6, "([^"]+)"/.exec(line)?.[1];
  return port === undefined || host === undefined ? null : { host, port: Number(port) };
}
