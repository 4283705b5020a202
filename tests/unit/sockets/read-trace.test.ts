import { expect, it } from 'vitest';
import { readTrace } from '../../../scripts/sockets/read-trace.ts';

const listen = '7 listen(28<TCP:[127.0.0.1:33431]>, 511) = 0';
const connect = (address: string) =>
  `8 connect(23<TCP:[58]>, {sa_family=AF_INET, ${address}}, 16) = -1 EINPROGRESS`;

it('takes connections to what the run itself opened', () => {
  const { within, breaches } = readTrace(
    [connect('sin_port=htons(33431), sin_addr=inet_addr("127.0.0.1")'), listen].join('\n'),
  );
  expect([...within]).toEqual([[33431, 1]]);
  expect(breaches).toEqual([]);
});

it.each([
  ['another address', connect('sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")')],
  ['a port of somebody else', connect('sin_port=htons(631), sin_addr=inet_addr("127.0.0.1")')],
  [
    'another address by IPv6, unfinished',
    '8 connect(27<TCPv6:[5]>, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28 <unfinished ...>',
  ],
  ['a name that is looked up', '8 sendto(25<UDP:[0.0.0.0:27682]>, "Y\\2\\1\\7example", 44, 0, NULL, 0) = 44'],
  ['several packets', '8 sendmmsg(119<UDP:[192.0.2.2:4->192.0.2.53:53]>, [{msg_hdr={'],
  ['a door for other computers', '8 listen(3<TCP:[0.0.0.0:8080]>, 5) = 0'],
  ['a door for other computers by IPv6', '8 listen(3<TCPv6:[[::]:8080]>, 5) = 0'],
])('sees %s', (_, line) => {
  expect(readTrace([listen, line].join('\n')).breaches).toHaveLength(1);
});

it('takes a UDP socket that is connected and sends nothing', () => {
  const probe =
    '8 connect(27<UDPv6:[5]>, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:db8::1", &a)}, 28) = 0';
  expect(readTrace(probe).breaches).toEqual([]);
});
