import { useEffect, useState } from 'preact/hooks';

/** What the address names: a page, and the fields behind its question mark. */
export interface Hash {
  readonly page: string;
  readonly fields: URLSearchParams;
}

/** The address behind the hash, also when another is put there. */
export function useHash(): Hash {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const moved = (): void => setHash(window.location.hash);
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  const [page = '', fields = ''] = hash.split('?');
  return { page, fields: new URLSearchParams(fields) };
}
