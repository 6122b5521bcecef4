import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };

/** A file and all of this project that it imports, directly or not. */
function closure(paths: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const path of paths) {
    if (seen.has(path)) continue;
    seen.add(path);
    const imports = [...readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)\.js'/g)];
    closure(
      imports.map(([, to = '']) => normalize(join(dirname(path), `${to}.ts`))),
      seen,
    );
  }
  return seen;
}

describe('the package', () => {
  it('ships the code that makes its data, with all that it imports', () => {
    const code = closure(['scenarios/baselines/north-america-2019/build/main.ts', 'scenarios/studies/hmm/main.ts']);
    expect(code.size).toBeGreaterThan(35);
    const left = [...code].filter((path) => !files.some((kept) => path === kept || path.startsWith(`${kept}/`)));
    expect(left).toEqual([]);
  });
});
