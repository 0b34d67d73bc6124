import type { Page } from 'playwright-core';

/** A maker's name that stands in the photograph's notes: whoever still has the notes has it. */
export const cameraMaker = 'Old-Camera-Works';

type Entry = readonly [tag: number, kind: number, count: number, value: Buffer];

/** A directory of a TIFF: small values stand in the entry, larger ones behind the directory. */
function directory(at: number, entries: readonly Entry[]): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16LE(entries.length, 0);
  const tails: Buffer[] = [];
  let behind = at + head.length;
  for (const [index, [tag, kind, count, value]] of entries.entries()) {
    const spot = 2 + index * 12;
    head.writeUInt16LE(tag, spot);
    head.writeUInt16LE(kind, spot + 2);
    head.writeUInt32LE(count, spot + 4);
    if (value.length <= 4) value.copy(head, spot + 8);
    else {
      head.writeUInt32LE(behind, spot + 8);
      tails.push(value);
      behind += value.length;
    }
  }
  return Buffer.concat([head, ...tails]);
}

const short = (value: number): Buffer => Buffer.from([value % 256, value >> 8]);
const long = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes; };
/** Degrees, minutes and seconds as six numbers. */
const degrees = (value: number): Buffer => Buffer.concat([Math.floor(value), 1, Math.floor((value % 1) * 60), 1, Math.round((((value % 1) * 60) % 1) * 6000), 100].map(long));

/** Notes as a camera writes them (Exif 2.3): which way is up, who made the camera, and where it stood. */
function notes(): Buffer {
  const maker = Buffer.from(`${cameraMaker}\0`);
  const entries = (where: number): Entry[] => [[0x010f, 2, maker.length, maker], [0x0112, 3, 1, short(6)], [0x8825, 4, 1, long(where)]];
  const where = 8 + directory(8, entries(0)).length;
  const position = directory(where, [[1, 2, 2, Buffer.from('N\0')], [2, 5, 3, degrees(35.2372)], [3, 2, 2, Buffer.from('E\0')], [4, 5, 3, degrees(110.1491)]]);
  const tiff = Buffer.concat([Buffer.from('49492a0008000000', 'hex'), directory(8, entries(where)), position]);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), size, body]);
}

/** A photograph as a phone takes it: a JPEG lying on its side, with notes of where it was taken. @param page draws it */
export async function photograph(page: Page, width = 640, height = 480): Promise<Buffer> {
  const drawn = await page.evaluate(([across, down]) => {
    const canvas = document.createElement('canvas');
    canvas.width = across;
    canvas.height = down;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('the browser draws');
    for (const [at, colour] of ['#5b6b73', '#8a7f6a', '#3d4a3f', '#c9c2b0'].entries()) {
      pen.fillStyle = colour;
      pen.fillRect((across / 4) * at, 0, across / 4, down);
    }
    return canvas.toDataURL('image/jpeg', 0.8);
  }, [width, height] as const);
  const jpeg = Buffer.from(drawn.split(',')[1] ?? '', 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), notes(), jpeg.subarray(2)]);
}
