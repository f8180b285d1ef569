import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { close, graveFaults, mapDrawn, open, picture, shutDown } from './browser.mjs';
import { change } from './office.mjs';

after(shutDown);

const ROAD = '99012199923510000001';

before(() => change('officer', `
  insert into naming_case (code, title, division_code, state, opened_on, submitted_on, consultation_from, consultation_to)
  values ('DM-2001-0001', '问渠路命名方案', '990121', 'review', '2001-01-01', '2001-01-02', '2001-01-03', '2999-12-31');
  insert into naming_item (code, case_code, ordinal, act, target, specific, generic, pinyin, pinyin_plain, road_class, start_text, end_text, origin, meaning, geom)
  select 'DM-2001-0001-1', 'DM-2001-0001', 1, 'name', 'road', '问渠', '路', 'Wènqú Lù', 'wenqu lu', 'branch', '人民路口', '高铁站', '问渠书院旧址', '取自“问渠那得清如许”', geom
  from road where status = 'unnamed' and valid_to is null order by code limit 1;
  insert into naming_case (code, title, division_code, state, opened_on, submitted_on, decided_on, decision_number, approving_body, body_kind, filed_on, filed_with, announced_on, announcement_number)
  values ('DM-2001-0002', '听泉路命名', '990121', 'announced', '2001-01-01', '2001-01-02', '2001-01-20', '青政地名〔2001〕2号', '青禾县人民政府', 'government', '2001-01-25', '上一级人民政府', '2001-01-30', '公告〔2001〕2号');
  insert into road (code, place_code, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, pinyin_source, road_class, status, division_code, start_text, end_text, origin, meaning, named_on, approval_number, approving_body, filed_on, announced_on, naming_case, geom, valid_from)
  select '${ROAD}', '${ROAD}', '听泉路', '听泉', '路', 'Tīngquán Lù', 'tingquan lu', 'tql', 'reviewed', 'branch', 'announced', '990121', '听泉桥', '人民路口', '听泉桥', '临泉', '2001-01-20', '青政地名〔2001〕2号', '青禾县人民政府', '2001-01-25', '2001-01-30', 'DM-2001-0002', st_translate(geom, 0.0004, 0.0004), '2001-01-30'
  from road where status = 'unnamed' and valid_to is null order by code limit 1;
  insert into naming_step (code, step, from_state, to_state, before) values ('DM-2001-0002', 'announce', 'filed', 'announced', '{}');
  insert into naming_item (code, case_code, ordinal, act, target, record_code, place_code, specific, generic, outcome) values ('DM-2001-0002-1', 'DM-2001-0002', 1, 'name', 'road', '${ROAD}', '${ROAD}', '听泉', '路', 'approved');`));

test('somebody reads what is proposed, says something without a name, and looks the receipt up', async () => {
  const page = await open('/');
  await mapDrawn(page); // leaving a page breaks its tiles off
  await page.getByRole('link', { name: '公告与征求意见' }).click();
  await mapDrawn(page);
  await page.getByRole('link', { name: /问渠路命名方案/ }).click();
  await page.getByRole('heading', { level: 1, name: '问渠路命名方案' }).waitFor();
  assert.match(await page.locator('.announced').innerText(), /Wènqú Lù[\s\S]*青禾县.*起于人民路口，止于高铁站[\s\S]*问渠书院旧址/);
  await mapDrawn(page);
  await page.locator('.mark.own.line').first().waitFor({ state: 'attached' });
  assert.deepEqual(await graveFaults(page), []);
  await picture(page, 'announced-consultation');
  await page.getByLabel('反对').check();
  await page.getByLabel('意见（2000 字以内）').fill('与问泉路易混，请再议。');
  await page.getByRole('button', { name: '提交意见' }).click();
  const receipt = await page.locator('output.receipt').innerText();
  assert.match(receipt, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  await picture(page, 'announced-receipt');
  await close(page);

  change('officer', `update naming_comment set reply = '已另选专名。', replied_by = 'officer', replied_at = now() where code = '${receipt.replace('-', '')}'`);
  const later = await open('/announcements/', { width: 360, height: 740 });
  await later.getByLabel('回执（10 位）').fill(receipt.toLowerCase());
  await later.getByRole('button', { name: '查看' }).click();
  await later.locator('blockquote.reply').getByText('已另选专名。').waitFor();
  assert.match(await later.locator('.own-comment').innerText(), /反对[\s\S]*与问泉路易混/);
  assert.ok(await later.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing sticks out on a phone');
  await picture(later, 'announced-phone');
  await close(later);
});

test('an announced name is found, has its own address, and its old address leads there', async () => {
  const page = await open('/announcements/?q=tingquan');
  await mapDrawn(page);
  await page.getByRole('link', { name: /听泉路命名/ }).click();
  await page.getByRole('heading', { level: 1, name: '听泉路命名' }).waitFor();
  assert.match(await page.locator('.announced').innerText(), /公告〔2001〕2号[\s\S]*青禾县人民政府[\s\S]*2001年1月20日/);
  await picture(page, 'announced-announcement');
  await mapDrawn(page);
  await page.locator('.told-names a').first().click();
  await page.waitForURL(`**/names/${ROAD}`);
  await page.getByRole('heading', { level: 1, name: /听/ }).waitFor();
  assert.match(await page.locator('.announced').innerText(), new RegExp(`Tīngquán Lù[\\s\\S]*${ROAD}[\\s\\S]*起于听泉桥[\\s\\S]*临泉`));
  await mapDrawn(page);
  assert.deepEqual(await graveFaults(page), []);
  await picture(page, 'announced-name');
  await close(page);

  const named = await open(`/names/${encodeURIComponent('听泉路')}?lang=en`);
  await named.waitForURL(`**/names/${ROAD}?lang=en**`);
  await named.getByText('standard name', { exact: true }).waitFor();
  await mapDrawn(named);
  await close(named);
  const gone = await open('/names/99012199923510999999');
  await gone.getByRole('heading', { level: 1, name: '没有找到' }).waitFor();
  await close(gone, { expected: [/404/] });
});

test('the public map leads from a road to the page of its name', async () => {
  const page = await open(`/?id=roads/${ROAD}`);
  await mapDrawn(page);
  await page.getByRole('link', { name: '标准地名页' }).click();
  await page.waitForURL(`**/names/${ROAD}`);
  await page.getByRole('heading', { level: 1, name: /听/ }).waitFor();
  await mapDrawn(page);
  await close(page);
});
