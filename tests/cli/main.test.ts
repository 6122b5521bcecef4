import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support.js';

const PROGRAM = join(ROOT, 'dist/cli/main.js');

/** The program under a Node that says it is another. */
function underNode(version: string, ...argv: readonly string[]) {
  const pretence = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
  const script = `${pretence} process.argv.splice(1, 0, ${JSON.stringify(PROGRAM)}); import(${JSON.stringify(PROGRAM)});`;
  return spawnSync(process.execPath, ['-e', script, '--', ...argv], { encoding: 'utf8' });
}

describe('what is run when somebody types roosim', () => {
  it('can be run as it was built, as npm link needs it', () => {
    expect(() => accessSync(PROGRAM, constants.X_OK)).not.toThrow();
    const run = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['18.20.4', '20.18.3', '10.24.1'])('says in one sentence that Node %s is too old', (version) => {
    expect(underNode(version, '--version')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `error: roosim needs Node 20.19 or newer; this is ${version}.\n`,
    });
  });

  it.each(['20.19.0', '22.1.0'])('runs under Node %s', (version) => {
    expect(underNode(version, '--version')).toMatchObject({ status: 0, stderr: '' });
  });

  it('asks for the Node that package.json names, in words that an old one understands', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(manifest.engines.node).toBe('>=20.19');
    const code = readFileSync(PROGRAM, 'utf8').replaceAll(/^(?:#!|\/\/).*\n/gm, '');
    // Node 10 takes it for a script, in which import is a call and nothing else.
    expect(() => new Script(code)).not.toThrow();
    expect(code).not.toMatch(/\?\.|\?\?|\bawait\b/);
  });
});
