import { request } from 'node:http';

export type Page = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

export type Visit = { method?: string; headers?: Record<string, string>; path?: string };

/** One request as a browser makes it when a person goes to a page: Node's fetch would call itself a script. */
export function visit(url: string, { method = 'GET', headers = {}, path }: Visit = {}): Promise<Page> {
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        headers: { ...navigation, ...headers },
        agent: false,
        ...(path === undefined ? {} : { path }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** Goes to a page and on to where it leads; the pages on the way, the last one last. */
export async function navigate(url: string, options: Visit = {}): Promise<Page[]> {
  const pages: Page[] = [];
  for (let at = url; pages.length < 5; ) {
    const page = await visit(at, options);
    pages.push(page);
    const { location } = page.headers;
    if (page.status < 300 || page.status > 399 || typeof location !== 'string') break;
    at = new URL(location, at).href;
  }
  return pages;
}
