/** A spot of a picture as fractions of its width and height. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Mark =
  | { readonly kind: 'line'; readonly from: Spot; readonly to: Spot }
  | { readonly kind: 'point'; readonly at: Spot }
  | { readonly kind: 'label'; readonly at: Spot; readonly text: string };

/** The longest side of a sketch in pixels: sharp on paper, small enough to send over a slow line. */
const longest = 2000;

/** Width and height of the sketch of a photograph. */
export function sizeOf(photo: { readonly width: number; readonly height: number }): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(photo.width, photo.height));
  return { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) };
}

/** Draws the photograph and the marks over it: red under white, so that they stand out on earth, brick and leaves alike. */
export function draw(canvas: HTMLCanvasElement, photo: ImageBitmap, marks: readonly Mark[], from: Spot | undefined): void {
  const { width, height } = sizeOf(photo);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.drawImage(photo, 0, 0, width, height);
  const unit = Math.max(width, height) / 250;
  pen.lineCap = 'round';
  pen.font = `bold ${unit * 8}px sans-serif`;
  const dot = ({ x, y }: Spot): void => {
    pen.beginPath();
    pen.arc(x * width, y * height, unit * 2, 0, Math.PI * 2);
    pen.fillStyle = '#d11b11';
    pen.fill();
    pen.lineWidth = unit * 0.6;
    pen.strokeStyle = '#ffffff';
    pen.stroke();
  };
  for (const mark of marks) {
    if (mark.kind === 'line') {
      for (const [colour, thick] of [['#ffffff', unit * 2.2], ['#d11b11', unit * 1.3]] as const) {
        pen.beginPath();
        pen.moveTo(mark.from.x * width, mark.from.y * height);
        pen.lineTo(mark.to.x * width, mark.to.y * height);
        pen.strokeStyle = colour;
        pen.lineWidth = thick;
        pen.stroke();
      }
    } else if (mark.kind === 'point') dot(mark.at);
    else {
      pen.lineWidth = unit * 2;
      pen.strokeStyle = '#ffffff';
      pen.strokeText(mark.text, mark.at.x * width, mark.at.y * height);
      pen.fillStyle = '#d11b11';
      pen.fillText(mark.text, mark.at.x * width, mark.at.y * height);
    }
  }
  if (from !== undefined) dot(from);
}
