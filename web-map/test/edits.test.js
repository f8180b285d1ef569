import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Edits } from '../src/desk/edits.js';

test('what is written goes out with what stood there before', () => {
  const edits = new Edits({ generic: '路', origin: '旧关' });
  assert.equal(edits.change(), null);
  edits.write('generic', '大道');
  edits.write('generic', '街');
  assert.deepEqual(edits.change(), { base: { generic: '路' }, set: { generic: '街' } });
  edits.write('generic', '路');
  assert.equal(edits.change(), null, 'written back is nothing written');
});

test('a field that nobody writes here follows the other officer', () => {
  const edits = new Edits({ generic: '路', origin: '旧关' });
  edits.write('generic', '街');
  assert.deepEqual(edits.take({ generic: '路', origin: '新关' }), ['origin']);
  assert.equal(edits.value('origin'), '新关');
  assert.equal(edits.value('generic'), '街');
  assert.deepEqual(edits.clashes(), []);
});

test('when both write the same field nothing is lost until somebody chooses', () => {
  const edits = new Edits({ origin: '旧关' });
  edits.write('origin', '松涛阁');
  edits.take({ origin: '松林' });
  assert.deepEqual(edits.clashes(), [{ field: 'origin', mine: '松涛阁', theirs: '松林' }]);
  assert.deepEqual(edits.change(), { base: { origin: '旧关' }, set: { origin: '松涛阁' } }, 'the server will refuse it too');
  edits.keepMine('origin');
  assert.deepEqual(edits.change(), { base: { origin: '松林' }, set: { origin: '松涛阁' } });
  edits.write('origin', '松涛');
  edits.take({ origin: '松林' });
  edits.keepTheirs('origin');
  assert.equal(edits.change(), null);
  assert.equal(edits.value('origin'), '松林');
});

test('what was sent is settled by the answer, and what was written meanwhile is not', () => {
  const edits = new Edits({ origin: null });
  edits.write('origin', '松');
  edits.write('meaning', '甲');
  edits.take({ origin: '松' });
  assert.deepEqual(edits.change(), { base: { meaning: null }, set: { meaning: '甲' } });
});

test('a page that comes later goes on with what could not be sent', () => {
  const before = new Edits({ origin: '旧关' });
  before.write('origin', '松涛阁');
  const after = new Edits({ origin: '松林' }, before.kept());
  assert.equal(after.value('origin'), '松涛阁');
  assert.deepEqual(after.clashes(), [{ field: 'origin', mine: '松涛阁', theirs: '松林' }]);
  assert.equal(new Edits({}).kept(), null);
});
