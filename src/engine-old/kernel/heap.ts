let first: usize = 0;
let free: usize = 0;

/** Makes all memory free but what the program itself takes. */
export function startHeap(): void {
  free = (__heap_base + 15) & ~15;
  first = free;
}

/** What has been taken stays when the rest is released. */
export function keepTaken(): void {
  first = free;
}

/** Makes all memory free that was taken since {@link keepTaken}. */
export function release(): void {
  free = first;
}

/** Grows the memory so that there is room for so many bytes. */
export function reserve(bytes: i32): void {
  grow(free + bytes);
}

/** Takes memory, filled with zeros; it begins at a multiple of 16 bytes. The memory of the kernel grows when it must. */
export function take(bytes: i32): usize {
  const at = free;
  free = (free + bytes + 15) & ~15;
  grow(free);
  memory.fill(at, 0, bytes);
  return at;
}

/** Grows the memory to an address at least, and to twice what it is if it must grow at all. */
function grow(end: usize): void {
  const missing = <i32>((end + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(max(missing, memory.size())) < 0 && memory.grow(missing) < 0) unreachable();
}
