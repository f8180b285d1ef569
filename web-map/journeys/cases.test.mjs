import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, picture, shutDown } from './browser.mjs';
import { signedIn } from './people.mjs';

after(shutDown);

const REFUSED = /status of 4\d\d/;

const step = (page, name) => page.locator('.case-next').getByRole('button', { name, exact: true });
const state = (page, words) => page.locator('.case .chip', { hasText: words }).first().waitFor();

/** As somebody without a mouse gets there; round the page once at most. */
async function tabTo(page, locator) {
  const wanted = await locator.elementHandle();
  for (let i = 0; i < 250; i++) {
    if (await page.evaluate(element => element === document.activeElement, wanted)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${locator}`);
}

/** With the keyboard alone: Enter on each syllable in doubt, and on the whole. */
async function confirmReading(page) {
  await page.locator('.syllable input').first().waitFor();
  await tabTo(page, page.locator('.syllable:not(.sure) input, .reading .button.primary').first());
  for (let i = 0; i < 8 && await page.locator('.syllable').count(); i++) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
  }
  await page.locator('.case-item').getByText('逐字确认').waitFor();
}

test('a road without a name goes to its announcement, each step by whom the law says, the application without a mouse', async () => {
  const clerk = await signedIn('clerk', '/desk/?check=naming');
  await mapDrawn(clerk);
  await clerk.keyboard.press('n');
  await tabTo(clerk, clerk.locator('.task', { hasText: '未命名' }).first());
  await clerk.keyboard.press('Enter');
  await tabTo(clerk, clerk.getByLabel('专名'));
  await clerk.keyboard.type('听松');
  await clerk.locator('.verdict').waitFor();
  await tabTo(clerk, clerk.getByLabel('通名'));
  for (let i = 0; i < 12 && await clerk.getByLabel('通名').inputValue() !== '路'; i++) await clerk.keyboard.press('ArrowDown');
  await clerk.locator('.verdict.warning', { hasText: '听松路' }).waitFor();
  await tabTo(clerk, clerk.getByRole('button', { name: '为“听松路”建案' }));
  await clerk.keyboard.press('Enter');
  await state(clerk, '起草');
  await confirmReading(clerk);
  await tabTo(clerk, clerk.locator('.exception').getByRole('textbox'));
  await clerk.keyboard.type('按规划拓宽后符合通名分级');
  await clerk.keyboard.press('Enter');
  await clerk.locator('.exceptions', { hasText: '按规划拓宽' }).waitFor();
  await clerk.locator('.exception').waitFor({ state: 'detached' });
  await picture(clerk, 'case-draft');
  assert.deepEqual(await graveFaults(clerk), []);
  await tabTo(clerk, step(clerk, '送审'));
  await clerk.keyboard.press('Enter');
  await state(clerk, '审核中');
  const address = new URL(clerk.url());
  const path = `${address.pathname}?check=case&subject=${new URLSearchParams(address.search).get('subject')}`;
  for (const why of ['影响范围小', '名称无争议']) {
    await clerk.getByLabel('本案需要', { exact: false }).uncheck();
    await clerk.getByLabel('要点，或不需要的理由').fill(why);
    await clerk.getByRole('button', { name: '加入材料' }).click();
    await clerk.locator('.case-paper', { hasText: why }).waitFor();
  }
  await clerk.getByLabel('本案需要', { exact: false }).check();
  await clerk.getByLabel('要点，或不需要的理由').fill('公示十五日，无异议');
  await clerk.getByRole('button', { name: '加入材料' }).click();
  await clerk.locator('.case-paper', { hasText: '无异议' }).waitFor();

  const approver = await signedIn('approver', path);
  await step(approver, '批准').click();
  await approver.getByLabel('批准文号').fill('青政地名〔2026〕1号');
  await approver.locator('.step-form').getByRole('button', { name: '批准', exact: true }).click();
  await state(approver, '已批准');
  await close(approver);

  const officer = await signedIn('officer', path);
  await officer.locator('.case .chip', { hasText: '备案还有 15 天' }).waitFor();
  await picture(officer, 'case-decided');
  await step(officer, '登记备案').click();
  await officer.locator('.step-form').getByRole('button', { name: '登记备案' }).click();
  await state(officer, '已备案');
  await step(officer, '公告').click();
  await officer.getByLabel('公告号').fill('青地公〔2026〕1号');
  await officer.locator('.step-form').getByRole('button', { name: '公告', exact: true }).click();
  await state(officer, '已公告');
  await officer.locator('.chip', { hasText: '地名代码' }).waitFor();
  await mapDrawn(officer);
  await picture(officer, 'case-announced');
  assert.match(await officer.evaluate(() => fetch('/ogc/collections/roads/items?name=听松路&limit=1').then(answer => answer.text())), /听松路/);
  await close(officer);
  await clerk.locator('.chip', { hasText: '改了这个案件' }).waitFor();
  await close(clerk, { expected: [REFUSED] });
});

test('two who write the same case lose no word', async () => {
  const one = await signedIn('clerk', '/desk/?check=cases');
  await one.getByLabel('案件名称').fill('城东道路命名');
  await one.getByRole('button', { name: '新建案件' }).click();
  await state(one, '起草');
  const other = await signedIn('officer', `/desk/?check=case&subject=${new URL(one.url()).searchParams.get('subject')}`);
  await state(other, '起草');
  await one.getByLabel('申请人').fill('青禾县住建局');
  await one.getByLabel('命名方案和理由').focus();
  await other.locator('.chip', { hasText: '改了这个案件' }).waitFor();
  assert.equal(await other.getByLabel('申请人').inputValue(), '青禾县住建局');
  await other.route('**/api/naming/cases/DM-*', (route, request) => (request.method() === 'PATCH' ? route.abort() : route.continue()));
  await other.getByLabel('命名方案和理由').fill('对方的理由');
  await other.getByLabel('申请人').focus();
  await other.getByText('本机已存').waitFor();
  await one.getByLabel('命名方案和理由').fill('我的理由');
  await one.getByLabel('申请人').focus();
  await one.getByText('已保存').first().waitFor();
  await other.unroute('**/api/naming/cases/DM-*');
  const clash = other.locator('.clash');
  await clash.waitFor();
  assert.match(await clash.innerText(), /我写的 对方的理由[\s\S]*对方写的 我的理由/);
  await picture(other, 'case-clash');
  await clash.getByRole('button', { name: '用我的' }).click();
  await one.waitForFunction(() => [...document.querySelectorAll('textarea')].some(area => area.value === '对方的理由'));
  await close(one, { expected: [REFUSED] });
  await close(other, { expected: [REFUSED, /ERR_FAILED/] });
});
