import { crc32, deflateSync } from 'node:zlib';

function chunk(kind: string, body: Buffer): Buffer {
  const tail = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(tail));
  return Buffer.concat([size, tail, sum]);
}

/** A picture of a page with lines of writing: what a photograph of a signed page is to the product. */
export function signedPage(width = 320, height = 440): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 0xf6);
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = 0;
    if (y > 40 && y < 360 && y % 24 < 3) rows.fill(0x30, y * (width + 1) + 30, y * (width + 1) + width - 30);
  }
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
