/**
 * Draws `resources/package/icon.svg` in the sizes and formats that the systems ask for. A release is built from what is in the
 * repository; run this after changing the drawing.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { readCommandLine } from '../runtime/command-line.ts';
import { findChromium } from '../runtime/electron-standin/browser/chromium.ts';
import { packIcns, packIco } from './pack-icons.ts';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = path.resolve(import.meta.dirname, '../../resources/package');

readCommandLine({
  start: 'node scripts/package/make-icons.ts',
  does: 'Makes the icons of all systems from resources/package/icon.svg.',
  options: {},
});

const drawing = readFileSync(path.join(folder, 'icon.svg'));
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ['--disable-gpu'],
  ...(executablePath !== undefined && { executablePath }),
});
const pictures = new Map<number, Buffer>();
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    const image = `<img alt="" style="display:block;width:${size}px" src="data:image/svg+xml;base64,${drawing.toString('base64')}">`;
    await page.setContent(`<body style="margin:0">${image}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}

mkdirSync(path.join(folder, 'icons'), { recursive: true });
for (const size of sizes)
  writeFileSync(path.join(folder, `icons/${size}x${size}.png`), pictures.get(size) as Buffer);
writeFileSync(path.join(folder, 'icon.ico'), packIco(pictures));
writeFileSync(path.join(folder, 'icon.icns'), packIcns(pictures));
// What they were made from, which a test compares.
const made = createHash('sha256').update(drawing).digest('hex');
writeFileSync(path.join(folder, 'icons/made-from.txt'), `${made}\n`);
