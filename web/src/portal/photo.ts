/** The longer side of what is sent, in pixels. */
export const longestSide = 1600;
const mostBytes = 40 * 1024 * 1024;
const quality = 0.82;

/** Why a photograph is not taken: it is no picture that this phone can show, or too large for it. */
export type BadPhoto = 'not-a-photo' | 'too-large';

/** Width and height with the longer side cut to the limit; nothing grows. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const share = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

function picture(url: string): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('load', () => resolve(image));
    image.addEventListener('error', () => resolve(undefined));
    image.src = url;
  });
}

/**
 * The photograph as it is sent: upright, at most 1,600 pixels, drawn anew as a JPEG, so that nothing that the camera wrote
 * beside it (position, time, device) goes along. A HEIC that this browser cannot show goes as it is; the server cleans it.
 */
export async function preparePhoto(file: File): Promise<Blob | BadPhoto> {
  if (file.size > mostBytes) return 'too-large';
  const url = URL.createObjectURL(file);
  try {
    const image = await picture(url);
    if (image === undefined || image.naturalWidth === 0) return /\.heic$/i.test(file.name) && file.size <= 10 * 1024 * 1024 ? file : 'not-a-photo';
    // The browser turns it by its EXIF before it is drawn.
    const { width, height } = fitted(image.naturalWidth, image.naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    if (pen === null) return 'too-large';
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, height);
    return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))) ?? 'too-large';
  } finally {
    URL.revokeObjectURL(url);
  }
}
