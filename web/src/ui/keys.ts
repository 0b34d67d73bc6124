import { useEffect, useRef } from 'react';

/** Keys without a modifier, and what they do. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/** Whether the person is typing, or a window lies over the page: plain keys belong to that then. */
function taken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const { target } = event;
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null) return true;
  return [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].some((one) => one.checkVisibility());
}

/** Plain keys for a page while it stands: `j`, `Enter`, `?`. Silent while someone types or a window is open. */
export function useKeys(keys: KeyMap): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (taken(event)) return;
      const act = current.current[event.key];
      if (act === undefined) return;
      if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLElement && event.target.closest('a, button, summary') !== null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Ctrl or Command with a key, also while someone types. */
export function useChord(key: string, act: () => void): void {
  const current = useRef(act);
  useEffect(() => {
    current.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== key) return;
      event.preventDefault();
      current.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key]);
}
