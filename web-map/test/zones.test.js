import assert from 'node:assert/strict';
import { test } from 'node:test';
import { active, ended, factsOf, stateOf } from '../src/desk/zone-state.js';
import { LEGEND, PAINT } from '../src/map/style.js';
import { chooseLanguage } from '../src/text/words.js';

globalThis.document = { documentElement: {} };   // where the page's language is noted
await chooseLanguage('');

const changed = [{ input: 'road', sentence: '道路已有变化 / the road has changed' }, { input: 'rule', sentence: '视线规则的参数已变化 / the rule\'s values have changed' }];
const zone = { code: 'SZ-1', state: 'current', changed: [] };

test('a zone says how it stands, a stale one which inputs have changed', () => {
  assert.deepEqual(stateOf(zone), { kind: 'current', text: '现行' });
  assert.deepEqual(stateOf({ ...zone, state: 'stale', changed }), { kind: 'stale', text: '待重算：道路已有变化、视线规则的参数已变化' });
});

test('what is being done goes before how it stood, never rounded up to done', () => {
  assert.equal(stateOf({ ...zone, run: { state: 'computing', share: 0.999 } }).text, '正在计算 99 %');
  assert.equal(stateOf({ ...zone, run: { state: 'waiting', share: 0 } }).kind, 'busy');
});

test('a failure says why, and that the zone on the map is stale', () => {
  const failed = { ...zone, state: 'stale', changed: changed.slice(0, 1), run: { state: 'failed', sentence: '高程不覆盖道路 / not covered' } };
  assert.deepEqual(stateOf(failed), { kind: 'failed', text: '待重算：道路已有变化；没有算成：高程不覆盖道路' });
});

test('facts are area, range, day, and the share that is open only where there is one', () => {
  const facts = { seenSquareMetres: 4_321_000, maxDistance: 1000, computedOn: '2026-11-26', unansweredShare: 0 };
  assert.equal(factsOf(facts), '可见 4.32 km²、视距 1\u2009000 m、2026年11月26日计算');
  assert.match(factsOf({ ...facts, unansweredShare: 0.0004 }), /< 0\.1 % 缺高程/);
  assert.equal(factsOf({}), '');
});

test('a computation has ended when it ran in the list before and no longer does', () => {
  const running = { ...zone, run: { state: 'computing', share: 0.5 } };
  assert.ok(active(running));
  assert.deepEqual(ended([running], [zone]), ['SZ-1']);
  assert.deepEqual(ended([running], [running]), []);
  assert.deepEqual(ended([zone], [running]), []);
});

test('the map draws a stale zone by another rule than a current one, and the legend has both', () => {
  const rules = PAINT.filter(rule => rule.layer === 'sight-zones');
  for (const state of ['current', 'stale']) assert.equal(rules.filter(rule => rule.when({ state })).length, 1, state);
  assert.deepEqual(LEGEND.filter(entry => entry.layer === 'sight-zones').map(entry => entry.rule), ['sight-zone', 'sight-zone-stale']);
});
