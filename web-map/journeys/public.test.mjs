import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, close, mapDrawn, open, picture, pixelOf, shutDown } from './browser.mjs';

after(shutDown);

test('a newcomer sees the county, that its data are made up, and four doors', async () => {
  const page = await open('/', { seen: false });
  await mapDrawn(page);
  await page.getByRole('heading', { level: 1, name: '青禾县地名地图' }).waitFor();
  assert.match(await page.locator('.notice').innerText(), /演示数据[\s\S]*审图号/);
  for (const door of ['我管地名', '我做联检', '我管殡葬', '我来查']) assert.ok(await page.getByRole('link', { name: door }).isVisible(), door);
  const inked = await page.evaluate(() => [...document.querySelectorAll('.surface canvas')].filter(tile => tile.getContext('2d').getImageData(0, 0, tile.width, tile.height).data.some(value => value > 0)).length);
  assert.ok(inked > 4, `${inked} tiles have something on them`);
  await picture(page, 'public-first-visit');
  await close(page);
});

for (const [language, missing, shown] of [['zh-CN', /审图号：缺/, '审图号：GS(2026)0001号'], ['en', /Map review number: none/, 'Map review number: GS(2026)0001号']]) {
  test(`without a review number a banner says so, with one it stands on the map: ${language}`, async () => {
    const page = await open(`/?lang=${language}`);
    await mapDrawn(page);
    assert.match(await page.locator('.notice').innerText(), missing);
    assert.doesNotMatch(await page.locator('.map-foot').innerText(), /GS/);
    await page.route('**/api/status', async route => route.fulfill({ json: { ...(await (await route.fetch()).json()), reviewNumber: 'GS(2026)0001号' } }));
    await page.reload();
    await mapDrawn(page);
    await page.locator('.map-foot').getByText(shown).waitFor();
    assert.doesNotMatch(await page.locator('.notice').innerText(), missing);
    await picture(page, `public-review-number-${language}`);
    await close(page);
  });
}

test('typing initials suggests the road and says why, Enter lists it, a click opens it with its own address', async () => {
  const page = await open('/');
  await page.getByRole('combobox').fill('xhl');
  const option = page.getByRole('option', { name: /新华路/ }).first();
  await option.waitFor();
  assert.match(await option.innerText(), /按首字母 xhl 匹配/);
  await picture(page, 'public-suggestions');
  await page.keyboard.press('Enter');
  const result = page.locator('.results a', { hasText: /新.*华.*路/ }).first(); // the reading stands between the characters
  await result.waitFor();
  await mapDrawn(page);
  await picture(page, 'public-results');
  await result.click();
  await page.locator('.detail .heading').waitFor();
  assert.match(await page.locator('.detail .heading').innerText(), /新/);
  assert.match(await page.locator('.detail').innerText(), /标准名/);
  const address = new URL(page.url());
  assert.match(address.searchParams.get('id'), /^roads\//);
  await mapDrawn(page);
  await picture(page, 'public-detail');

  const again = await open(address.pathname + address.search);
  await again.locator('.detail .heading').waitFor();
  assert.equal(await again.locator('.detail .heading').innerText(), await page.locator('.detail .heading').innerText(), 'the address alone shows the same');
  await close(again);
  await page.goBack();
  await page.locator('.results').waitFor();
  await close(page);
});

test('what is not found is said in a sentence with what to do next', async () => {
  const page = await open('/?q=%E9%BE%98%E9%BE%98%E9%BE%98');
  await page.locator('.empty').getByText('没有找到“龘龘龘”。').waitFor();
  assert.match(await page.locator('.empty').innerText(), /首字母/);
  await close(page);
});

test('a search that the server cannot answer is a sentence, and the map stays', async () => {
  const page = await open('/');
  await mapDrawn(page);
  await page.route('**/api/search**', route => route.abort());
  await page.getByRole('combobox').fill('新华');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('连不上服务器').waitFor();
  assert.ok(await page.getByRole('button', { name: '再试一次' }).isVisible());
  await close(page, { expected: [/ERR_FAILED/] });
});

test('without the map script lists and search still work', async () => {
  const page = await open('/?q=xhl', { without: '**/dist/leaflet.js' });
  await page.locator('.results a').first().waitFor();
  await page.getByText('地图没有载入').waitFor();
  await close(page, { expected: [/ERR_FAILED/, /leaflet/] });
});

test('a click on the map opens what is there, and the way back returns to the list', async () => {
  const road = (await (await fetch(`${BASE}/ogc/collections/roads/items?name=${encodeURIComponent('迎宾大道')}&limit=1`, { headers: { accept: 'application/geo+json' } })).json()).features[0];
  const line = road.geometry.coordinates[0];
  const [lon, lat] = line[0].map((value, i) => value + (line[1][i] - value) * 0.37);
  const view = { lat, lon, zoom: 18 };
  const page = await open(`/?at=${lat.toFixed(5)},${lon.toFixed(5)},18`);
  await mapDrawn(page);
  const [x, y] = await pixelOf(page, [lon, lat], view);
  await page.mouse.click(x, y);
  await page.locator('.detail .heading').waitFor();
  assert.match(await page.locator('.detail .heading').innerText(), /宾/);
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('heading')), 'the heading has the focus');
  await page.keyboard.press('Escape');
  await page.locator('.detail').waitFor({ state: 'hidden' });
  await close(page);
});

test('where the public may not see graves and markers, a click asks for what there is', async () => {
  const page = await open('/');
  const asked = [];
  await page.route('**/api/layers', async route => {
    const { layers } = await (await route.fetch()).json();
    const open = layers.filter(layer => layer.id !== 'graves').map(layer => (layer.id === 'boundary-markers' ? { ...layer, geometryType: null } : layer));
    await route.fulfill({ json: { layers: open } });
  });
  await page.route('**/ogc/collections/*/items?**', route => (asked.push(new URL(route.request().url()).pathname), route.continue()));
  await page.goto(`${BASE}/?at=28.97000,122.98000,16`);
  await mapDrawn(page);
  await page.locator('.surface').click();
  await page.locator('.detail .heading').waitFor();
  assert.ok(asked.length > 3);
  assert.deepEqual(asked.filter(path => /graves|boundary-markers/.test(path)), []);
  await close(page);
});

test('moving the map rewrites the address and leaves the history alone', async () => {
  const page = await open('/?at=28.97000,122.98000,14');
  await mapDrawn(page);
  const before = await page.evaluate(() => history.length);
  await page.locator('.surface').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await page.waitForFunction(() => /,15$/.test(new URLSearchParams(location.search).get('at')));
  assert.equal(await page.evaluate(() => history.length), before);
  await close(page);
});

test('everything in view can be reached by keyboard', async () => {
  const page = await open('/?at=28.97000,122.98000,15');
  await mapDrawn(page);
  await page.getByRole('button', { name: '图中要素' }).focus();
  await page.keyboard.press('Enter');
  const list = page.getByRole('listbox', { name: '图中要素' });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await list.getAttribute('aria-activedescendant'), 'in-view-1');
  await picture(page, 'public-in-view');
  await page.keyboard.press('Enter');
  await page.locator('.detail .heading').waitFor();
  await close(page);
});

test('slash searches, the question mark shows the keys, Escape closes them', async () => {
  const page = await open('/');
  await mapDrawn(page);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.press('Tab');
  await page.locator('.surface').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await picture(page, 'public-keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await close(page);
});

test('the language, the look and the type size are kept in the address', async () => {
  const page = await open('/');
  await mapDrawn(page); // tiles on their way would be faults of the page that is left
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Search' }).waitFor();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Large type' }).click();
  const words = new URL(page.url()).searchParams;
  assert.deepEqual(['lang', 'theme', 'type'].map(name => words.get(name)), ['en', 'dark', 'large']);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '20.25px');
  await mapDrawn(page);
  await picture(page, 'public-large-type');
  await close(page);
});

test('layers go off and on, and the address says so', async () => {
  const page = await open('/?panel=layers&at=28.97000,122.98000,15');
  await mapDrawn(page);
  await page.getByRole('checkbox', { name: /道路/ }).uncheck();
  await page.waitForFunction(() => !new URLSearchParams(location.search).get('layers').split(',').includes('roads'));
  await page.getByRole('checkbox', { name: /禁葬区/ }).check();
  assert.match(new URL(page.url()).searchParams.get('layers'), /burial-zones/);
  await mapDrawn(page);
  await picture(page, 'public-layers');
  await close(page);
});

test('on a phone there is one column, nothing sticks out, and the map folds', async () => {
  const page = await open('/', { width: 360, height: 740 });
  await mapDrawn(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), 'no sideways scrolling');
  const order = await page.evaluate(() => ['.search', '.answers', '.map-part'].map(name => document.querySelector(name).getBoundingClientRect().top));
  assert.deepEqual(order, [...order].sort((a, b) => a - b), 'search first, list second, map third');
  await page.getByRole('button', { name: '收起地图' }).click();
  assert.ok(await page.locator('.surface').isHidden());
  await close(page);
});
