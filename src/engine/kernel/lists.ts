import { LIST_ITEMS } from './records/layout';

/** How many items a list has. */
export function countOf(list: usize): i32 {
  return load<i32>(list);
}

/** An item of a list. */
export function itemOf(list: usize, i: i32): usize {
  return <usize>load<u32>(list + ((<usize>i) << 2), LIST_ITEMS);
}

/** Whether an address is in a list. */
export function includes(list: usize, item: usize): bool {
  for (let i = 0, count = countOf(list); i < count; i++) if (itemOf(list, i) === item) return true;
  return false;
}

/** The address at a position of a plain array of them. */
export function addressAt(addresses: usize, i: i32): usize {
  return <usize>load<u32>(addresses + ((<usize>i) << 2));
}

export function setAddress(addresses: usize, i: i32, address: usize): void {
  store<u32>(addresses + ((<usize>i) << 2), <u32>address);
}
