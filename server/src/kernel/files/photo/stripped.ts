/** A photograph without what was written beside the picture, and its size in pixels. */
export interface Stripped {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}
