/** The address of a receipt's page from what was typed: blanks and dashes go, capitals; undefined when nothing is left. */
export function receiptPath(typed: string): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s\-–—]/g, '');
  return code === '' ? undefined : `/r/${encodeURIComponent(code)}`;
}

/** The end of a receipt's address that says how this page is read: large print, English. */
export function mannerQuery(): string {
  const { classList, lang } = document.documentElement;
  const fields = [...(lang === 'en' ? ['lang=en'] : []), ...(classList.contains('elder') ? ['size=large'] : [])];
  return fields.length === 0 ? '' : `?${fields.join('&')}`;
}
