/** Numbers 64-bit term keys in the order of their first appearance. */
export interface TermTable {
  numberOf(high: number, low: number): number;
  size(): number;
  /** The keys in rising order, and for each the number it was given. */
  inKeyOrder(): { order: Uint32Array; highs: Uint32Array; lows: Uint32Array };
}

/** An open-addressing hash table over typed arrays: some 20 bytes a term, where a Map of strings takes 100. */
export function createTermTable(): TermTable {
  let capacity = 1 << 14;
  let slots = new Int32Array(capacity).fill(-1);
  let highs = new Uint32Array(capacity / 2);
  let lows = new Uint32Array(capacity / 2);
  let size = 0;

  function grow(): void {
    capacity *= 2;
    slots = new Int32Array(capacity).fill(-1);
    const widerHighs = new Uint32Array(capacity / 2);
    const widerLows = new Uint32Array(capacity / 2);
    widerHighs.set(highs);
    widerLows.set(lows);
    highs = widerHighs;
    lows = widerLows;
    for (let number = 0; number < size; number++) slots[freeSlot(highs[number]!, lows[number]!)] = number;
  }

  /** The slot of a key, or the free slot where it belongs. */
  function freeSlot(high: number, low: number): number {
    let slot = low & (capacity - 1);
    for (;;) {
      const number = slots[slot]!;
      if (number < 0 || (lows[number] === low && highs[number] === high)) return slot;
      slot = (slot + 1) & (capacity - 1);
    }
  }

  return {
    numberOf(high, low) {
      const slot = freeSlot(high, low);
      if (slots[slot]! >= 0) return slots[slot]!;
      if (size === capacity / 2) {
        grow();
        return this.numberOf(high, low);
      }
      slots[slot] = size;
      highs[size] = high;
      lows[size] = low;
      return size++;
    },
    size: () => size,
    inKeyOrder() {
      const keys = new BigUint64Array(size);
      for (let i = 0; i < size; i++) keys[i] = (BigInt(highs[i]!) << 32n) | BigInt(lows[i]!);
      keys.sort();
      const order = new Uint32Array(size);
      const sortedHighs = new Uint32Array(size);
      const sortedLows = new Uint32Array(size);
      for (let i = 0; i < size; i++) {
        const high = Number(keys[i]! >> 32n);
        const low = Number(keys[i]! & 0xffffffffn);
        sortedHighs[i] = high;
        sortedLows[i] = low;
        order[i] = slots[freeSlot(high, low)]!;
      }
      return { order, highs: sortedHighs, lows: sortedLows };
    },
  };
}
