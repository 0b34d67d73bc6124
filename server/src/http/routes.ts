/** Values of a path's `{names}`, as they stand in an address. */
export type Parameters = Readonly<Record<string, string>>;

export interface Found<T> {
  readonly value: T;
  readonly parameters: Parameters;
}

interface Place<T> {
  readonly words: Map<string, Place<T>>;
  anything: Place<T> | undefined;
  readonly ends: Map<string, { readonly value: T; readonly names: readonly string[] }>;
}

const place = <T>(): Place<T> => ({ words: new Map(), anything: undefined, ends: new Map() });
const nameOf = (part: string): string | undefined => /^\{(\w+)\}$/.exec(part)?.[1];
const partsOf = (path: string): string[] => path.split('/').slice(1);

/**
 * Finds by method and path what answers a request: hundreds of operations under one route of the framework, which would
 * make a program for each of them at every start.
 */
export class Routes<T> {
  readonly #root = place<T>();

  /** @param path such as `/disputes/{county}/{matter}`; throws when something answers there already */
  add(method: string, path: string, value: T): void {
    let at = this.#root;
    const names: string[] = [];
    for (const part of partsOf(path)) {
      const name = nameOf(part);
      if (name === undefined) {
        const next = at.words.get(part) ?? place<T>();
        at.words.set(part, next);
        at = next;
      } else {
        names.push(name);
        at.anything ??= place();
        at = at.anything;
      }
    }
    if (at.ends.has(method)) throw new Error(`two operations answer ${method} ${path}`);
    at.ends.set(method, { value, names });
  }

  /** A word in its place goes before a `{name}`. Undefined when nothing answers, or a part of the path cannot be read. */
  find(method: string, path: string): Found<T> | undefined {
    let parts: string[];
    try {
      parts = partsOf(path).map(decodeURIComponent);
    } catch {
      return undefined;
    }
    return this.#from(this.#root, method, parts, 0, []);
  }

  #from(at: Place<T>, method: string, parts: readonly string[], index: number, values: readonly string[]): Found<T> | undefined {
    const part = parts[index];
    if (part === undefined) {
      const end = at.ends.get(method);
      return end === undefined ? undefined : { value: end.value, parameters: Object.fromEntries(end.names.map((name, which) => [name, values[which] ?? ''])) };
    }
    const word = at.words.get(part);
    const found = word === undefined ? undefined : this.#from(word, method, parts, index + 1, values);
    if (found !== undefined || at.anything === undefined || part === '') return found;
    return this.#from(at.anything, method, parts, index + 1, [...values, part]);
  }
}
