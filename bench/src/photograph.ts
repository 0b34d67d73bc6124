import { randomBytes } from 'node:crypto';

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 + marker, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/**
 * A JPEG photograph of 1600 by 1200 pixels and some `kilobytes`, another one each time: a grey picture, and random bytes in
 * its comments, since what is measured is the way of its bytes, not what it shows. (ITU-T T.81, baseline, one component.)
 */
export function photograph(kilobytes: number): Buffer {
  const [width, height] = [1600, 1200];
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  // One code for each table: a difference of nothing, and the end of a block; both are the bit 0.
  const table = (kind: number): Buffer => segment(0xc4, Buffer.from([kind, 1, ...Array.from({ length: 15 }, () => 0), 0]));
  const bits = Buffer.alloc(((width / 8) * (height / 8) * 2) / 8);
  const size = kilobytes * 1024 - bits.length;
  const comments = Array.from({ length: Math.ceil(size / 60_000) }, (_, index) => segment(0xfe, randomBytes(Math.min(60_000, size - index * 60_000))));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')), ...comments,
    segment(0xdb, Buffer.from([0, ...Array.from({ length: 64 }, () => 1)])), segment(0xc0, frame), table(0x00), table(0x10),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), bits, Buffer.from([0xff, 0xd9]),
  ]);
}
