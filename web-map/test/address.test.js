import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, parseAddress } from '../src/address.js';

test('an empty address is the whole county in Chinese with nothing open', () => {
  const state = parseAddress('');
  assert.deepEqual(state, { query: '', selected: null, view: null, layers: null, panel: '', check: '', subject: '', filters: {}, lang: '', theme: '', type: '' });
  assert.equal(formatAddress(state), '');
});

test('what is written into the address is read back', () => {
  const state = {
    query: '迎宾 大道&x=1', selected: { layer: 'roads', id: 'R/12 号' }, view: { lat: 28.97123, lon: 122.99001, zoom: 15 }, layers: ['roads', 'places'],
    panel: 'legend', check: 'journal', subject: 'roads/A&B', filters: { actor: 'zhang.san', act: 'update', from: '2026-01-02' }, lang: 'en', theme: 'dark', type: 'large',
  };
  assert.deepEqual(parseAddress(formatAddress(state)), state);
});

test('the view is kept to the metre', () => {
  assert.equal(formatAddress({ view: { lat: 28.971234567, lon: 122.99, zoom: 13 } }), '?at=28.97123,122.99000,13');
});

test('the record under a check is readable in the address', () => {
  assert.equal(formatAddress({ check: 'record', subject: 'roads/R 1' }), '?check=record&subject=roads/R%201');
});

test('all layers off is not the same as the usual layers', () => {
  assert.equal(formatAddress({ layers: [] }), '?layers=');
  assert.deepEqual(parseAddress('?layers=').layers, []);
});

for (const nonsense of ['?at=91,0,3', '?at=1,2', '?at=a,b,c', '?at=1,2,99', '?id=roads', '?id=/x', '?id=roads/', '?theme=pink', '?type=huge']) {
  test(`nonsense in the address is left out: ${nonsense}`, () => assert.equal(formatAddress(parseAddress(nonsense)), ''));
}

test('a query of ten thousand characters is cut to two hundred', () => {
  assert.equal(parseAddress(`?q=${'x'.repeat(10000)}`).query.length, 200);
});
