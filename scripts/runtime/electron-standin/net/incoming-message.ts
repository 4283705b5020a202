import { PassThrough, type Readable } from 'node:stream';

/** Header names in lower case, each with the list of its values. */
export function toHeaderRecord(headers: Headers): Record<string, string[]> {
  const record: Record<string, string[]> = {};
  for (const [name, value] of headers) record[name] = [...(record[name] ?? []), value];
  return record;
}

/** Electron's response: a readable stream with status and headers; the body is already decompressed. */
export class IncomingMessage
  extends PassThrough
  implements
    Pick<
      Electron.IncomingMessage,
      | 'headers'
      | 'httpVersion'
      | 'httpVersionMajor'
      | 'httpVersionMinor'
      | 'rawHeaders'
      | 'statusCode'
      | 'statusMessage'
    >
{
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Record<string, string | string[]> = {};
  readonly rawHeaders: string[] = [];
  readonly httpVersion = '1.1';
  readonly httpVersionMajor = 1;
  readonly httpVersionMinor = 1;

  constructor(response: Response, headers: Record<string, string[]>, body: Readable) {
    super();
    this.statusCode = response.status;
    this.statusMessage = response.statusText;
    for (const [name, values] of Object.entries(headers)) {
      this.headers[name.toLowerCase()] = name.toLowerCase() === 'set-cookie' ? values : values.join(', ');
      for (const value of values) this.rawHeaders.push(name, value);
    }
    this.on('close', () => body.destroy());
  }
}
