import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReadingState, toned } from '../src/desk/reading-state.js';

test('tones are typed by number and stand on the vowel that bears them', () => {
  const pairs = { yue4: 'yuè', lv3: 'lǚ', lüe4: 'lüè', hao3: 'hǎo', xie2: 'xié', dou1: 'dōu', gui4: 'guì', liu2: 'liú', er2: 'ér', ma5: 'ma', de0: 'de', ng2: 'ng', 'yuè': 'yuè', 'Chang2 ': 'cháng', x9: 'x9' };
  for (const [typed, read] of Object.entries(pairs)) assert.equal(toned(typed), read, typed);
});

test('a doubtful syllable is confirmed by itself, and what is changed is doubtful again', () => {
  const state = new ReadingState([{ text: '长', reading: 'cháng', alternatives: ['zhǎng'], doubtful: true }, { text: '乐', reading: 'lè', alternatives: ['yuè'], doubtful: true }, { text: '路', reading: 'lù' }]);
  assert.equal(state.ready, false);
  assert.equal(state.confirm(0), 1);
  state.write(1, 'yue4');
  assert.equal(state.ready, false);
  assert.equal(state.confirm(1), -1);
  assert.deepEqual(state.readings, ['cháng', 'yuè', 'lù']);
  state.write(2, 'lu');
  assert.equal(state.next(), 2);
  state.write(2, '');
  assert.equal(state.confirm(2), 2, 'nothing is no reading');
});
