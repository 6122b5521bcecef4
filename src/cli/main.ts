#!/usr/bin/env node
// Without import statements and in plain old syntax: a Node that is too old must get as far as the sentence.
{
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) void import('./start.js');
  else {
    process.stderr.write(`error: roosim needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
    process.exitCode = 1;
  }
}
