import { readFileSync } from 'node:fs';
import { RoosimError } from './errors.js';

/** What is used of WebAssembly; Node's types leave it out. */
type Compiler = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Compiler };

/**
 * Gives instances of a WebAssembly module, each with memory of its own; it is compiled when a thread first asks for one.
 * @throws RoosimError 'internal' when the file is not there, or memory for an instance can't be had
 */
export function wasmModule<T>(url: URL): () => T {
  let compiled: object | undefined;
  return () => {
    compiled ??= compile(url);
    try {
      return new WebAssembly.Instance(compiled).exports as T;
    } catch (cause) {
      throw noWasmMemory(cause);
    }
  };
}

/** The error of an instance that Node has no memory for. */
export function noWasmMemory(cause: unknown): RoosimError {
  return new RoosimError('internal', 'Node could not reserve memory for WebAssembly.', {
    hint: 'Where virtual memory is limited (ulimit -v), set NODE_OPTIONS=--disable-wasm-trap-handler.',
    cause,
  });
}

function compile(url: URL): object {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(url);
  } catch (cause) {
    throw new RoosimError('internal', `A part of the program, ${url.pathname}, is not in its place.`, {
      hint: 'npm run build makes it.',
      cause,
    });
  }
  return new WebAssembly.Module(bytes);
}
