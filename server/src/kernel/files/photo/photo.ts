import { Refusal } from '@anhe/contract/kernel';
import { mediaTypeOf } from '../kinds.ts';
import { stripPng, stripWebp } from './chunks.ts';
import { stripHeic } from './heic.ts';
import { stripJpeg } from './jpeg.ts';
import type { Stripped } from './stripped.ts';

/** What anybody may hand in: sizes in bytes, pixels of a side, pixels in all. */
export const photoLimits = { bytes: 10 * 1024 * 1024, side: 10_000, pixels: 40_000_000 } as const;

const strippers: Readonly<Record<string, (bytes: Buffer) => Stripped | undefined>> = {
  'image/jpeg': stripJpeg, 'image/png': stripPng, 'image/webp': stripWebp, 'image/heic': stripHeic,
};

/**
 * A photograph as it is kept: what its name says, not larger than the limits by its own header (nothing is unpacked to
 * find out), and without position, time or device. Throws `kernel.unknown-file-kind`, `kernel.wrong-content`,
 * `kernel.too-large` and `kernel.too-many-pixels`.
 */
export async function plainPhoto(name: string, bytes: Buffer): Promise<{ readonly mediaType: string; readonly bytes: Buffer }> {
  if (bytes.length > photoLimits.bytes) throw new Refusal('kernel.too-large', { details: { limit: '10 MB' } });
  if (!/\.(jpe?g|png|webp|heic)$/i.test(name)) throw new Refusal('kernel.unknown-file-kind', { details: { name, kinds: 'jpg、png、webp、heic' } });
  const mediaType = await mediaTypeOf(name, bytes);
  const photo = strippers[mediaType]?.(bytes);
  if (photo === undefined) throw new Refusal('kernel.wrong-content', { details: { name, actual: '残缺的图片 · a damaged picture' } });
  const { width, height } = photo;
  if (Math.max(width, height) >= photoLimits.side || width * height > photoLimits.pixels) throw new Refusal('kernel.too-many-pixels', { details: { width, height } });
  return { mediaType, bytes: photo.bytes };
}
