import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, open, picture, pixelOf, shutDown } from './browser.mjs';

after(shutDown);

const VIEW = { lat: 28.97, lon: 122.985, zoom: 15 };
const AT = `at=${VIEW.lat.toFixed(5)},${VIEW.lon.toFixed(5)},${VIEW.zoom}`;

test('the desk lists what is due and says what to do first', async () => {
  const page = await open('/desk/');
  await mapDrawn(page);
  const tasks = await page.getByRole('navigation', { name: '待办' }).innerText();
  assert.match(tasks, /\d+ 条道路还没有名字[\s\S]*\d+ 条界线[\s\S]*\d+ 处公墓/);
  await page.getByText('从左边选一件事').waitFor();
  await picture(page, 'desk');
  await close(page);
});

test('a drawn road is checked while its name is typed: same sound, same name, free', async () => {
  const page = await open(`/desk/?check=naming&${AT}`);
  await mapDrawn(page);
  await page.getByRole('button', { name: '在地图上画路' }).click();
  for (const place of [[122.981, 28.9705], [122.984, 28.9708]]) await page.mouse.click(...await pixelOf(page, place, VIEW));
  await picture(page, 'desk-naming-drawing');
  await page.mouse.dblclick(...await pixelOf(page, [122.9875, 28.9711], VIEW));
  await page.getByText(/长度 \d/).waitFor();
  await page.getByLabel('通名').selectOption('大道');
  await page.getByLabel('专名').fill('迎滨');
  await page.locator('.finding', { hasText: '与“迎宾大道”同音' }).waitFor();
  assert.match(await page.locator('.pinyin').innerText(), /Yíngbīn/);
  assert.ok(await page.getByText('待确认').isVisible());
  assert.ok(await page.locator('path.mark.warn').first().isVisible(), 'the rival is drawn');
  await page.locator('path.mark.scope').first().waitFor({ state: 'attached' });
  assert.match(await page.locator('.caption').innerText(), /迎宾大道 · .* m/);
  await picture(page, 'desk-naming-same-sound');

  await page.getByLabel('专名').fill('迎宾');
  await page.locator('.verdict.error').getByText('“迎宾大道”不能用').waitFor();
  assert.ok(await page.locator('path.mark.rival').first().isVisible(), 'now as an error');
  await picture(page, 'desk-naming-same-name');

  await page.getByLabel('专名').fill('扶摇');
  await page.locator('.verdict').getByText('“扶摇大道”').waitFor();
  assert.equal(await page.locator('path.mark.rival, .caption').count(), 0, 'the rival is gone');
  await close(page);
});

test('a road can be drawn without a mouse', async () => {
  const page = await open(`/desk/?check=naming&${AT}`);
  await mapDrawn(page);
  await page.getByRole('button', { name: '在地图上画路' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter', 'Backspace', 'Control+z', 'Shift+ArrowLeft']) await page.keyboard.press(key);
  assert.match(await page.locator('.mode-hint').innerText(), /3 点/);
  await page.keyboard.press('Escape');
  await page.getByText(/长度 \d/).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'specific', 'the name is next');
  await close(page);
});

test('an unnamed road of the list is taken with its class and width', async () => {
  const page = await open('/desk/');
  await page.locator('.task', { hasText: '未命名' }).first().click();
  await page.getByText(/未命名.* · 长度/).waitFor();
  assert.ok(Number(await page.getByLabel('路宽').inputValue()) > 0);
  await mapDrawn(page);
  await picture(page, 'desk-naming-unnamed');
  await close(page);
});

test('a walked track says its share, the missed stretches are on the map and on the bar', async () => {
  const page = await open('/desk/?check=inspection&subject=QY01');
  await page.getByRole('button', { name: '用演示轨迹' }).click();
  await page.locator('.verdict').getByText(/已走/).waitFor();
  assert.ok(await page.locator('.chainage .missed').count() >= 2, 'the demo walk misses two stretches');
  await page.locator('.finding').getByRole('button').first().click();
  assert.ok(await page.locator('path.mark.missed').count() >= 2);
  await mapDrawn(page);
  await picture(page, 'desk-inspection-walked');
  await close(page);
});

test('measured markers are judged one by one', async () => {
  const page = await open('/desk/?check=inspection&subject=QY01');
  await page.getByRole('button', { name: '用演示测量值' }).click();
  await page.getByRole('cell', { name: '✖ 疑似移位' }).first().waitFor();
  await page.getByRole('button', { name: '7', exact: true }).click();
  await page.getByLabel('只看有问题的').uncheck();
  assert.equal(await page.locator('tbody tr').count(), 46);
  await mapDrawn(page);
  await picture(page, 'desk-inspection-markers');
  await close(page);
});

test('gaps and overlaps between both sides are found and shown', async () => {
  const page = await open('/desk/?check=inspection&subject=QY01');
  await page.getByRole('button', { name: '用演示两侧面' }).click();
  await page.locator('.verdict').getByText(/缝隙/).waitFor();
  await page.locator('.finding').getByRole('button').first().click();
  await mapDrawn(page);
  await picture(page, 'desk-inspection-coverage');
  await page.getByRole('button', { name: '检查库内区划' }).click();
  await page.locator('.verdict.passed').waitFor();
  await close(page);
});

test('a track without points is refused in a sentence', async () => {
  const page = await open('/desk/?check=inspection&subject=QY01');
  await page.getByText('选 GPX 文件').waitFor();
  await page.locator('#track').setInputFiles({ name: 'leer.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from('<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"/>') });
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /轨迹|点/);
  await page.locator('#fixes').setInputFiles({ name: 'kaputt.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await page.getByText('读不懂文件“kaputt.json”').waitFor();
  await close(page, { expected: [/Failed to load resource/] });
});

test('a cemetery seen from the highway: the sentence, the stretch, the profile, and the map follows the chart', async () => {
  const page = await open('/desk/?check=sight&subject=C990121001');
  await page.locator('.verdict.error').getByText(/G56.*可见/).waitFor();
  await page.locator('svg.profile').waitFor();
  await page.locator('path.mark.seen').first().waitFor({ state: 'attached' });
  await page.locator('svg.profile').hover();
  await page.locator('path.mark.cursor').waitFor({ state: 'attached' });
  assert.match(await page.locator('.reading').innerText(), /地面 .* m，视线 .* m/);
  assert.equal(await page.locator('.verdict .word').innerText(), '✖ 可见');
  assert.match(await page.locator('.verdict').innerText(), /上行 K\d+\+\d{3}–K\d+\+\d{3}（共 .* m）可见，最近 \d+ m/);
  await mapDrawn(page);
  await picture(page, 'desk-sight-visible');
  await page.locator('summary', { hasText: '数据表' }).click();
  assert.equal(await page.locator('figure tbody tr').count(), 21);
  await close(page);
});

test('a screen is tried on the slider without asking the server, and lowering it lets the road see again', async () => {
  const page = await open('/desk/?check=sight&subject=C990121001');
  await page.locator('.suggestion', { hasText: '全部遮住' }).waitFor();
  await page.locator('svg.profile .screen').waitFor({ state: 'attached' });
  const asked = [];
  page.on('request', request => /api/.test(request.url()) && asked.push(request.url()));
  await page.getByRole('button', { name: /遮住九成/ }).click();
  assert.match(await page.locator('.suggestion').innerText(), /^加 [\d.]+ m 常绿树 → 可见 [\d\s.km]+ → [\d\s.km]+$/);
  const slider = page.getByRole('slider', { name: /遮挡物高/ });
  await slider.press('Home');
  const [, before, after] = /可见 (.+) → (.+)$/.exec(await page.locator('.suggestion').innerText());
  assert.equal(after, before, 'no screen hides nothing');
  await slider.press('End');
  assert.match(await slider.getAttribute('aria-valuetext'), /全部遮住/);
  await page.getByRole('button', { name: /遮住九成/ }).click();
  assert.deepEqual(asked, []);
  await page.locator('.screening').scrollIntoViewIfNeeded();
  await picture(page, 'desk-sight-screening');
  assert.deepEqual(await graveFaults(page), []);
  await close(page);
});

test('where the margin is below the error of the heights somebody has to look, and the reason is said', async () => {
  const page = await open('/desk/?check=sight&subject=C990121003');
  await page.locator('.verdict.unknown').waitFor();
  assert.equal(await page.locator('.verdict .word').innerText(), '△ 需现场核实');
  assert.match(await page.locator('.verdict').innerText(), /仅 [\d.]+ m，小于高程误差 4 m/);
  await page.locator('svg.profile').waitFor();
  await mapDrawn(page);
  await picture(page, 'desk-sight-doubtful');
  await close(page);
});

test('by arrow keys the profile is walked place by place, and the map and the chart point at each other', async () => {
  const page = await open('/desk/?check=sight&subject=C990121002');
  const chart = page.locator('svg.profile');
  await chart.waitFor();
  await mapDrawn(page);
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const first = Number(await chart.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  assert.ok(Number(await chart.getAttribute('aria-valuenow')) > first, 'a place farther');
  assert.match(await chart.getAttribute('aria-valuetext'), /地面 .* m，视线 .* m/);
  await page.locator('path.mark.cursor').waitFor({ state: 'attached' });
  await page.keyboard.press('End');
  assert.equal(await chart.getAttribute('aria-valuenow'), await chart.getAttribute('aria-valuemax'));
  await page.mouse.move(5, 5);
  const ray = await page.locator('path.mark.ray:not(.behind)').boundingBox();
  await page.mouse.move(ray.x + ray.width / 2, ray.y + ray.height / 2);
  await page.locator('svg.profile .cursor[visibility=visible]').waitFor();
  const half = Number(await chart.getAttribute('aria-valuenow'));
  assert.ok(half > 0 && half < Number(await chart.getAttribute('aria-valuemax')), 'the chart shows the place on the map');
  await close(page);
});

test('a long check says how long it goes on and can be cancelled', async () => {
  const page = await open('/desk/');
  await mapDrawn(page);
  const gone = new Promise(resolve => page.on('requestfailed', request => request.url().includes('watch') && resolve(request.failure().errorText)));
  await page.route('**/api/visibility?watch', () => {}); // never answered
  await page.goto(new URL('/desk/?check=sight&subject=C990121001', page.url()).href);
  await page.getByText(/正在沿路逐点看… +已 \d+ 秒/).waitFor();
  await picture(page, 'desk-sight-working');
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByText('已取消，没有得出结果').waitFor();
  assert.match(await gone, /ABORTED/);
  await page.unroute('**/api/visibility?watch');
  await page.getByRole('button', { name: '核验视线' }).click();
  await page.locator('.verdict .word', { hasText: '可见' }).waitFor();
  await close(page);
});

test('a cemetery behind the ridge is not seen, and the profile shows what hides it', async () => {
  const page = await open('/desk/?check=sight&subject=C990121002');
  await page.locator('.verdict.passed').getByText(/不可见/).waitFor();
  await page.locator('svg.profile .blocker').waitFor();
  assert.match(await page.locator('figcaption').innerText(), /被挡/);
  await mapDrawn(page);
  await picture(page, 'desk-sight-hidden');
  await close(page);
});

test('the sheet can be widened by keyboard and becomes a drawer on a small screen', async () => {
  const page = await open('/desk/?check=sight');
  const width = () => page.locator('.sheet').evaluate(sheet => sheet.offsetWidth);
  await mapDrawn(page);
  const before = await width();
  await page.getByRole('separator').focus();
  await page.keyboard.press('ArrowLeft');
  assert.ok(await width() > before);
  await page.setViewportSize({ width: 800, height: 900 });
  await page.getByRole('button', { name: '收起核验单' }).click();
  assert.ok(await page.getByRole('button', { name: '展开核验单' }).isVisible());
  await close(page);
});

test('on a phone the desk is one column and nothing sticks out', async () => {
  const page = await open('/desk/?check=sight&subject=C990121001', { width: 360, height: 740 });
  await page.locator('svg.profile').waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), 'no sideways scrolling');
  await close(page);
});

test('a check that may not be run is greyed wholly, says why, and asks nothing of the server', async () => {
  const page = await open('/');
  await mapDrawn(page);
  const asked = [];
  await page.route('**/api/session', async route => {
    const session = await (await route.fetch()).json();
    const acts = session.acts.map(act => (act.act === 'check' ? { ...act, allowed: false, reason: 'role', sentence: '您的岗位没有此项权限 / your role does not include this' } : act));
    await route.fulfill({ json: { ...session, acts } });
  });
  await page.route(/\/api\/(naming\/(check|roads|readings)|visibility|boundaries)/, route => (asked.push(route.request().url()), route.continue()));
  for (const check of ['naming', 'inspection&subject=QY01', 'sight&subject=C990121001']) {
    await page.goto(new URL(`/desk/?check=${check}`, page.url()).href);
    await page.locator('.greyed', { hasText: '您的岗位没有此项权限' }).waitFor();
    const live = await page.locator('.sheet-body').locator('button, input, select').evaluateAll(parts => parts.filter(part => !part.disabled || part.title !== '您的岗位没有此项权限').map(part => part.outerHTML));
    assert.deepEqual(live, [], check);
    for (const button of [page.getByRole('button', { name: '命名检查' }), page.locator('.task').first()]) assert.ok(await button.isDisabled());
    await mapDrawn(page);
  }
  await picture(page, 'desk-greyed');
  assert.deepEqual(asked, []);
  await close(page);
});
