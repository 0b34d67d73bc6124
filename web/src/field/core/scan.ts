/** What is used of the browser's reader of codes, which not every browser has. */
interface Reader {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface ReaderMaker {
  new (asked: { readonly formats: readonly string[] }): Reader;
  getSupportedFormats?(): Promise<readonly string[]>;
}

const makerOf = (): ReaderMaker | undefined => (window as unknown as { BarcodeDetector?: ReaderMaker }).BarcodeDetector; // named so by the browsers that have it

/** Whether this phone can read codes by its camera, itself. */
export async function canScan(): Promise<boolean> {
  try {
    return 'mediaDevices' in navigator && ((await makerOf()?.getSupportedFormats?.())?.includes('qr_code') ?? false);
  } catch {
    // Forbidden here; the code is typed.
    return false;
  }
}

const everyMs = 250;

/**
 * Shows the camera in an element and reads until a code is seen; gives the way to stop. Nothing of the picture is kept. Throws
 * where the camera may not be used.
 */
export async function scan(video: HTMLVideoElement, seen: (code: string) => void): Promise<() => void> {
  const Made = makerOf();
  if (Made === undefined) throw new Error('this phone reads no codes');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  const reader = new Made({ formats: ['qr_code'] });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
  };
  const look = async (): Promise<void> => {
    const [found] = await reader.detect(video).catch(() => []);
    if (stopped) return;
    if (found === undefined) timer = setTimeout(() => void look(), everyMs);
    else {
      stop();
      seen(found.rawValue);
    }
  };
  // The element takes the picture of the camera; nothing else is written to it.
  Object.assign(video, { srcObject: stream });
  await video.play().catch(() => undefined);
  void look();
  return stop;
}
