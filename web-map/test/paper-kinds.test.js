import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf, newId, typeWord } from '../src/desk/paper-kinds.js';

test('a file is taken for what its ending says, and for a paper where that says nothing', () => {
  assert.deepEqual(['IMG_1.JPG', '近景.jpeg', 'a.webp', '巡界.gpx', '批复.pdf', 'a.ofd', 'no ending'].map(kindOf), ['photo', 'photo', 'photo', 'track', 'paper', 'paper', 'paper']);
  assert.equal(typeWord('青云线 批复.pdf'), 'PDF');
});

test('ids are UUIDs of version 4, and no two are alike', () => {
  const ids = Array.from({ length: 1000 }, () => newId());
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, 1000);
});
