/**
 * Reads the custom properties of the token sheet: those of `:root`, and for the dark appearance those of its block over
 * them. Names come without the dashes.
 */
export function readTokens(sheet: string, which: 'light' | 'dark'): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  const blocks = [/^:root \{([^}]*)\}/m, ...(which === 'dark' ? [/^:root\[data-theme='dark'\] \{([^}]*)\}/m] : [])];
  for (const block of blocks) {
    const body = block.exec(sheet)?.[1] ?? '';
    for (const [, name = '', value = ''] of body.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)) tokens.set(name, value.trim());
  }
  return tokens;
}
