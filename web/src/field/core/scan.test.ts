import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canScan, scan } from './scan.ts';

/** A camera and a reader as a browser gives them: what the reader sees, picture after picture. */
class Camera {
  readonly stopped: string[] = [];
  pictures: (string | undefined)[] = [];
  formats: readonly string[] = ['qr_code', 'ean_13'];
  asked: unknown;
  allowed = true;

  readonly stream = { getTracks: () => [{ stop: () => void this.stopped.push('video') }] };
  readonly video = { srcObject: undefined as unknown, play: () => Promise.resolve() };

  give(): void {
    const detect = async (): Promise<readonly { readonly rawValue: string }[]> => {
      const seen = this.pictures.shift();
      return seen === undefined ? [] : [{ rawValue: seen }];
    };
    const formats = (): Promise<readonly string[]> => Promise.resolve(this.formats);
    vi.stubGlobal('window', { BarcodeDetector: class { static readonly getSupportedFormats = formats; readonly detect = detect; } });
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: (asked: unknown) => {
      this.asked = asked;
      return this.allowed ? Promise.resolve(this.stream) : Promise.reject(new Error('NotAllowedError'));
    } } });
  }

  get element(): HTMLVideoElement {
    return this.video as unknown as HTMLVideoElement; // as far as the reader uses it
  }
}

let camera: Camera;
beforeEach(() => {
  vi.useFakeTimers();
  camera = new Camera();
  camera.give();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a plate read by the camera', () => {
  it('is read where the browser itself can read such codes, and typed elsewhere', async () => {
    expect(await canScan()).toBe(true);
    camera.formats = ['ean_13'];
    expect(await canScan()).toBe(false);
    vi.stubGlobal('window', {});
    expect(await canScan()).toBe(false);
  });

  it('is looked for picture after picture, told once, and the camera is let go', async () => {
    camera.pictures = [undefined, undefined, 'ABCD2345', 'EFGH6789'];
    const seen: string[] = [];
    await scan(camera.element, (code) => seen.push(code));
    await vi.advanceTimersByTimeAsync(5000);
    expect([seen, camera.stopped, camera.pictures]).toEqual([['ABCD2345'], ['video'], ['EFGH6789']]);
    expect([camera.video.srcObject, camera.asked]).toEqual([camera.stream, { video: { facingMode: 'environment' }, audio: false }]);
  });

  it('that is given up tells nothing more', async () => {
    const seen: string[] = [];
    const stop = await scan(camera.element, (code) => seen.push(code));
    stop();
    camera.pictures = ['ABCD2345'];
    await vi.advanceTimersByTimeAsync(5000);
    expect([seen, camera.stopped]).toEqual([[], ['video']]);
  });

  it('without leave for the camera says so', async () => {
    camera.allowed = false;
    await expect(scan(camera.element, () => undefined)).rejects.toThrow('NotAllowedError');
  });
});
