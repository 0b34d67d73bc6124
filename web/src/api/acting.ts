/** The post as which the person acts, and a note when it changes. Each tab has its own; a new tab starts with the last. */
const key = 'anhe.post';
const listeners = new Set<() => void>();
let current: string | undefined;
let read = false;

/** Id of the post as which calls are made; undefined before one was chosen. */
export function actingPost(): string | undefined {
  if (!read) {
    read = true;
    try {
      current = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? undefined;
    } catch {
      // Storage may be shut off; the server's first post counts then.
      current = undefined;
    }
  }
  return current;
}

/** Acts as another post from now on. */
export function setActingPost(post: string | undefined): void {
  read = true;
  current = post;
  try {
    for (const storage of [sessionStorage, localStorage]) {
      if (post === undefined) storage.removeItem(key);
      else storage.setItem(key, post);
    }
  } catch {
    // Not remembered then.
  }
  for (const listener of listeners) listener();
}

export function onActingPost(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
