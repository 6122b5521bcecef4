import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support.js';

const INTERRUPT = pathToFileURL(join(ROOT, 'dist/cli/interrupt.js')).href;

/** A process that waits under the program's signal handling, and goes on with `body` once its controller is there. */
function waiting(body: string) {
  const script = `
    const { abortOnSignals } = await import(${JSON.stringify(INTERRUPT)});
    const controller = abortOnSignals();
    setInterval(() => {}, 1000);
    ${body}
    console.log('ready');`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('a signal to stop', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the program at once where nobody has anything to finish, with code %i', async (signal, code) => {
    const program = waiting('');
    await once(program.stdout, 'data');
    program.kill(signal);
    expect(await once(program, 'exit')).toEqual([code, null]);
  });

  it('leaves time to finish to those who listen, and knows its own exit code', async () => {
    const program = waiting(`
      controller.signal.addEventListener('abort', () => {
        console.log('finishing');
        setTimeout(() => process.exit(controller.signal.reason.exitCode), 50);
      });`);
    await once(program.stdout, 'data');
    program.kill('SIGINT');
    expect(String(await once(program.stdout, 'data'))).toContain('finishing');
    expect(await once(program, 'exit')).toEqual([130, null]);
  });

  it('ends those who finish too slowly when it comes a second time', async () => {
    const program = waiting(`controller.signal.addEventListener('abort', () => console.log('never done'));`);
    await once(program.stdout, 'data');
    program.kill('SIGTERM');
    await once(program.stdout, 'data');
    program.kill('SIGTERM');
    expect(await once(program, 'exit')).toEqual([143, null]);
  });
});
