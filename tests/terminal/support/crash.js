// Runs in a terminal of its own: the built interface around a component that throws once it is on the screen.
import { createElement, useEffect, useState } from 'react';
import { openSession } from '../../../dist/ui/terminal/session.js';

function GivesUp() {
  const [isTired, setTired] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setTired(true), 50);
    return () => clearTimeout(timer);
  }, []);
  if (isTired) throw new Error('the component gave up');
  return null;
}

const session = openSession({
  terminal: { stdin: process.stdin, stdout: process.stdout },
  view: () => createElement(GivesUp),
  onResize: () => undefined,
  screenReader: false,
});
await session.ended;
