import { readFileSync } from 'node:fs';
import { RoosimError } from './errors.js';

/** What is used of WebAssembly; Node's types leave it out. */
type Compiler = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Compiler | undefined };

/**
 * Gives instances of a WebAssembly module, each with memory of its own; it is compiled when a thread first asks for one.
 * @throws RoosimError 'internal' when the file is not there, memory for it can't be had, or Node has no WebAssembly
 */
export function wasmModule<T>(url: URL): () => T {
  let compiled: object | undefined;
  return () => {
    if (WebAssembly === undefined) throw wasmFailure(undefined);
    const bytes = compiled === undefined ? readModule(url) : undefined;
    try {
      compiled ??= new WebAssembly.Module(bytes as Uint8Array);
      return new WebAssembly.Instance(compiled).exports as T;
    } catch (cause) {
      throw wasmFailure(cause);
    }
  };
}

/** The error of a module that Node can't start: it has no WebAssembly, or no memory for it. */
export function wasmFailure(cause: unknown): RoosimError {
  if (WebAssembly === undefined)
    return new RoosimError('internal', 'This Node has no WebAssembly, which the model is computed with.', {
      hint: 'Start it without --jitless, and without other options that turn WebAssembly off.',
    });
  return new RoosimError('internal', 'Node could not reserve memory for WebAssembly.', {
    hint: 'Where virtual memory is limited (ulimit -v), set NODE_OPTIONS=--disable-wasm-trap-handler.',
    cause,
  });
}

function readModule(url: URL): Uint8Array {
  try {
    return readFileSync(url);
  } catch (cause) {
    throw new RoosimError('internal', `A part of the program, ${url.pathname}, is not in its place.`, {
      hint: 'npm run build makes it.',
      cause,
    });
  }
}
