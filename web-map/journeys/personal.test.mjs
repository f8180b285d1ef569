import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { close, mapDrawn, open, picture, shutDown } from './browser.mjs';
import { command } from './office.mjs';
import { signedIn } from './people.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let plate;

/** A plate whose owner's number is on record, with what the register holds in plain text. */
before(async () => {
  const file = join(tmpdir(), `plates-${process.pid}.csv`);
  await command('export', 'door-plates', '--format', 'csv', '--personal', file);
  const [head, ...rows] = readFileSync(file, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n').map(line => line.split(','));
  rmSync(file);
  plate = rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i]]))).find(row => row.owner_id_kind === 'resident_id' && row.status === 'installed');
});
after(shutDown);

async function atThePlate(account, query = '') {
  const page = await signedIn(account, `/desk/?check=record&subject=door-plates/${plate.code}${query}`);
  await page.locator('.personal dl').waitFor();
  return page;
}

test('without signing in the values are masked and the buttons greyed with their reason', async () => {
  const page = await open(`/desk/?check=record&subject=door-plates/${plate.code}`);
  await page.locator('.personal dl').waitFor();
  const text = await page.locator('.personal').innerText();
  assert.match(text, /产权人\s+.＊+/);
  assert.match(text, /产权人证件号\s*居民身份证\s+9901＊{10}[\dX]{4}/);
  assert.doesNotMatch(text, new RegExp(`${plate.owner_id_number}|${plate.owner_name}`));
  const button = page.getByRole('button', { name: '显示完整的产权人证件号' });
  assert.ok(await button.isDisabled());
  assert.equal(await button.getAttribute('title'), '请先登录');
  await mapDrawn(page);
  await picture(page, 'desk-personal-masked');
  await close(page);
});

test('an officer says what for, sees the number, masks it again, and the history has the reason', async () => {
  const page = await atThePlate('officer');
  await page.getByRole('button', { name: '显示完整的产权人证件号' }).click();
  await page.keyboard.type('核');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.personal .trouble').count(), 0, 'the browser itself asks for more');
  await page.keyboard.type('对产权人');
  await picture(page, 'desk-personal-reason');
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document.querySelector('.personal'), { resultTypes: ['violations'] }));
  assert.deepEqual(violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id }) => id), []);
  await page.keyboard.press('Enter');
  await page.locator('.personal-value', { hasText: plate.owner_id_number }).waitFor();
  await mapDrawn(page);
  await picture(page, 'desk-personal-shown');
  await page.getByRole('button', { name: '遮蔽' }).click();
  assert.doesNotMatch(await page.locator('.personal').innerText(), new RegExp(plate.owner_id_number));
  await page.reload();
  const entry = page.locator('.entry[data-act="unmask"]').first();
  await entry.waitFor();
  assert.match(await entry.innerText(), /查看完整号码[\s\S]*产权人证件号[\s\S]*核对产权人/);
  assert.doesNotMatch(await page.locator('.history').innerText(), new RegExp(`${plate.owner_id_number}|identity-number:`));
  await entry.scrollIntoViewIfNeeded();
  await picture(page, 'desk-personal-history');
  await close(page);
});

test('a number that is shown is masked again by itself', async () => {
  const page = await atThePlate('officer', '&lang=en');
  await page.clock.install();
  await page.getByRole('button', { name: /Show in full: Owner$/ }).click();
  await page.keyboard.type('checking the owner');
  await page.keyboard.press('Enter');
  await page.locator('.personal-value', { hasText: plate.owner_name }).waitFor();
  await page.clock.fastForward(61_000);
  await page.locator('.personal-value', { hasText: plate.owner_name }).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Show');
  await close(page);
});

test('a clerk is told why not, and Escape leaves the question', async () => {
  const clerk = await atThePlate('clerk');
  assert.equal(await clerk.getByRole('button', { name: '显示完整的产权人证件号' }).getAttribute('title'), '您的岗位没有此项权限');
  await close(clerk);
  const officer = await atThePlate('officer');
  await officer.getByRole('button', { name: '显示完整的产权人证件号' }).click();
  await officer.keyboard.press('Escape');
  assert.equal(await officer.locator('.reason').count(), 0);
  await close(officer);
});
