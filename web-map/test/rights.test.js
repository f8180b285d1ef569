import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneLanguage, sentenceOf, whyNot } from '../src/parts/rights.js';

const session = { acts: [
  { act: 'check', allowed: true },
  { act: 'approve', allowed: false, reason: 'role', sentence: '您的岗位没有此项权限 / your role does not include this' },
] };

test('a button is greyed with the reason that the server would answer', () => {
  assert.equal(whyNot(session, 'check'), '');
  assert.equal(whyNot(session, 'approve'), '您的岗位没有此项权限');
  assert.equal(whyNot(session, 'approve', true), 'your role does not include this');
});

test('where the server could not be asked nothing is greyed: the request will tell', () => {
  assert.equal(whyNot(null, 'check'), '');
  assert.equal(whyNot(session, 'an act of a later version'), '');
});

test('a sentence in one language stays as it is', () => {
  assert.equal(oneLanguage('请稍后', true), '请稍后');
});

test('a thing that brings its own reason along is greyed by it', () => {
  assert.equal(sentenceOf({ allowed: true }), '');
  assert.equal(sentenceOf({ allowed: false, sentence: '不在您负责的区划内 / outside' }), '不在您负责的区划内');
  assert.equal(sentenceOf({ allowed: false, sentence: '不在您负责的区划内 / outside' }, true), 'outside');
});
