/** Hands a fetched file to the browser to be saved under its name. */
export function saveFile({ blob, name }: { readonly blob: Blob; readonly name: string }): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Opens a file in a tab of its own once it is there. The tab is opened at once, in the press itself, or the browser
 * would hold it back. Throws what the fetching threw, with the tab closed again.
 */
export async function openFile(fetched: Promise<{ readonly blob: Blob }>): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const address = URL.createObjectURL((await fetched).blob);
    if (tab === null) window.location.assign(address);
    else tab.location.replace(address);
    setTimeout(() => URL.revokeObjectURL(address), 600_000);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/** The bytes of a Base64 text. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
