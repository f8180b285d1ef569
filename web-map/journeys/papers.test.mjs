import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { close, mapDrawn, picture, shutDown } from './browser.mjs';
import { signedIn } from './people.mjs';

after(shutDown);

const RECORD = '/desk/?check=record&subject=boundary-lines/QY01';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function atTheRecord(account) {
  const page = await signedIn(account, RECORD);
  await page.getByRole('heading', { name: '照片与文件' }).waitFor();
  return page;
}

/** A photo as a browser makes it. */
const photo = page => page.evaluate(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const brush = canvas.getContext('2d');
  for (let x = 0; x < 640; x += 16) for (let y = 0; y < 480; y += 16) {
    brush.fillStyle = `hsl(${(x + y) / 4} 40% ${30 + y / 16}%)`;
    brush.fillRect(x, y, 16, 16);
  }
  const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.9));
  return [...new Uint8Array(await blob.arrayBuffer())];
}).then(bytes => Buffer.from(bytes));

const choose = (page, ...files) => page.locator('#paper-file').setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
const papers = page => page.locator('.paper');

test('an officer hands in a photo and a paper, sees who and when, and both open safely', async () => {
  const page = await atTheRecord('officer');
  await choose(page, ['界桩 007 近景.jpg', await photo(page)], ['踏勘记录.txt', Buffer.from('桩体完好')]);
  await page.waitForFunction(() => document.querySelectorAll('.paper').length === 2);
  const shown = page.locator('.paper', { hasText: '界桩 007 近景.jpg' });
  assert.match(await shown.innerText(), /照片 · \d+ KB · .*提交[\s\S]*20\d\d年/);
  await page.waitForFunction(() => document.querySelector('.paper img')?.naturalWidth === 640);
  const content = await page.request.get(await page.locator('.paper', { hasText: '踏勘记录.txt' }).getByRole('link').getAttribute('href').then(href => new URL(page.url()).origin + href));
  assert.match(content.headers()['content-disposition'], /^attachment/);
  assert.equal(content.headers()['content-security-policy'], "sandbox; default-src 'none'");
  await shown.scrollIntoViewIfNeeded();
  await mapDrawn(page);
  await picture(page, 'desk-papers');
  await page.evaluate(axe);
  const serious = await page.evaluate(async () => (await window.axe.run(document.querySelector('.sheet'))).violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  assert.deepEqual(serious, []);
  await close(page);
});

test('a file dropped on the sheet is handed in; one that is no photo is refused in words', async () => {
  const page = await atTheRecord('officer');
  const bytes = [...await photo(page)];
  await page.locator('.drop').evaluate((zone, content) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(content)], '远景.jpg'));
    carried.items.add(new File(['<html><script>alert(1)</script></html>'], '假照片.jpg'));
    zone.dispatchEvent(new DragEvent('dragover', { dataTransfer: carried, bubbles: true, cancelable: true }));
    zone.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, bytes);
  const refused = page.locator('.upload', { hasText: '假照片.jpg' });
  await refused.getByText('文件含可执行内容').waitFor();
  await page.locator('.paper', { hasText: '远景.jpg' }).waitFor();
  assert.equal(await papers(page).filter({ hasText: '远景.jpg' }).count(), 1);
  assert.equal(await papers(page).filter({ hasText: '假照片.jpg' }).count(), 0);
  await refused.scrollIntoViewIfNeeded();
  await mapDrawn(page);
  await picture(page, 'desk-papers-refused');
  await refused.getByRole('button', { name: '知道了' }).click();
  assert.equal(await page.locator('.upload').count(), 0);
  await close(page, { expected: [/422/] });
});

test('what was handed in by mistake is withdrawn with a reason by the keyboard, and still there for who asks', async () => {
  const page = await atTheRecord('officer');
  await choose(page, ['错件.txt', Buffer.from('另一条线的')]);
  const wrong = page.locator('.paper', { hasText: '错件.txt' });
  await wrong.getByRole('button', { name: '撤回 错件.txt' }).press('Enter');
  await page.locator('.withdraw input').fill('属于另一条界线');
  await page.keyboard.press('Enter');
  await wrong.waitFor({ state: 'detached' });
  await page.getByLabel('连已撤回的一起看').check();
  await page.locator('.paper[data-withdrawn="true"]', { hasText: '属于另一条界线' }).waitFor();
  await mapDrawn(page);
  await close(page);
});

test('who may not add sees what is there, and why the button is grey', async () => {
  const clerk = await atTheRecord('clerk');
  const add = clerk.getByRole('button', { name: '添加照片或文件' });
  await add.and(clerk.locator('[disabled]')).waitFor();
  assert.equal(await add.getAttribute('title'), '您的岗位没有此项权限');
  await papers(clerk).first().waitFor();
  assert.ok(await papers(clerk).first().getByRole('button', { name: /撤回/ }).isDisabled());
  await mapDrawn(clerk);
  await close(clerk);
});
