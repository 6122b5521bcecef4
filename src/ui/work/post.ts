import type { MessagePort, Worker } from 'node:worker_threads';

/** Sends a message to the other side of a thread. */
export function post<Message>(to: MessagePort | Worker, message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
  to.postMessage(message);
}
