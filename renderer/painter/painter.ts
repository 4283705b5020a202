/**
 * The page that draws one page of a scan as a picture. Main hands over the bytes and takes the picture; nothing else
 * reaches this page. pdf.js runs without a worker of its own, which Trusted Types would refuse, and without WebAssembly,
 * which the policy does not allow: its decoders of scans have a twin in JavaScript.
 */

import { getDocument } from 'pdfjs-dist';
import { boundUnpacking } from '#shared/bound-bytes';
// Leaves its handler where pdf.js looks for it before it starts a worker.
import 'pdfjs-dist/build/pdf.worker.mjs';

/** Pixels: a letter page of 200 dots an inch. */
const width = 1700;
const mostPixels = 8_000_000;
/** Of one picture inside a PDF. */
const mostImagePixels = 40_000_000;

const portions: string[] = [];

/** Takes the next part of the scan, in base64. */
function takeScan(text: string): void {
  portions.push(atob(text));
}

/** Draws a page, counted from 1; the data address of the picture. */
async function drawScan(mediaType: string, page: number): Promise<string> {
  const bytes = Uint8Array.from(portions.join(''), (letter) => letter.charCodeAt(0));
  const canvas = mediaType === 'application/pdf' ? await drawPdf(bytes, page) : await drawPicture(bytes);
  return canvas.toDataURL('image/webp', 0.9);
}

async function drawPdf(data: Uint8Array, number: number): Promise<HTMLCanvasElement> {
  const pdf = await getDocument({
    data,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: mostImagePixels,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
    wasmUrl: new URL('decoders/', document.baseURI).href,
  }).promise;
  const page = await pdf.getPage(number);
  const { canvas, scale } = createCanvas(page.getViewport({ scale: 1 }));
  // As for paper: a window nobody sees has no animation frames.
  await page.render({ canvas, intent: 'print', viewport: page.getViewport({ scale }) }).promise;
  return canvas;
}

async function drawPicture(bytes: Uint8Array<ArrayBuffer>): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(new Blob([bytes]));
  const { canvas } = createCanvas(picture, 1);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A canvas for a page of that size. */
function createCanvas(size: { width: number; height: number }, mostScale = Number.POSITIVE_INFINITY) {
  const scale = Math.min(width / size.width, Math.sqrt(mostPixels / (size.width * size.height)), mostScale);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(size.width * scale));
  canvas.height = Math.max(1, Math.floor(size.height * scale));
  return { canvas, scale };
}

boundUnpacking();
Object.assign(globalThis, { takeScan, drawScan });
