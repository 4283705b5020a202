/** The icon: one drawing, and the files made of it that the packages take. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'resources/package');
const read = (file: string) => readFileSync(path.join(folder, file));

/** The width that a PNG says of itself. */
function widthOf(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return png.readUInt32BE(16);
}

it('was made from the drawing as it is now: node scripts/package/make-icons.ts', () => {
  const made = createHash('sha256').update(read('icon.svg')).digest('hex');
  expect(read('icons/made-from.txt').toString().trim()).toBe(made);
});

it('is there in every size that Linux looks for, under the name that says it', () => {
  const names = readdirSync(path.join(folder, 'icons')).filter((name) => name.endsWith('.png'));
  expect(names.length).toBeGreaterThan(7);
  for (const name of names) expect(`${widthOf(read(`icons/${name}`))}`, name).toBe(name.split('x')[0]);
});

it('is a file of Windows with pictures for 100 to 200 %', () => {
  const ico = read('icon.ico');
  const count = ico.readUInt16LE(4);
  const widths = Array.from({ length: count }, (_, index) => {
    const at = 6 + 16 * index;
    const picture = ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8));
    expect(widthOf(picture) % 256).toBe(ico.readUInt8(at));
    return widthOf(picture);
  });
  expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

it('is a file of macOS whose blocks fill it, up to 1024 pixels', () => {
  const icns = read('icon.icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const widths: number[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    widths.push(widthOf(icns.subarray(at + 8)));
  expect(Math.max(...widths)).toBe(1024);
});

// Without one, electron-builder takes Electron's own ("default Electron icon is used").
it('is named for each system', () => {
  const { win, mac, linux } = parse(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) as Record<
    'win' | 'mac' | 'linux',
    { icon: string }
  >;
  expect([win.icon, mac.icon, linux.icon]).toEqual([
    'resources/package/icon.ico',
    'resources/package/icon.icns',
    'resources/package/icons',
  ]);
  for (const { icon } of [win, mac, linux]) expect(existsSync(path.join(root, icon)), icon).toBe(true);
});
