let free: usize = 0;

/** Makes all memory free but what the program itself takes. */
export function startHeap(): void {
  free = (__heap_base + 15) & ~15;
}

/** Takes memory, filled with zeros; it begins at a multiple of 16 bytes. The memory grows when it must. */
export function take(bytes: i32): usize {
  const at = free;
  free = (free + bytes + 15) & ~15;
  const missing = <i32>((free + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(max(missing, memory.size())) < 0 && memory.grow(missing) < 0) unreachable();
  memory.fill(at, 0, bytes);
  return at;
}
