import { useEffect, useState } from 'react';

/** Milliseconds without a key after which somebody counts as not typing. */
const pause = 800;

/**
 * True once something is wanted and nobody has typed for a moment: a window that opens by itself in the middle of a word
 * would take the rest of it into its own fields.
 */
export function useAfterTyping(wanted: boolean): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    let timer = setTimeout(() => setDue(true), pause);
    const typed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setDue(true), pause);
    };
    const kinds = ['keydown', 'input'] as const;
    for (const kind of kinds) window.addEventListener(kind, typed, { capture: true });
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) window.removeEventListener(kind, typed, { capture: true });
      setDue(false);
    };
  }, [wanted]);
  return wanted && due;
}
