/** QR codes: as vector for the page, as bitmap for the editable twin. */
import QRCode from 'qrcode';

/** An address as SVG of dark squares; it holds numbers only, never the address as text. */
export function codeSvg(address: string): string {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (data[row * size + column]) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}" shape-rendering="crispEdges"><path d="${path}" fill="#000"/></svg>`;
}

/** An address as PNG, 600 pixels wide. */
export function codePng(address: string): Promise<Buffer> {
  return QRCode.toBuffer(address, { errorCorrectionLevel: 'M', type: 'png', width: 600, margin: 4 });
}
