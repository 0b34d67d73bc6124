import { useEffect, useState } from 'react';

/** A text once it has stood still for so many milliseconds: while someone types, nothing is asked. */
export function useSettled(text: string, milliseconds: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds, text]);
  return settled;
}
