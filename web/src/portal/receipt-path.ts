/** The address of a receipt's page from what was typed: blanks and dashes go, capitals; undefined when nothing is left. */
export function receiptPath(typed: string): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s\-–—]/g, '');
  return code === '' ? undefined : `/r/${encodeURIComponent(code)}`;
}
