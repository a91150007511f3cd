/** The last few of many, in a ring of fixed size. */
export interface Recent<Item> {
  add(item: Item): void;
  /** Newest first. */
  list(limit: number): Item[];
}

/** A ring that keeps `capacity` items; 0 keeps none. */
export function createRecent<Item>(capacity: number): Recent<Item> {
  const items: Item[] = [];
  let next = 0;
  return {
    add(item) {
      if (capacity <= 0) return;
      items[next] = item;
      next = (next + 1) % capacity;
    },
    list(limit) {
      const wanted = Math.max(0, Math.min(Math.floor(limit), items.length));
      return Array.from({ length: wanted }, (_, back) => items[(next - 1 - back + capacity) % capacity] as Item);
    },
  };
}
