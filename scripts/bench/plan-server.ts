/** A plan in a process of its own that only serves ready-made pages: `node plan-server.ts CLAIMS`. Prints its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { claimPages } from './claim-pages.ts';

const claims = Number(process.argv[2]);
const empty = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] });
let requests = 0;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/requests') {
    response.end(String(requests));
    requests = 0;
    return;
  }
  requests++;
  const headers = { 'content-type': 'application/fhir+json' };
  if (!url.pathname.endsWith('/ExplanationOfBenefit')) response.writeHead(404, headers).end('{}');
  else if (url.searchParams.has('_lastUpdated')) response.writeHead(200, headers).end(empty);
  else response.writeHead(200, headers).end(pages[Number(url.searchParams.get('page') ?? 0)]);
});
server.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
const source = claimPages(claims, (page) => `${base}/ExplanationOfBenefit?page=${page}`);
const pages = Array.from({ length: source.pages }, (_, page) => source.page(page));
const bytes = pages.reduce((sum, page) => sum + page.byteLength, 0);
console.log(JSON.stringify({ base, patientId: source.patientId, bytes }));
process.on('disconnect', () => process.exit());
