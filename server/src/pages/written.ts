/** One way of writing for one code, so that its pages have one address: 610524-7K3M9-QWX2P. */
export function writtenCode(code: string): string {
  const plain = code.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '').slice(0, 40);
  return plain.length <= 6 ? plain : [plain.slice(0, 6), plain.slice(6, 11), plain.slice(11)].filter((part) => part !== '').join('-');
}

/** Heads of a page whose address holds a code: nothing of it is kept, framed or told to another host. */
export const codeHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // The address holds the code: it goes to no other host. Not "no-referrer": forms would then come from the origin "null".
  'referrer-policy': 'same-origin',
} as const;
