/** Numbers each of the 32-bit keys it is given in the order of their coming; less memory than a Map, and nearer together. */
export class KeyTable {
  /** Of each slot the key and one more than its number, 0 for a free one: side by side, since both are wanted at once. */
  #slots: Int32Array;
  #size = 0;

  constructor(expected = 1024) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(expected, 8) * 1.5) + 1));
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a key, -1 for one that is not there. */
  find(key: number): number {
    return (this.#slots[this.#slotOf(key) + 1] ?? 0) - 1;
  }

  /** The number of a key, a new one where it was not there. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot + 1] ?? 0;
    if (known > 0) return known - 1;
    this.#size += 1;
    this.#slots[slot] = key;
    this.#slots[slot + 1] = this.#size;
    if (this.#size * 3 > this.#slots.length) this.#grow();
    return this.#size - 1;
  }

  /** The keys in the order of their numbers. */
  keys(): Int32Array {
    const keys = new Int32Array(this.#size);
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      const number = this.#slots[slot + 1] ?? 0;
      if (number > 0) keys[number - 1] = this.#slots[slot] ?? 0;
    }
    return keys;
  }

  static of(keys: Int32Array): KeyTable {
    const table = new KeyTable(keys.length);
    for (const key of keys) table.add(key);
    return table;
  }

  /** Where a key lies, or the free slot where it would. The keys are mixed already, so their low bits serve. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const last = slots.length - 2;
    let slot = (key << 1) & last;
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & last;
    return slot;
  }

  #grow(): void {
    const keys = this.keys();
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#size = 0;
    for (const key of keys) this.add(key);
  }
}
