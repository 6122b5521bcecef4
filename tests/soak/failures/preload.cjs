/**
 * Loaded before a program (node --require): lets the Nth step on the disk, or the Nth allocation of a thread, go wrong.
 * ROOSIM_FAULT: {"kind": "count" | "kill" | "fail" | "allocation", "at": N, "after": boolean, "code": "EIO"}
 * ROOSIM_STEPS: a file that gets the number of steps when the process ends.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { isMainThread } = require('node:worker_threads');

const { kind, at, after, code } = JSON.parse(process.env.ROOSIM_FAULT ?? '{"kind":"none"}');

if (kind === 'allocation') failAllocations();
else if (kind !== 'none' && isMainThread) watchSteps();

function watchSteps() {
  let steps = 0;
  const step = (name, action) =>
    function stepped(...args) {
      steps += 1;
      const isIt = steps === at;
      if (isIt && kind === 'kill' && !after) process.kill(process.pid, 'SIGKILL');
      if (isIt && kind === 'fail')
        return Promise.reject(Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name }));
      const done = action.apply(this, args);
      if (isIt && kind === 'kill') return done.then(() => process.kill(process.pid, 'SIGKILL'));
      return done;
    };
  for (const name of ['mkdir', 'open', 'writeFile', 'link', 'rename', 'rm', 'readdir', 'stat'])
    fs.promises[name] = step(name, fs.promises[name]);
  syncBuiltinESMExports();
  const watchHandles = async () => {
    const handle = await fs.promises.open(__filename);
    const prototype = Object.getPrototypeOf(handle);
    await handle.close();
    steps = 0;
    for (const name of ['write', 'sync', 'close', 'read', 'readFile', 'stat'])
      prototype[name] = step(name, prototype[name]);
  };
  void watchHandles();
  process.on('exit', () => {
    if (process.env.ROOSIM_STEPS) fs.writeFileSync(process.env.ROOSIM_STEPS, String(steps));
  });
}

function failAllocations() {
  let allocations = 0;
  const allocate = () => {
    allocations += 1;
    if (allocations === at) throw new RangeError('Array buffer allocation failed');
  };
  const isView = (argument) => argument instanceof ArrayBuffer || argument instanceof SharedArrayBuffer;
  for (const name of ['Float64Array', 'Uint8Array', 'Int32Array', 'Uint16Array', 'Uint32Array']) {
    const original = globalThis[name];
    globalThis[name] = new Proxy(original, {
      construct: (target, args, newTarget) => {
        if (!isView(args[0])) allocate();
        return Reflect.construct(target, args, newTarget);
      },
    });
  }
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, args, newTarget) => {
      allocate();
      return Reflect.construct(target, args, newTarget);
    },
  });
  for (const name of ['alloc', 'allocUnsafe', 'concat']) {
    const original = Buffer[name];
    Buffer[name] = (...args) => {
      allocate();
      return original.apply(Buffer, args);
    };
  }
}
