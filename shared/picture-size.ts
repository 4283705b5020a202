/** How large a picture becomes when it is drawn: a small file can be a picture that fills the memory. */

/** More pixels than any page or card that was scanned; drawn, they need 160 MB. */
const mostPixels = 40_000_000;

/** True for a PNG or JPEG whose own header names more pixels than can be drawn safely. */
export function isHugePicture(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    (view.byteLength >= 24 && view.getUint8(0) === 0x89 ? pngPixels(view) : jpegPixels(view)) > mostPixels
  );
}

/** @see PNG specification, 11.2.1 IHDR: it comes first */
function pngPixels(view: DataView): number {
  return view.getUint32(16) * view.getUint32(20);
}

/** @see ITU T.81, B.1.1.3 markers, B.2.2 frame header. 0 when there is no frame, so nothing to draw. */
function jpegPixels(view: DataView): number {
  let most = 0;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) {
      at += 1;
      continue;
    }
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) most = Math.max(most, view.getUint16(at + 5) * view.getUint16(at + 7));
    const isAlone =
      marker === 0xff || marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
    at += isAlone ? (marker === 0xff ? 1 : 2) : 2 + view.getUint16(at + 2);
  }
  return most;
}

/** SOF0 to SOF15, among which three markers mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
