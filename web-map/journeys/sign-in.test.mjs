import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, mapDrawn, open, picture, shutDown } from './browser.mjs';

after(shutDown);

const PASSWORD = 'qinghe-demo-2026';
const REFUSED = /status of 401/;

async function signIn(page, account, password = PASSWORD) {
  await page.getByLabel('登录名').fill(account);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('an officer signs in from the desk, stands there by name, and signs out', async () => {
  const page = await open('/desk/');
  await mapDrawn(page);
  await page.getByRole('link', { name: '登录' }).click();
  await picture(page, 'sign-in');
  await signIn(page, 'clerk');
  await page.getByRole('link', { name: '演示经办人' }).waitFor();
  assert.match(page.url(), /\/desk\//);
  await mapDrawn(page);
  await picture(page, 'desk-signed-in');
  await page.getByRole('link', { name: '演示经办人' }).click();
  await page.locator('#who').getByText('经办人 990121').waitFor();
  assert.match(await page.locator('.rights').innerText(), /✔ 核验[\s\S]*审批 您的岗位没有此项权限/);
  await picture(page, 'sign-in-own');
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByLabel('登录名').waitFor();
  await close(page);
});

test('a wrong password is told in one sentence and nothing is lost', async () => {
  const page = await open('/sign-in/');
  await signIn(page, 'inspector', 'not the password');
  await page.getByRole('alert').getByText('账号或口令不对').waitFor();
  assert.equal(await page.getByLabel('登录名').inputValue(), 'inspector');
  await close(page, { expected: [REFUSED] });
});

test('an approver is asked for the code, and a wrong one does not open the desk', async () => {
  const page = await open('/sign-in/?lang=en');
  await page.getByLabel('Account').fill('approver');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('alert').getByText('the code is wrong or was used').waitFor();
  await close(page, { expected: [REFUSED] });
});
