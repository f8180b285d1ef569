import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '../src');
const IMPORT = /(?:^|[\s;])(?:import|export)\b[^'"();]*?from\s*['"](\.[^'"]+)['"]|await import\(['"](\.[^'"]+)['"]\)/g;

/** Every module that a page will ask for, by its address. */
function modules(first, found = new Set()) {
  if (found.has(first)) return found;
  found.add(first);
  for (const [, plain, awaited] of readFileSync(join(SOURCES, first), 'utf8').matchAll(IMPORT)) {
    modules(posix.join(posix.dirname(first), plain ?? awaited), found);
  }
  return found;
}

// Otherwise the browser learns of a module only when it has read the one that imports it, six deep.
for (const [page, main] of [['index.html', '/public/main.js'], ['desk/index.html', '/desk/main.js']]) {
  test(`${page} asks for all its modules at once`, () => {
    const asked = [...readFileSync(join(SOURCES, page), 'utf8').matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, address]) => address);
    const wanted = [...modules(main), '/text/zh-CN.js'];
    assert.deepEqual(asked.sort(), [...wanted].sort(), `in the head of ${page}:\n${wanted.map(address => `<link rel="modulepreload" href="${address}">`).join('\n')}`);
  });
}
