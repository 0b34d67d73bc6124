/** Numbers each of the 32-bit keys it is given in the order of their coming; a tenth of the memory of a Map. */
export class KeyTable {
  #slots: Int32Array;
  #keys: Int32Array;
  #size = 0;

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(expected, 8) * 1.5));
    this.#slots = new Int32Array(capacity).fill(-1);
    this.#keys = new Int32Array(Math.ceil(capacity / 1.5));
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a key, -1 for one that is not there. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)] ?? -1;
  }

  /** The number of a key, a new one where it was not there. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] ?? -1;
    if (known >= 0) return known;
    if (this.#size === this.#keys.length) {
      this.#grow();
      return this.add(key);
    }
    this.#keys[this.#size] = key;
    this.#slots[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  /** The keys in the order of their numbers. */
  keys(): Int32Array {
    return this.#keys.slice(0, this.#size);
  }

  static of(keys: Int32Array): KeyTable {
    const table = new KeyTable(keys.length);
    for (const key of keys) table.add(key);
    return table;
  }

  /** Where a key lies, or the free slot where it would. The keys are mixed already, so their low bits serve. */
  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = key & mask;
    for (let held = this.#slots[slot] ?? -1; held >= 0 && this.#keys[held] !== key; held = this.#slots[slot] ?? -1) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.keys();
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    this.#keys = new Int32Array(this.#keys.length * 2);
    this.#size = 0;
    for (const key of keys) this.add(key);
  }
}
